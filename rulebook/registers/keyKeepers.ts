import { any, before, equals, holds, nobody, not, rule } from '../language/condition.ts';
import { choice, choices, instant, optional, person } from '../language/field.ts';
import { listed, register } from '../language/register.ts';
import { from, opens, type StepTerms } from '../language/step.ts';
import { actor, joined, now, the, was } from '../language/value.ts';
import { keyKinds } from '../release-matrix.ts';

const why = (reason: 'designation' | 'leave', zh: string, en: string) =>
  rule(`is${reason}`, ['R4.4.1.2', 'R4.4.1.10'], { zh, en }, equals(the('why'), reason));

const untilIsLater = rule(
  'untilIsLater',
  ['R4.4.1.10'],
  { zh: '结束时间须晚于开始时间和现在', en: 'It must end after it begins, and after now' },
  { condition: 'all', of: [before(the('from'), the('until')), before(now, the('until'))] },
);

const notForOneself = rule(
  'notForOneself',
  ['R4.4.1.2', 'R4.4.1.10'],
  { zh: '不能指定自己', en: 'Nobody names themselves' },
  not(equals(actor, the('keeper'))),
);

const keeperIsActive = rule(
  'keeperIsActive',
  ['R4.4.1.2'],
  { zh: '保管人须为在职员工', en: 'The keeper must be an active member of staff' },
  equals(the('keeper.state'), 'active'),
);

const designation: StepTerms = {
  title: { zh: '指定保管人', en: 'Designate a keeper' },
  by: holds('supervisor'),
  asks: ['why', 'keeper', 'kinds', 'from', 'until'],
  provided: [why('designation', '按岗位指定', 'By designation'), untilIsLater, notForOneself, keeperIsActive],
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
};

const delegation: StepTerms = {
  title: { zh: '休假委托', en: 'Delegate for a leave' },
  by: any(equals(actor, the('onBehalfOf')), holds('manager')),
  asks: ['why', 'keeper', 'onBehalfOf', 'from', 'until'],
  provided: [
    why('leave', '休假委托', 'For a leave'),
    untilIsLater,
    notForOneself,
    keeperIsActive,
    rule(
      'notOnOwnBehalf',
      ['R4.4.1.10'],
      { zh: '受托人不能是休假者本人', en: 'The stand-in is somebody else than the one on leave' },
      not(equals(the('keeper'), the('onBehalfOf'))),
    ),
  ],
  tells: [
    {
      people: ['keeper'],
      words: {
        zh: '您受托代行 {onBehalfOf} 的职责，至 {until}',
        en: 'You stand in for {onBehalfOf} until {until}',
      },
    },
  ],
  log: {
    kind: 'leaveDelegated',
    words: {
      zh: '{onBehalfOf} 休假，由 {keeper} 代行职责，{from} 至 {until}',
      en: '{keeper} stands in for {onBehalfOf} from {from} until {until}',
    },
  },
  cites: ['R4.4.1.10'],
};

/** Of the same person for the same reason: the record stays whose it is. */
const again = (terms: StepTerms): StepTerms => ({
  ...terms,
  asks: terms.asks?.filter((name) => name !== 'why' && name !== 'keeper') ?? [],
});

/**
 * Who keeps which keys by name, and who stands in for whom during a leave. One record per person and reason, so
 * that the rules find it without a query; its earlier terms are in its history.
 */
export const keyKeepers = register('keyKeepers', {
  form: { zh: '钥匙指定保管人', en: 'Key keepers' },
  cites: ['R4.4.1.2', 'R4.4.1.9', 'R4.4.1.10', 'R4.4.2.1', 'R4.4.3.1', 'R11.1.2.1'],
  fields: {
    why: choice('缘由', 'Why', {
      designation: { zh: '指定保管', en: 'Designation' },
      leave: { zh: '休假委托', en: 'Leave' },
    }),
    keeper: person('保管人', 'Keeper'),
    kinds: optional(choices('钥匙类别', 'Kinds of key', keyKinds)),
    onBehalfOf: optional(person('代行何人职责', 'On behalf of')),
    from: instant('自', 'From'),
    until: instant('至', 'Until'),
  },
  states: { active: { zh: '有效', en: 'Active' }, ended: { zh: '已结束', en: 'Ended' } },
  identity: joined(the('why'), '~', the('keeper')),
  steps: {
    designate: opens('active', designation),
    designateAgain: from('ended').to('active', again(designation)),
    delegate: opens('active', delegation),
    delegateAgain: from('ended').to('active', again(delegation)),
    end: from('active').to('ended', {
      title: { zh: '提前结束', en: 'End' },
      by: any(holds('supervisor', 'manager'), equals(actor, was('onBehalfOf'))),
      tells: [
        {
          people: ['keeper'],
          words: { zh: '您的钥匙保管／委托已结束', en: 'Your keeping of keys has ended' },
        },
      ],
      cites: ['R4.4.1.10'],
    }),
    expire: from('active').to('ended', {
      title: { zh: '到期', en: 'Expire' },
      by: nobody,
      tells: [
        {
          people: ['keeper'],
          words: { zh: '您的钥匙保管／委托已到期', en: 'Your keeping of keys has expired' },
        },
      ],
      cites: ['R4.4.1.10'],
    }),
  },
  deadlines: {
    expiry: {
      title: { zh: '委托到期', en: 'Expiry' },
      while: ['active'],
      at: (record) => (record.until instanceof Date ? record.until : null),
      concerns: ['keeper'],
      words: { zh: '钥匙保管／委托到期', en: 'Keeping of keys expires' },
      takes: 'expire',
      cites: ['R4.4.1.10'],
    },
  },
  lists: {
    active: listed({ zh: '有效', en: 'Active' }, [['state', '==', 'active']], [['until', 'asc']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['why', 'keeper', 'kinds', 'onBehalfOf', 'from', 'until'],
  subject: '{keeper}',
});
