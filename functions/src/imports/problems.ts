import type { ClauseId } from '../../../rulebook/site/clauses/index.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { addressOf } from '../spreadsheets/sheet.ts';

/** One thing that is wrong in a list, and where. `words` repeat of a cell no more than `shownOf` shows (R2.4.16). */
export interface Problem<Field extends string = string> {
  readonly row: number;
  readonly cell: string;
  /** In a list of several sheets. */
  readonly sheet?: string;
  /** Null when the list itself is wrong. */
  readonly field: Field | null;
  readonly words: Words;
  readonly clause: ClauseId;
  /** What stands in the cell, for whoever has sent the list. */
  readonly value?: string;
}

/** What may be wrong in any list. */
export const wrong = {
  emptyList: { zh: '表格里没有内容', en: 'The list is empty' },
  headingTwice: { zh: '同一标题出现两次', en: 'This heading stands there twice' },
  empty: { zh: '不能为空', en: 'This must not be empty' },
  cellError: { zh: '公式出错，没有结果', en: 'The formula in this cell has no result' },
  isDate: { zh: '单元格变成了日期，请设为文本', en: 'The cell became a date; please format it as text' },
  notText: { zh: '应为文字或编号', en: 'This should be a text or a number' },
  tooLong: { zh: '内容太长', en: 'This is too long' },
  rounded: {
    zh: '编号被存成数字，末几位已丢失，请设为文本重新填写',
    en: 'Kept as a number, so its last digits are lost; format the cell as text and type it again',
  },
  day: { zh: '应为存在的日期，如2026-10-01', en: 'This should be a day that exists, such as 2026-10-01' },
} as const satisfies Record<string, Words>;

export const tooManyRows = (most: number): Words => ({
  zh: `超过${most}行，请分成几份`,
  en: `More than ${most} rows; please split the list`,
});

export const headingMissing = (title: Words): Words => ({
  zh: `缺少“${title.zh}”一列`,
  en: `The column '${title.en}' is missing`,
});

/** A problem of a row or of the whole list. */
export const atRow = (row: number, words: Words, clause: ClauseId): Problem<never> => ({
  ...{ row, cell: addressOf(1, row), field: null, words, clause },
});
