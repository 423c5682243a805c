import { any, differs, equals, holdsAsOwn, includes, not, rule } from '../../notation/condition.ts';
import { instant, person } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { actor, the, was } from '../../notation/value.ts';
import { passwordKnownToManagersAlone } from './role-giving.ts';
import { aYearAtMost, beginsNow, endsByItself, termEnds, untilIsLater } from './terms.ts';

const notForOneself = rule(
  'notForOneself',
  ['R4.4.1.10'],
  { zh: '不能委托自己', en: 'Nobody makes themselves a stand-in' },
  not(equals(actor, the('deputy'))),
);

const anotherPerson = rule(
  'anotherPerson',
  ['R4.4.1.10'],
  { zh: '受托人不能是休假者本人', en: 'The stand-in is somebody else than the one on leave' },
  differs(the('deputy'), the('absent')),
);

const bothAreActive = [
  rule(
    'deputyIsActive',
    ['R4.4.1.10'],
    { zh: '受托人须为在职员工', en: 'The stand-in must be an active member of staff' },
    equals(the('deputy.state'), 'active'),
  ),
  rule(
    'absentIsActive',
    ['R4.4.1.10'],
    { zh: '休假者须为在职员工', en: 'The one on leave must be an active member of staff' },
    equals(the('absent.state'), 'active'),
  ),
];

const deputysOwnPassword = passwordKnownToManagersAlone('deputy');

/** Nobody lends the rights of a manager or above but that person. */
const managersForThemselves = rule(
  'managersForThemselves',
  ['R4.4.1.10', 'R6.1.3'],
  { zh: '经理及以上须由本人委托', en: 'A manager or above delegates in person' },
  any(
    equals(actor, the('absent')),
    not(any(includes(the('absent.roles'), 'manager'), includes(the('absent.roles'), 'gm'))),
  ),
);

const whoMay = (absent: ReturnType<typeof the>) => any(equals(actor, absent), holdsAsOwn('manager'));

/**
 * 休假委托: who stands in for whom, from when until when. The stand-in has exactly the rights of the absent person for
 * exactly that time, and hands nothing on: only own roles are lent, and nobody is named or dismissed by a stand-in.
 */
export const delegations = register('delegations', {
  form: { zh: '休假委托', en: 'Leave delegations' },
  cites: ['R4.4.1.10'],
  fields: {
    absent: person('休假人', 'On leave'),
    deputy: person('受托人', 'Stand-in'),
    from: instant('自', 'From'),
    until: instant('至', 'Until'),
  },
  states: { active: inOrder(runs('有效', 'Active')), ended: ends('已结束', 'Ended') },
  gate: 'server',
  steps: {
    delegate: opens('active', {
      title: { zh: '休假委托', en: 'Delegate for a leave' },
      by: whoMay(the('absent')),
      asks: ['absent', 'deputy', 'from', 'until'],
      provided: [
        ...[untilIsLater, beginsNow, aYearAtMost, notForOneself, anotherPerson],
        ...[...bothAreActive, managersForThemselves, deputysOwnPassword],
      ],
      tells: [
        {
          people: ['deputy', 'absent'],
          words: {
            zh: '{deputy} 受托代行 {absent} 的职责，{from} 至 {until}',
            en: '{deputy} stands in for {absent} from {from} until {until}',
          },
        },
      ],
      log: {
        kind: 'leaveDelegated',
        words: {
          zh: '{absent} 休假，由 {deputy} 代行职责，{from} 至 {until}',
          en: '{deputy} stands in for {absent} from {from} until {until}',
        },
      },
      cites: ['R4.4.1.10'],
    }),
    prolong: from('active').stays({
      title: { zh: '更改期限', en: 'Change until when' },
      by: whoMay(was('absent')),
      asks: ['until'],
      provided: [
        ...[untilIsLater, aYearAtMost, notForOneself, ...bothAreActive, managersForThemselves],
        deputysOwnPassword,
      ],
      tells: [
        {
          people: ['deputy'],
          words: {
            zh: '您代行 {absent} 的职责改为至 {until}',
            en: 'You stand in for {absent} until {until}',
          },
        },
      ],
      log: {
        kind: 'leaveProlonged',
        words: {
          zh: '{deputy} 代行 {absent} 的职责，改为至 {until}',
          en: '{deputy} stands in for {absent} until {until}',
        },
      },
      cites: ['R4.4.1.10'],
    }),
    end: from('active').to('ended', {
      title: { zh: '提前结束', en: 'End' },
      by: any(
        equals(actor, was('absent')),
        equals(actor, was('deputy')),
        holdsAsOwn('supervisor', 'manager'),
      ),
      tells: [
        {
          people: ['deputy', 'absent'],
          words: {
            zh: '{deputy} 代行 {absent} 的职责已结束',
            en: '{deputy} stands in for {absent} no longer',
          },
        },
      ],
      log: {
        kind: 'leaveEnded',
        words: {
          zh: '{deputy} 代行 {absent} 的职责提前结束',
          en: '{deputy} stands in for {absent} no longer',
        },
      },
      cites: ['R4.4.1.10'],
    }),
    ...endsByItself({
      people: ['deputy', 'absent'],
      expired: {
        zh: '{deputy} 代行 {absent} 的职责已到期',
        en: '{deputy} stands in for {absent} no longer',
      },
      lapsed: {
        zh: '因一方离职，{deputy} 代行 {absent} 的职责已终止',
        en: '{deputy} stands in for {absent} no longer: one of them has left',
      },
      cites: ['R4.4.1.10'],
    }),
  },
  due: {
    expiry: termEnds('deputy', {
      title: { zh: '委托到期', en: 'Expiry' },
      words: { zh: '休假委托到期', en: 'The leave delegation expires' },
      cites: ['R4.4.1.10'],
    }),
  },
  lists: {
    active: listed({ zh: '有效', en: 'Active' }, [['state', '==', 'active']], [['until', 'asc']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['absent', 'deputy', 'from', 'until'],
  subject: '{absent} {deputy}',
});
