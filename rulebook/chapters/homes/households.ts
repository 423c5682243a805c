import {
  all,
  any,
  before,
  differs,
  equals,
  exists,
  holds,
  masks,
  not,
  rule,
  theServer,
} from '../../notation/condition.ts';
import {
  code,
  codes,
  day,
  explained,
  optional,
  personal,
  ref,
  text,
  texts,
  whole,
} from '../../notation/field.ts';
import { MASKED_PHONE, SHOWN_NAME } from '../../notation/mask.ts';
import { PHONE } from '../../notation/phone.ts';
import { oneByOne } from '../../notation/readers.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import {
  actor,
  afterwards,
  elsewhere,
  joined,
  laterByMinutes,
  now,
  ownId,
  the,
  today,
  was,
} from '../../notation/value.ts';
import { stewardOf } from '../common.ts';
import { UNDO, undoing, undoneWhy } from '../undone.ts';
import { whoTakesListsIn } from './who-takes-lists-in.ts';

/** The pattern knows no given name, but somebody may be called 王家. */
const notTheFullName = rule(
  'notTheFullName',
  ['R2.4.16'],
  { zh: '称呼不能是档案中的全名', en: 'The name shown must not be the full name of the file' },
  any(
    not(exists('householdFiles', ownId)),
    differs(the('displayName'), afterwards('householdFiles', ownId, 'fullName')),
  ),
);

/** 业户档案, the part most staff may read: no full name, no telephone number. */
export const households = register('households', {
  form: { zh: '业户档案', en: 'Households' },
  rank: 20,
  cites: ['R3.4.5.1', 'R2.4.16', 'R2.4.1.7', 'R7.3.1.3', 'R3.3.4'],
  fields: {
    unit: ref('房屋', 'Unit', 'units'),
    building: text('楼栋', 'Building', 20),
    room: text('房号', 'Room', 60),
    displayName: explained(
      code('称呼', 'Name shown', SHOWN_NAME, 50),
      '如“王**”“王女士”，不写名字',
      "A surname with stars or a form of address, or as in 'W. Li'; never the full name",
    ),
    maskedPhone: optional(code('电话（隐藏）', 'Masked phone', MASKED_PHONE, 30)),
    moveInDate: optional(day('入住日期', 'Moved in')),
    moveOutDate: optional(day('迁出日期', 'Moved out')),
    // Everybody at the desk may see it, but what was written here by mistake does not stay in the history for ever.
    careMark: optional(personal(text('关怀标记', 'Care mark', 100))),
    completeness: whole('完整度（%）', 'Completeness (%)', 0, 100),
    undoneWhy,
  },
  states: {
    current: inOrder(runs('现住', 'Current')),
    former: ends('已迁出', 'Former'),
    undone: ends('导入已撤销', 'Import undone'),
  },
  steps: {
    import: opens('current', {
      title: { zh: '导入', en: 'Import' },
      by: whoTakesListsIn,
      asks: ['unit', 'building', 'room', 'displayName', 'completeness'],
      mayAsk: ['maskedPhone', 'moveInDate', 'careMark'],
      gate: 'ownCallable',
      cites: ['R2.4.2'],
    }),
    amend: from('current').stays({
      title: { zh: '更新', en: 'Update' },
      by: any(stewardOf(was('building')), holds('assistant', 'supervisor', 'manager')),
      asks: ['displayName'],
      mayAsk: ['moveInDate', 'careMark'],
      provided: [notTheFullName],
      cites: ['R3.3.4', 'R2.4.16', 'R3.4.6.1'],
    }),
    amendFile: from('current').stays({
      title: { zh: '更新档案', en: 'Update the file' },
      by: any(stewardOf(was('building')), holds('supervisor', 'manager')),
      asks: ['displayName'],
      mayAsk: ['maskedPhone'],
      provided: [notTheFullName],
      // All three move, also when one of them says what it said before: so none can move alone.
      together: [
        companion('householdFiles', 'amend', { at: ownId, back: 'household', as: 'file' }),
        companion('householdPhones', 'amend', { at: ownId, back: 'household', as: 'phone' }),
      ],
      cites: ['R3.3.4', 'R2.4.16', 'R3.4.5.1'],
    }),
    // How complete a file is, nobody says of themselves: the server reckons it from what the file answers.
    reckonCompleteness: from('current').stays({
      title: { zh: '核算完整度', en: 'Completeness reckoned' },
      by: theServer,
      asks: ['completeness'],
      cites: ['R7.3.1.3'],
    }),
    moveOut: from('current').to('former', {
      title: { zh: '迁出', en: 'Moved out' },
      by: holds('assistant', 'supervisor', 'manager'),
      // Bills follow it: who has left owes for the days until then, and for no day after (R3.4.5.2).
      sets: { moveOutDate: today },
      cites: ['R2.4.16', 'R3.4.5.2'],
    }),
    [UNDO]: undoing({
      by: whoTakesListsIn,
      ...{ broughtBy: ['import'], from: ['current'], to: 'undone' },
      cites: ['R2.4.2', 'R2.4.16'],
    }),
  },
  lists: {
    current: listed({ zh: '现住', en: 'Current' }, [['state', '==', 'current']], [['room', 'asc']]),
    byName: listed({ zh: '按称呼', en: 'By name' }, [['state', '==', 'current']], [['displayName', 'asc']]),
    ofBuilding: listed(
      { zh: '按楼栋', en: 'By building' },
      [
        ['state', '==', 'current'],
        ['building', '==', ''],
      ],
      [['room', 'asc']],
    ),
    care: listed({ zh: '需关怀', en: 'Needing care' }, [['state', '==', 'current']], [['careMark', 'asc']]),
  },
  columns: ['room', 'displayName', 'maskedPhone', 'moveInDate', 'careMark', 'completeness'],
  subject: '{room} {displayName}',
  foundBy: ['room', 'displayName'],
  chosenFrom: { not: ['former', 'undone'] },
});

