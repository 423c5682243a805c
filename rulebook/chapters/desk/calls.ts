import { any, differs, equals, rule } from '../../notation/condition.ts';
import { endOfWorkingDay, minutes } from '../../notation/due.ts';
import {
  choice,
  contact,
  explained,
  longText,
  optional,
  person,
  personal,
  ref,
  stamp,
  text,
  whole,
  yesNo,
} from '../../notation/field.ts';
import { own } from '../../notation/readers.ts';
import { listed, register } from '../../notation/register.ts';
import { share } from '../../notation/report.ts';
import { awaited, ends, waits } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { actor, site, the, was } from '../../notation/value.ts';
import { atTheDesk, ofTheDesk, whoEntered } from './common.ts';
import { callMinutes } from './site-settings.ts';

/** Who has been handed it answers it, or hands it on. */
const isPassedToMe = equals(actor, was('passedTo'));

/** 《来电登记表》: a call is open until it is answered, by who took it or by whom it was passed on to. */
export const calls = register('calls', {
  form: { zh: '来电登记表', en: 'Call register' },
  rank: 10,
  cites: ['R7.4.1', 'R2.4.1.4', 'R2.4.1.5', 'R12.2.6'],
  fields: {
    rings: explained(
      whole('铃响次数', 'Rings', 1, 30),
      '三声内接听为合格',
      'A call is to be answered within three rings',
    ),
    caller: personal(text('来电人', 'Caller', 50)),
    contact: personal(contact('联系方式', 'Contact', 60)),
    household: optional(ref('业户', 'Household', 'households')),
    kind: choice('类别', 'Kind', {
      enquiry: { zh: '咨询', en: 'Enquiry' },
      repair: { zh: '报修', en: 'Repair' },
      complaint: { zh: '投诉', en: 'Complaint' },
      business: { zh: '业务', en: 'Business' },
      other: { zh: '其他', en: 'Other' },
    }),
    matter: text('事由', 'Matter', 200),
    answer: optional(longText('答复', 'Answer')),
    confirmedSolved: optional(yesNo('来电人确认已解决', 'The caller confirms that it is solved')),
    answered: stamp('办结', 'Answered'),
    passedTo: optional(person('转交给', 'Passed on to')),
    passedOn: stamp('转交', 'Passed on'),
    reason: optional(text('原因', 'Reason')),
  },
  readers: [ofTheDesk, own('passedTo')],
  states: {
    open: waits(
      '未办结',
      'Open',
      awaited(['answer', 'passOn'], { words: { zh: '来电待办结', en: 'Call to be dealt with' } }),
    ),
    passedOn: waits(
      '已转交',
      'Passed on',
      awaited(['answer', 'passOn'], {
        when: isPassedToMe,
        words: { zh: '来电已转交给您', en: 'Call passed on to you' },
      }),
    ),
    answered: ends('已答复', 'Answered'),
    voided: ends('已作废', 'Voided'),
  },
  steps: {
    take: opens('open', {
      title: { zh: '登记来电', en: 'Take a call' },
      by: atTheDesk,
      often: true,
      asks: ['rings', 'caller', 'contact', 'kind', 'matter'],
      mayAsk: ['household'],
      cites: ['R7.4.1', 'R2.4.1.5', 'R12.2.6'],
    }),
    amend: from('open').stays({
      title: { zh: '更正', en: 'Amend' },
      by: whoEntered(atTheDesk),
      asks: ['rings', 'caller', 'contact', 'kind', 'matter'],
      mayAsk: ['household'],
      cites: ['R7.4.1', 'R2.4.1.5'],
    }),
    void: from('open').to('voided', {
      title: { zh: '误登作废', en: 'Void' },
      by: whoEntered(atTheDesk),
      asks: ['reason'],
      cites: ['R7.4.1'],
    }),
    answer: from('open', 'passedOn').to('answered', {
      title: { zh: '答复办结', en: 'Answer' },
      by: any(atTheDesk, isPassedToMe),
      asks: ['answer', 'confirmedSolved'],
      stamps: ['answered'],
      provided: [
        rule(
          'confirmedSolved',
          ['R7.4.1'],
          {
            zh: '须经来电人确认已解决；未解决的请转交',
            en: 'The caller confirms that it is solved; what is not is passed on',
          },
          equals(the('confirmedSolved'), true),
        ),
      ],
      cites: ['R7.4.1', 'R2.4.1.4'],
    }),
    passOn: from('open', 'passedOn').to('passedOn', {
      title: { zh: '转交', en: 'Pass on' },
      by: any(atTheDesk, isPassedToMe),
      inBulk: true,
      asks: ['passedTo'],
      mayAsk: ['answer'],
      stamps: ['passedOn'],
      provided: [
        rule(
          'passedToColleague',
          ['R7.4.1'],
          { zh: '须转交给另一位在职员工', en: 'It is passed on to another active member of staff' },
          equals(the('passedTo.state'), 'active'),
        ),
        rule(
          'passedToAnother',
          ['R7.4.1'],
          { zh: '不能转交给自己', en: 'Nobody passes a call on to themselves' },
          differs(actor, the('passedTo')),
        ),
      ],
      tells: [
        {
          people: ['passedTo'],
          words: { zh: '来电转交给您：{matter}', en: 'A call is passed on to you: {matter}' },
        },
      ],
      cites: ['R7.4.1'],
    }),
  },
  due: {
    close: {
      title: { zh: '来电未办结', en: 'Call still open' },
      before: { zh: '来电待办结', en: 'Call to be dealt with' },
      while: ['open'],
      at: minutes(site(callMinutes)).after(the('opened.at')),
      concerns: ['opened.by'],
      wants: 'answer',
      words: { zh: '来电“{matter}”超时未办结', en: "The call about '{matter}' is still open" },
      cites: ['R7.4.1'],
    },
    reply: {
      title: { zh: '转交来电未答复', en: 'Passed on, and not answered' },
      before: { zh: '转交来电待答复', en: 'Passed on, to be answered' },
      while: ['passedOn'],
      at: endOfWorkingDay(the('passedOn.at')),
      concerns: ['passedTo'],
      wants: 'answer',
      words: {
        zh: '转交的来电“{matter}”尚未答复',
        en: "The call about '{matter}' was passed on and is not answered",
      },
      cites: ['R7.4.1'],
    },
  },
  lists: {
    open: listed({ zh: '未办结', en: 'Open' }, [['state', 'in', ['open', 'passedOn']]]),
    all: listed({ zh: '全部', en: 'All' }),
    threeRings: listed({ zh: '三声内接听', en: 'Within three rings' }, [['rings', 'in', [1, 2, 3]]]),
  },
  tells: {
    dailySummary: [
      share(
        'threeRings',
        { zh: '来电三声内接听', en: 'Calls answered within three rings' },
        { register: 'calls', list: 'threeRings', of: 'all', empty: { zh: '没有来电', en: 'No calls' } },
      ),
    ],
  },
  columns: ['caller', 'contact', 'household', 'kind', 'matter', 'passedTo', 'opened'],
  subject: '{matter}',
  detail: '{kind}',
  foundBy: ['matter', 'caller', 'contact'],
});
