import { atLeast, equals, holdsAsOwn, not, rule } from '../../notation/condition.ts';
import { choices, instant, person } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { actor, size, the } from '../../notation/value.ts';
import { keyKinds } from '../keys/release-matrix.ts';
import { passwordKnownToManagersAlone } from './role-giving.ts';
import { aYearAtMost, beginsNow, endsByItself, termEnds, untilIsLater } from './terms.ts';

const notForOneself = rule(
  'notForOneself',
  ['R4.4.1.2'],
  { zh: '不能指定自己', en: 'Nobody names themselves' },
  not(equals(actor, the('keeper'))),
);

const keeperIsActive = rule(
  'keeperIsActive',
  ['R4.4.1.2'],
  { zh: '保管人须为在职员工', en: 'The keeper must be an active member of staff' },
  equals(the('keeper.state'), 'active'),
);

const keepersOwnPassword = passwordKnownToManagersAlone('keeper');

const someKind = rule(
  'someKind',
  ['R4.4.1.2'],
  { zh: '须写明保管的钥匙类别', en: 'Name the kinds of key' },
  atLeast(size(the('kinds')), 1),
);

/**
 * 指定保管人: whom the supervisor has named keeper of which keys, from when until when. What follows from it stands
 * among the keeper's rights in the same commit. Who stands in for the supervisor names nobody.
 */
export const keyKeepers = register('keyKeepers', {
  form: { zh: '钥匙指定保管人', en: 'Key keepers' },
  cites: ['R4.4.1.2', 'R4.4.1.9', 'R4.4.2.1', 'R4.4.3.1', 'R11.1.2.1'],
  fields: {
    keeper: person('保管人', 'Keeper'),
    kinds: choices('钥匙类别', 'Kinds of key', keyKinds),
    from: instant('自', 'From'),
    until: instant('至', 'Until'),
  },
  states: { active: inOrder(runs('有效', 'Active')), ended: ends('已结束', 'Ended') },
  gate: 'server',
  steps: {
    designate: opens('active', {
      title: { zh: '指定保管人', en: 'Designate a keeper' },
      by: holdsAsOwn('supervisor'),
      asks: ['keeper', 'kinds', 'from', 'until'],
      provided: [
        ...[untilIsLater, beginsNow, aYearAtMost, notForOneself, keeperIsActive, someKind],
        keepersOwnPassword,
      ],
      tells: [
        {
          people: ['keeper'],
          words: { zh: '您被指定为钥匙保管人：{kinds}', en: 'You are named keeper of keys: {kinds}' },
        },
      ],
      log: {
        kind: 'keeperNamed',
        words: {
          zh: '指定 {keeper} 保管钥匙（{kinds}），至 {until}',
          en: '{keeper} is named keeper ({kinds}) until {until}',
        },
      },
      cites: ['R4.4.1.2', 'R4.4.2.1', 'R4.4.3.1', 'R4.4.1.9'],
    }),
    prolong: from('active').stays({
      title: { zh: '更改期限', en: 'Change until when' },
      by: holdsAsOwn('supervisor'),
      asks: ['until'],
      provided: [untilIsLater, aYearAtMost, notForOneself, keeperIsActive, keepersOwnPassword],
      log: {
        kind: 'keeperProlonged',
        words: {
          zh: '{keeper} 保管钥匙（{kinds}）的期限改为至 {until}',
          en: '{keeper} is keeper ({kinds}) until {until}',
        },
      },
      cites: ['R4.4.1.2', 'R4.4.2.1', 'R4.4.3.1'],
    }),
    end: from('active').to('ended', {
      title: { zh: '提前结束', en: 'End' },
      by: holdsAsOwn('supervisor', 'manager'),
      tells: [
        { people: ['keeper'], words: { zh: '您的钥匙保管已结束', en: 'Your keeping of keys has ended' } },
      ],
      log: {
        kind: 'keeperEnded',
        words: { zh: '{keeper} 不再保管钥匙（{kinds}）', en: '{keeper} is keeper no longer ({kinds})' },
      },
      cites: ['R4.4.1.2'],
    }),
    ...endsByItself({
      people: ['keeper'],
      expired: { zh: '您的钥匙保管已到期', en: 'Your keeping of keys has expired' },
      cites: ['R4.4.1.2'],
    }),
  },
  due: {
    expiry: termEnds('keeper', {
      title: { zh: '指定到期', en: 'Expiry' },
      words: { zh: '钥匙保管到期', en: 'Keeping of keys expires' },
      cites: ['R4.4.1.2'],
    }),
  },
  lists: {
    active: listed({ zh: '有效', en: 'Active' }, [['state', '==', 'active']], [['until', 'asc']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['keeper', 'kinds', 'from', 'until'],
  subject: '{keeper}',
});