/** Who keeps the private part of a household (R2.4.1.7, R3.3.4). */
export const keepers = any(
  stewardOf(elsewhere('households', ownId, 'building')),
  holds('supervisor', 'manager'),
);

const viewing = joined(ownId, '~', actor);

/** They read it after they have entered that they look at it, and for so long. */
const VIEWED_MINUTES = 10;

/** Whoever keeps it looks at it on record, or many files would be read and nobody knew (R2.4.16). */
const keepersOnRecord = all(
  keepers,
  exists('fileViewings', viewing),
  before(now, laterByMinutes(elsewhere('fileViewings', viewing, 'seen.at'), VIEWED_MINUTES)),
);

const grant = joined(ownId, '~', actor);

/** A disclosure to this very person that runs now, of a household that still lives here (R1.3). */
const liveGrant = all(
  exists('disclosures', grant),
  equals(elsewhere('disclosures', grant, 'state'), 'granted'),
  before(now, elsewhere('disclosures', grant, 'until')),
  equals(elsewhere('households', ownId, 'state'), 'current'),
);

const householdTellsOfIt = rule(
  'householdTellsOfIt',
  ['R2.4.16'],
  { zh: '档案更新须同时记在业户记录上', en: "The household's record must tell of the update" },
  all(
    equals(the('household'), ownId),
    equals(afterwards('households', ownId, 'last.step'), 'amendFile'),
    equals(afterwards('households', ownId, 'last.at'), now),
  ),
);

const shownAsMasked = rule(
  'shownAsMasked',
  ['R2.4.16'],
  {
    zh: '公开显示的电话须与档案中的第一个电话一致',
    en: 'The number that everybody sees must be the first one of the file, masked',
  },
  masks(afterwards('households', ownId, 'maskedPhone'), the('phones')),
);

const imported = { title: { zh: '导入', en: 'Import' }, gate: 'ownCallable', cites: ['R2.4.2'] } as const;

const fileFields = ['household', 'fullName'];
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

/** The private part of a household's file, without its telephone numbers. Nobody may list it. */
export const householdFiles = register('householdFiles', {
  form: { zh: '业户私密档案', en: 'Private file' },
  cites: ['R2.4.1.7', 'R2.4.16', 'R3.4.5.1', 'R7.3.1.3'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    fullName: personal(text('姓名', 'Full name', 80)),
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
  states: { kept: inOrder(runs('在档', 'Kept')) },
  beneath: { register: 'households', collection: 'private', id: 'file' },
  identity: the('household'),
  readers: [keepersOnRecord],
  steps: {
    import: opens('kept', { ...imported, by: whoTakesListsIn, asks: fileFields, mayAsk: fileMay }),
    amend: from('kept').stays({
      title: { zh: '更新', en: 'Update' },
      by: keepers,
      asks: fileFields,
      mayAsk: fileMay,
      provided: [householdTellsOfIt],
      cites: ['R2.4.16', 'R3.3.4', 'R3.4.5.1'],
    }),
  },
  columns: ['fullName', 'occupation', 'employer'],
  subject: '{household}',
});

const phoneFields = ['household', 'phones'];

/** The telephone numbers of a household, apart from its file: a disclosure opens these and nothing else (R1.3). */
export const householdPhones = register('householdPhones', {
  form: { zh: '业户电话', en: 'Telephone numbers' },
  cites: ['R1.3', 'R2.4.1.7', 'R2.4.16'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    phones: explained(
      personal(codes('电话', 'Phones', 5, PHONE, 30)),
      '手机、带区号的座机，或以“+”和国家代码开头的号码',
      "A mobile number, a landline with its area code, or '+' and the country",
    ),
  },
  states: { kept: inOrder(runs('在档', 'Kept')) },
  beneath: { register: 'households', collection: 'private', id: 'phone' },
  identity: the('household'),
  readers: [keepersOnRecord, oneByOne(liveGrant)],
  steps: {
    import: opens('kept', { ...imported, by: whoTakesListsIn, asks: phoneFields }),
    amend: from('kept').stays({
      title: { zh: '更新', en: 'Update' },
      by: keepers,
      asks: phoneFields,
      provided: [householdTellsOfIt, shownAsMasked],
      cites: ['R2.4.16', 'R3.3.4'],
    }),
  },
  columns: ['phones'],
  subject: '{household}',
});
