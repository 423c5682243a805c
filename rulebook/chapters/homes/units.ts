import { any, differs, holds, not, present, type Rule, rule } from '../../notation/condition.ts';
import { choice, decimal, optional, ref, text, whole } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens, type StatedStep } from '../../notation/step.ts';
import { the, was } from '../../notation/value.ts';
import { stewardOf } from '../common.ts';
import { UNDO, undoing, undoneWhy } from '../undone.ts';
import { unitUses } from './unit-uses.ts';
import { whoTakesListsIn } from './who-takes-lists-in.ts';

const asks = ['building', 'entrance', 'floor', 'room', 'area'];
/** All but what was taken back. */
const standing = ['unsold', 'vacant', 'occupied', 'renovating'];
const mayAsk = ['structure', 'quality', 'use'];

/** A vacant unit's key leaves without anybody's consent: nobody makes one of a home. */
const householdHasLeft = rule(
  'householdHasLeft',
  ['R4.3.3', 'R3.4.5.2'],
  { zh: '业户仍在住，须先登记业户迁出', en: 'The household lives here: enter first that it has moved out' },
  any(not(present(the('household'))), differs(the('household.state'), 'current')),
);

const status = (to: string, states: readonly string[], zh: string, en: string, ...provided: Rule[]) =>
  from(...states).to(to, {
    title: { zh, en },
    by: any(stewardOf(was('building')), holds('assistant', 'supervisor', 'manager')),
    provided,
    cites: ['R3.3.2', 'R3.4.8'],
  });

/** A developer sells and hands over a whole entrance in a day; who renovates or leaves does so alone. */
const inBulk = (step: StatedStep): StatedStep => ({ ...step, inBulk: true });

/** The units of the site; 《空置房屋登记表》 is the list of those that stand empty. */
export const units = register('units', {
  form: { zh: '房屋登记表', en: 'Units' },
  rank: 10,
  cites: ['R3.4.5.2', 'R3.4.5.4', 'R3.4.8', 'R3.3.2'],
  fields: {
    building: text('楼栋', 'Building', 20),
    entrance: text('单元', 'Entrance', 20),
    floor: whole('楼层', 'Floor', -5, 200),
    room: text('房号', 'Room', 20),
    area: decimal('建筑面积（平方米）', 'Area (m²)', 0, 100_000),
    structure: optional(text('户型结构', 'Structure', 100)),
    quality: optional(text('质量状况', 'Quality', 200)),
    use: optional(choice('用途', 'Use', unitUses)),
    household: optional(ref('业户', 'Household', 'households')),
    undoneWhy,
  },
  states: {
    unsold: inOrder(runs('未售', 'Unsold')),
    vacant: inOrder(runs('空置', 'Vacant')),
    occupied: inOrder(runs('已入住', 'Occupied')),
    renovating: runs('装修中', 'Renovating'),
    undone: ends('导入已撤销', 'Import undone'),
  },
  steps: {
    import: opens('vacant', {
      title: { zh: '导入', en: 'Import' },
      by: whoTakesListsIn,
      asks,
      mayAsk: [...mayAsk, 'household'],
      gate: 'ownCallable',
      cites: ['R2.4.2', 'R3.4.5.4'],
    }),
    amend: from('unsold', 'vacant', 'occupied', 'renovating').stays({
      title: { zh: '更正', en: 'Amend' },
      by: any(stewardOf(was('building')), holds('assistant', 'supervisor', 'manager')),
      asks: ['floor', 'area'],
      mayAsk,
      cites: ['R3.4.5.4', 'R2.4.16'],
    }),
    sell: inBulk(status('vacant', ['unsold'], '售出', 'Sold')),
    moveIn: inBulk(status('occupied', ['vacant', 'renovating'], '入住', 'Moved in')),
    renovate: status('renovating', ['vacant', 'occupied'], '开始装修', 'Renovation begins'),
    moveOut: status('vacant', ['occupied', 'renovating'], '空置', 'Vacated', householdHasLeft),
    [UNDO]: undoing({
      by: whoTakesListsIn,
      ...{ broughtBy: ['import'], from: ['unsold', 'vacant', 'occupied'], to: 'undone' },
      cites: ['R2.4.2', 'R3.4.5.4'],
    }),
  },
  lists: {
    all: listed({ zh: '全部', en: 'All' }, [['state', 'in', standing]], [['building', 'asc']]),
    vacant: listed(
      { zh: '空置房屋登记表', en: 'Vacant units' },
      [['state', 'in', ['vacant', 'unsold']]],
      [['building', 'asc']],
    ),
  },
  columns: ['building', 'entrance', 'floor', 'room', 'area', 'structure'],
  subject: '{building}-{entrance}-{room}',
  foundBy: [['building', 'entrance', 'room'], 'room'],
  chosenFrom: { not: ['undone'] },
});
