import { differs, equals, rule } from '../../notation/condition.ts';
import { minutes } from '../../notation/due.ts';
import {
  choice,
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
import { awaited, ends, waits } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { actor, site, the } from '../../notation/value.ts';
import { atTheDesk, ofTheDesk } from './common.ts';
import { callMinutes } from './site-settings.ts';

/** 《来电登记表》: a call is open until its matter is answered or has been passed on. */
export const calls = register('calls', {
  form: { zh: '来电登记表', en: 'Call register' },
  rank: 10,
  cites: ['R7.4.1', 'R2.4.1.4', 'R2.4.1.5', 'R12.2.6'],
  fields: {
    rings: explained(
      whole('铃响次数', 'Rings', 1, 99),
      '三声内接听为合格',
      'A call is to be answered within three rings',
    ),
    caller: personal(text('来电人', 'Caller', 50)),
    contact: personal(text('联系方式', 'Contact', 60)),
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
  },
  readers: [ofTheDesk, own('passedTo')],
  states: {
    open: waits(
      '未办结',
      'Open',
      awaited(['answer', 'passOn'], { words: { zh: '来电未办结', en: 'Call still open' } }),
    ),
    answered: ends('已答复', 'Answered'),
    passedOn: ends('已转交', 'Passed on'),
  },
  steps: {
    take: opens('open', {
      title: { zh: '登记来电', en: 'Take a call' },
      by: atTheDesk,
      asks: ['rings', 'caller', 'contact', 'kind', 'matter'],
      mayAsk: ['household'],
      cites: ['R7.4.1', 'R2.4.1.5', 'R12.2.6'],
    }),
    answer: from('open').to('answered', {
      title: { zh: '答复办结', en: 'Answer' },
      by: atTheDesk,
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
    passOn: from('open').to('passedOn', {
      title: { zh: '转交', en: 'Pass on' },
      by: atTheDesk,
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
      while: ['open'],
      at: minutes(site(callMinutes)).after(the('opened.at')),
      concerns: ['opened.by'],
      wants: 'answer',
      words: { zh: '来电“{matter}”超时未办结', en: "The call about '{matter}' is still open" },
      cites: ['R7.4.1'],
    },
  },
  lists: {
    open: listed({ zh: '未办结', en: 'Open' }, [['state', '==', 'open']]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: [
    'opened',
    'rings',
    'caller',
    'contact',
    'household',
    'kind',
    'matter',
    'answer',
    'passedTo',
    'state',
  ],
  subject: '{matter}',
  detail: '{kind}',
  foundBy: ['matter'],
});
