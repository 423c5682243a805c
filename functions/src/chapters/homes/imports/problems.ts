import type { Words } from '../../../../../rulebook/site/words.ts';
import { addressOf, ROWS_MAX } from '../../../spreadsheets/sheet.ts';
import type { ListField } from './headings.ts';

export type ListClause = 'R2.4.2' | 'R3.4.5.1' | 'R3.4.5.2' | 'R3.4.5.4' | 'R2.4.16';

/** One thing that is wrong in a list, and where. `words` never repeat what stands in a cell (R2.4.16). */
export interface Problem {
  readonly row: number;
  readonly cell: string;
  /** Null when the list itself is wrong. */
  readonly field: ListField | null;
  readonly words: Words;
  readonly clause: ListClause;
}

export const wrong = {
  emptyList: { zh: '表格里没有内容', en: 'The list is empty' },
  noRows: { zh: '标题下面没有房屋', en: 'No unit stands below the headings' },
  noHeadings: { zh: '找不到标题行，如“楼栋”“房号”', en: "No row of headings, such as 'Building' and 'Room'" },
  unknownHeading: { zh: '不认识的标题', en: 'This heading is not known' },
  headingTwice: { zh: '同一标题出现两次', en: 'This heading stands there twice' },
  noHeadingAbove: { zh: '这一列没有标题', en: 'This column has no heading' },
  tooManyRows: {
    zh: `超过${ROWS_MAX}行，请分成几份`,
    en: `More than ${ROWS_MAX} rows; please split the list`,
  },
  empty: { zh: '不能为空', en: 'This must not be empty' },
  cellError: { zh: '公式出错，没有结果', en: 'The formula in this cell has no result' },
  isDate: { zh: '单元格变成了日期，请设为文本', en: 'The cell became a date; please format it as text' },
  notText: { zh: '应为文字或编号', en: 'This should be a text or a number' },
  tooLong: { zh: '内容太长', en: 'This is too long' },
  floor: { zh: '应为楼层数，如12或-1', en: 'This should be a floor, such as 12 or -1' },
  area: { zh: '应为大于0的平方米数', en: 'This should be square metres, more than 0' },
  phone: {
    zh: '电话号码不对；座机请加区号，境外请加+和国家代码',
    en: 'Not a telephone number; a landline needs its area code, a foreign one + and the country',
  },
  tooManyPhones: { zh: '电话最多五个', en: 'Five telephone numbers at most' },
  idRounded: {
    zh: '身份证号被存成数字，末几位已丢失，请设为文本重新填写',
    en: 'Kept as a number, so its last digits are lost; format the cell as text and type it again',
  },
  checkDigit: {
    zh: '身份证号的出生日期或校验码不对',
    en: 'The birth date or the check digit of the ID number is wrong',
  },
  length: { zh: '身份证号位数不对', en: 'The ID number has the wrong number of digits' },
  signs: { zh: '证件号码含有不该有的字符', en: 'The ID number holds signs that do not belong there' },
  day: { zh: '应为存在的日期，如2026-10-01', en: 'This should be a day that exists, such as 2026-10-01' },
  ownerMissing: { zh: '填了业主资料但没有业主姓名', en: "There are an owner's details but no owner's name" },
  otherHousehold: {
    zh: '该房屋已有另一户现住业户，请先办理迁出或产权变更',
    en: 'Another household is current in this unit; record its moving out or the change of ownership first',
  },
  otherIdNumber: {
    zh: '证件号码与档案中的不同，导入不改动证件号码；请核对后在该户档案中更正',
    en: 'Not the ID number of the file, which an import does not change; check it and correct it in the household’s file',
  },
  phonesFull: {
    zh: '与档案中已有的合计超过五个电话；请在该户档案中整理',
    en: 'With those of the file there are more than five numbers; put them in order in the household’s file',
  },
} as const satisfies Record<string, Words>;

export const headingMissing = (title: Words): Words => ({
  zh: `缺少“${title.zh}”一列`,
  en: `The column '${title.en}' is missing`,
});

/** Names both rows. */
export const unitTwice = (row: number, first: number): Words => ({
  zh: `第${row}行与第${first}行是同一房屋`,
  en: `Rows ${row} and ${first} are the same unit`,
});

/** The clause that asks for what a column holds. */
const clauses: Record<ListField, ListClause> = {
  building: 'R2.4.2',
  entrance: 'R2.4.2',
  floor: 'R2.4.2',
  room: 'R2.4.2',
  area: 'R3.4.5.4',
  structure: 'R3.4.5.4',
  ownerName: 'R3.4.5.1',
  phones: 'R3.4.5.1',
  idNumber: 'R3.4.5.1',
  moveInDate: 'R2.4.2',
  careMark: 'R2.4.2',
  remark: 'R2.4.2',
};

export function inCell(
  row: number,
  cell: string,
  field: ListField | null,
  words: Words,
  clause: ListClause = field ? clauses[field] : 'R2.4.2',
): Problem {
  return { row, cell, field, words, clause };
}

/** A problem of a row or of the whole list. */
export const atRow = (row: number, words: Words): Problem => inCell(row, addressOf(1, row), null, words);
