import { column, type ImportedList, mayHave } from '../../notation/imported-list.ts';

const columns = {
  code: column('钥匙编号', 'Key code', 'R4.4.2.3'),
  kind: column('类别', 'Kind', 'R4.4.2.2'),
  opensWhat: column('房号/区域', 'Opens', 'R4.4.2.3'),
  hook: column('挂钩', 'Hook', 'R4.4.2.2'),
  pieces: mayHave('数量', 'Pieces', 'R4.4.2.3'),
  note: mayHave('备注', 'Note', 'R4.4.2.3'),
} as const;

export type KeyField = keyof typeof columns;

/** 钥匙清单: the keys that the developer hands over, or that were kept on paper so far (R4.4.2.3). */
export const keyList: ImportedList<KeyField> = {
  ...{ name: 'keys', isPartial: true },
  form: { zh: '钥匙清单', en: 'List of keys' },
  by: ['receptionist', 'assistant', 'supervisor'],
  undoes: [{ register: 'keys' }],
  cites: ['R4.4.2.3', 'R4.4.2.2'],
  columns,
};
