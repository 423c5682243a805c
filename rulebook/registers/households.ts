import { all, any, before, equals, exists, holds, nobody, rule, staff } from '../language/condition.ts';
import { code, day, optional, personal, ref, text, texts, whole } from '../language/field.ts';
import { listed, register } from '../language/register.ts';
import { companion, from, opens } from '../language/step.ts';
import { actor, afterwards, elsewhere, joined, now, ownId, the, was } from '../language/value.ts';
import { stewardOf } from './common.ts';

/** 业户档案, the part most staff may read: no full name, no telephone number. */
export const households = register('households', {
  form: { zh: '业户档案', en: 'Households' },
  cites: ['R3.4.5.1', 'R2.4.16', 'R2.4.1.7', 'R7.3.1.3', 'R3.3.4'],
  fields: {
    unit: ref('房屋', 'Unit', 'units'),
    building: text('楼栋', 'Building', 20),
    room: text('房号', 'Room', 60),
    displayName: text('称呼', 'Name shown', 50),
    maskedPhone: optional(code('电话（隐藏）', 'Masked phone', '^[0-9+ -]*\\*+[0-9]*$', 30)),
    moveInDate: optional(day('入住日期', 'Moved in')),
    careMark: optional(text('关怀标记', 'Care mark', 100)),
    completeness: whole('完整度（%）', 'Completeness (%)', 0, 100),
  },
  states: { current: { zh: '现住', en: 'Current' }, former: { zh: '已迁出', en: 'Former' } },
  steps: {
    import: opens('current', {
      title: { zh: '导入', en: 'Import' },
      by: holds('assistant', 'supervisor', 'manager', 'clerk'),
      asks: ['unit', 'building', 'room', 'displayName', 'completeness'],
      mayAsk: ['maskedPhone', 'moveInDate', 'careMark'],
      served: 'ownCallable',
      cites: ['R2.4.2'],
    }),
    amend: from('current').stays({
      title: { zh: '更新', en: 'Update' },
      by: any(stewardOf(was('building')), holds('assistant', 'supervisor', 'manager')),
      asks: ['displayName'],
      mayAsk: ['moveInDate', 'careMark'],
      cites: ['R3.3.4', 'R2.4.16', 'R3.4.6.1'],
    }),
    amendFile: from('current').stays({
      title: { zh: '更新档案', en: 'Update the file' },
      by: any(stewardOf(was('building')), holds('supervisor', 'manager')),
      asks: ['displayName', 'completeness'],
      mayAsk: ['maskedPhone'],
      together: [companion('householdFiles', 'amend', { at: ownId, back: 'household', as: 'file' })],
      cites: ['R3.3.4', 'R2.4.16', 'R3.4.5.1'],
    }),
    moveOut: from('current').to('former', {
      title: { zh: '迁出', en: 'Moved out' },
      by: holds('assistant', 'supervisor', 'manager'),
      cites: ['R2.4.16', 'R3.4.5.2'],
    }),
  },
  lists: {
    current: listed({ zh: '现住', en: 'Current' }, [['state', '==', 'current']], [['room', 'asc']]),
    byName: listed({ zh: '按称呼', en: 'By name' }, [['state', '==', 'current']], [['displayName', 'asc']]),
    care: listed({ zh: '需关怀', en: 'Needing care' }, [['state', '==', 'current']], [['careMark', 'asc']]),
  },
  columns: ['room', 'displayName', 'maskedPhone', 'moveInDate', 'careMark', 'completeness'],
  subject: '{room} {displayName}',
});

const grant = joined(ownId, '~', actor);

/** A disclosure to this very person that runs now (R1.3). */
const liveGrant = all(
  exists('disclosures', grant),
  equals(elsewhere('disclosures', grant, 'state'), 'granted'),
  before(now, elsewhere('disclosures', grant, 'until')),
);

const mayRead = any(
  stewardOf(elsewhere('households', ownId, 'building')),
  holds('supervisor', 'manager'),
  liveGrant,
);

const mayWrite = any(stewardOf(elsewhere('households', ownId, 'building')), holds('supervisor', 'manager'));

const fileFields = ['household', 'fullName', 'phones'];
const fileMay = [
  'idNumber',
  'people',
  'family',
  'skills',
  'occupation',
  'employer',
  'hobbies',
  'tenancy',
  'remark',
];

/** The private part of a household's file. Nobody may list it. */
export const householdFiles = register('householdFiles', {
  form: { zh: '业户私密档案', en: 'Private file' },
  cites: ['R1.3', 'R2.4.1.7', 'R2.4.16', 'R3.4.5.1', 'R7.3.1.3'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    fullName: personal(text('姓名', 'Full name', 80)),
    phones: personal(texts('电话', 'Phones', 5, 30)),
    idNumber: optional(personal(text('证件号码', 'ID number', 30))),
    people: optional(personal(whole('人数', 'People', 0, 50))),
    family: optional(personal(texts('家庭成员', 'Family', 8, 50))),
    skills: optional(personal(text('特长', 'Skills', 100))),
    occupation: optional(personal(text('职业', 'Occupation', 100))),
    employer: optional(personal(text('工作单位', 'Employer', 100))),
    hobbies: optional(personal(text('爱好', 'Hobbies', 100))),
    tenancy: optional(personal(text('租赁情况', 'Tenancy', 200))),
    remark: optional(personal(text('备注', 'Remark', 500))),
  },
  states: { kept: { zh: '在档', en: 'Kept' } },
  beneath: { register: 'households', collection: 'private', id: 'file' },
  identity: the('household'),
  get: all(staff, mayRead),
  list: nobody,
  steps: {
    import: opens('kept', {
      title: { zh: '导入', en: 'Import' },
      by: holds('assistant', 'supervisor', 'manager', 'clerk'),
      asks: fileFields,
      mayAsk: fileMay,
      served: 'ownCallable',
      cites: ['R2.4.2'],
    }),
    amend: from('kept').stays({
      title: { zh: '更新', en: 'Update' },
      by: mayWrite,
      asks: fileFields,
      mayAsk: fileMay,
      provided: [
        rule(
          'householdTellsOfIt',
          ['R2.4.16'],
          { zh: '档案更新须同时记在业户记录上', en: "The household's record must tell of the update" },
          all(
            equals(the('household'), ownId),
            equals(afterwards('households', ownId, 'last.step'), 'amendFile'),
            equals(afterwards('households', ownId, 'last.at'), now),
          ),
        ),
      ],
      cites: ['R2.4.16', 'R3.3.4', 'R3.4.5.1'],
    }),
  },
  columns: ['fullName', 'phones', 'occupation', 'employer'],
  subject: '{household}',
});
