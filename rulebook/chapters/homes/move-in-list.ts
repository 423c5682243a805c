import type { Words } from '../../site/words.ts';

/** The columns of the developer's move-in list (R2.4.2). */
export const listFields = {
  building: { zh: '楼栋', en: 'Building' },
  entrance: { zh: '单元', en: 'Entrance' },
  floor: { zh: '楼层', en: 'Floor' },
  room: { zh: '房号', en: 'Room' },
  area: { zh: '建筑面积', en: 'Area' },
  structure: { zh: '户型', en: 'Structure' },
  ownerName: { zh: '业主姓名', en: 'Owner' },
  phones: { zh: '电话', en: 'Phone' },
  idNumber: { zh: '身份证号', en: 'ID number' },
  moveInDate: { zh: '入住日期', en: 'Move-in date' },
  careMark: { zh: '关怀标记', en: 'Care mark' },
  remark: { zh: '备注', en: 'Remark' },
} as const satisfies Record<string, Words>;

export type ListField = keyof typeof listFields;

export const requiredFields = [
  'building',
  'floor',
  'room',
  'area',
  'ownerName',
] as const satisfies ListField[];
