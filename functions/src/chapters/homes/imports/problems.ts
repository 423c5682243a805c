import type { MoveInField } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import type { ClauseId } from '../../../../../rulebook/site/clauses/index.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import type { Problem } from '../../../imports/problems.ts';

export type MoveInProblem = Problem<MoveInField>;

/** What may be wrong in a move-in list, beside what may be in any list. */
export const wrong = {
  noRows: { zh: '标题下面没有房屋', en: 'No unit stands below the headings' },
  noHeadings: { zh: '找不到标题行，如“楼栋”“房号”', en: "No row of headings, such as 'Building' and 'Room'" },
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

/** Names both rows. */
export const unitTwice = (row: number, first: number): Words => ({
  zh: `第${row}行与第${first}行是同一房屋`,
  en: `Rows ${row} and ${first} are the same unit`,
});

/** What is found wrong when a row is compared with what is stored. */
export const inCell = (
  row: number,
  cell: string,
  field: MoveInField,
  words: Words,
  clause: ClauseId,
): MoveInProblem => ({ row, cell, field, words, clause });
