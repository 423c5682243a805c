import { column, type ImportedList, mayHave } from '../../notation/imported-list.ts';

const columns = {
  part: mayHave('苑区', 'Part of the site', 'R2.4.2'),
  building: mayHave('楼栋', 'Building', 'R2.4.2'),
  entrance: mayHave('单元', 'Entrance', 'R2.4.2'),
  floor: mayHave('楼层', 'Floor', 'R2.4.2'),
  room: column('房号', 'Room', 'R2.4.2'),
  area: column('建筑面积', 'Area', 'R3.4.5.4'),
  structure: mayHave('户型', 'Structure', 'R3.4.5.4'),
  ownerName: column('业主姓名', 'Owner', 'R3.4.5.1'),
  phones: mayHave('电话', 'Phone', 'R3.4.5.1', { several: true }),
  idNumber: mayHave('身份证号', 'ID number', 'R3.4.5.1'),
  moveInDate: mayHave('入住日期', 'Move-in date', 'R2.4.2'),
  careMark: mayHave('关怀标记', 'Care mark', 'R2.4.2'),
  remark: mayHave('备注', 'Remark', 'R2.4.2'),
} as const;

/** 入住名单: the developer's list of units and their owners (R2.4.2). */
export const moveInList: ImportedList<keyof typeof columns> = {
  ...{ name: 'moveInList', isPartial: true, rowsMost: 20_000 },
  form: { zh: '入住名单', en: 'Move-in list' },
  by: ['assistant', 'supervisor', 'manager', 'clerk'],
  // The household first: a unit stays as long as somebody lives there. Who has only looked at a file has used nothing.
  undoes: [{ register: 'households', besides: ['units', 'fileViewings'] }, { register: 'units' }],
  cites: ['R2.4.2'],
  columns,
};

export type MoveInField = keyof typeof columns;
