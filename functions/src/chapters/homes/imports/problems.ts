import { type MoveInField, moveInList } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import type { ClauseId } from '../../../../../rulebook/site/clauses/index.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import type { Problem } from '../../../imports/problems.ts';
import type { PlannedHousehold, PointedAt } from './planned.ts';

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
  placeholderPhone: {
    zh: '这是模板里的示例号码，不是业主的电话；不知道就留空',
    en: 'A number that a template prescribes, nobody’s own; leave it blank where it is not known',
  },
  placeholderId: {
    zh: '证件号码各位相同，像是示例；不知道就留空',
    en: 'An ID number of one digit is nobody’s own; leave it blank where it is not known',
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
  familyFull: {
    zh: '与档案中已有的家庭成员合计太多，写不下；请在该户档案中整理',
    en: 'With the family members of the file there are too many; put them in order in the household’s file',
  },
  remarkFull: {
    zh: '与档案中的备注合计太长，写不下；请在该户档案中整理',
    en: 'With the remark of the file this is too long; put it in order in the household’s file',
  },
} as const satisfies Record<string, Words>;

/** What is understood of an owner's cell and is no problem. */
export const noted = {
  vacant: {
    zh: '没有业主：登记为空置房屋，不建住户',
    en: 'No owner: kept as a vacant unit, without a household',
  },
  unsold: {
    zh: '开发商的房屋：登记为未售，不建住户',
    en: 'The developer’s: kept as an unsold unit, without a household',
  },
  coOwners: {
    zh: '几人共有：第一位为户主，其余记入家庭成员',
    en: 'Owned by several: the first is the household, the others stand among its family',
  },
  tenant: { zh: '租户：按租户建档', en: 'A tenant: filed as one' },
} as const satisfies Record<string, Words>;

/** Names both rows. */
export const unitTwice = (row: string, first: string): Words => ({
  zh: `第${row}行与第${first}行是同一房屋`,
  en: `Rows ${row} and ${first} are the same unit`,
});

/** The desk has a unit under two spellings: a person says which of them it is. */
export const severalKnown = (labels: readonly string[]): Words => ({
  zh: `在册的房屋有几处与此相符：${labels.join('、')}；请写明单元，或先整理房屋登记`,
  en: `Several units of the register agree with this: ${labels.join(', ')}; name the entrance, or put the register in order first`,
});

export const tooManyOwners = (most: number): Words => ({
  zh: `一户的共有人最多${most}位`,
  en: `${most} co-owners of a unit at most`,
});

/** What may mean two units. `room` and `building` as they are shown beside a problem. */
export const undecided = (room: string, building: string): Words => ({
  zh: `“${room}”可以是${building}栋，也可以是${building}单元；请写成“${building}栋…”或填写单元`,
  en: `'${room}' may be of building ${building} or of entrance ${building}; name the building in words, or fill in the entrance`,
});

/** Names both cells. */
export const contradicts = (room: string, field: 'building' | 'entrance', other: string): Words => {
  const { zh, en } = moveInList.columns[field].words;
  return {
    zh: `房号“${room}”与${zh}“${other}”不一致`,
    en: `The room '${room}' is not of the ${en.toLowerCase()} '${other}'`,
  };
};

export const noFloorIn = (room: string): Words => ({
  zh: `从房号“${room}”看不出楼层，请填写楼层`,
  en: `The room '${room}' does not tell its floor; fill it in`,
});

/** What is found wrong when a row is compared with what is stored. */
export const inCell = (
  { row, sheet, cells, values }: Pick<PlannedHousehold, 'row' | 'sheet' | 'cells' | 'values'>,
  field: PointedAt,
  words: Words,
  clause: ClauseId,
): MoveInProblem => ({
  ...{ row, cell: cells[field], field, words, clause },
  ...(sheet === undefined ? {} : { sheet }),
  ...(values[field] === undefined ? {} : { value: values[field] }),
});
