import {
  all,
  before,
  equals,
  implies,
  not,
  oneOf,
  present,
  rule,
  theServer,
} from '../../notation/condition.ts';
import {
  choice,
  day,
  explained,
  hidden,
  longText,
  optional,
  personal,
  ref,
  stamp,
  text,
  whole,
} from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { amiss, ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { closingOf, later, plus, the, today, was } from '../../notation/value.ts';
import { livesHere } from '../common.ts';
import { atTheDoor, ofTheSurveys } from './common.ts';
import { RATING_MOST } from './reckoning/answers.ts';

export const followUpReasons = {
  routine: { zh: '例行回访', en: 'Routine' },
  afterRepair: { zh: '维修后回访', en: 'After a repair' },
  afterComplaint: { zh: '投诉后回访', en: 'After a complaint' },
  verifyBallot: { zh: '问卷核实', en: 'To verify a ballot' },
} as const;

/** Who was spoken with. */
export const met = {
  household: { zh: '业户本人', en: 'The household' },
  family: { zh: '家人', en: 'Family' },
  phone: { zh: '电话', en: 'By telephone' },
} as const;

/**
 * 《巡访、回访记录表》 (R2.4.14): every household is visited every month. What the household says of it stands apart from what
 * staff have found: it comes behind the household's own link, and neither can write for the other.
 */
export const followUps = register('followUps', {
  form: { zh: '巡访、回访记录表', en: 'Return visits' },
  rank: 30,
  cites: ['R2.4.14', 'R3.4.6.2'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    building: text('楼栋', 'Building', 20),
    room: text('房号', 'Room', 60),
    reason: choice('回访类别', 'Why', followUpReasons),
    plannedOn: day('计划日期', 'Planned for'),
    until: day('最迟', 'At the latest'),
    about: optional(text('事项', 'About', 120)),
    ballot: optional(ref('核实的问卷', 'Ballot', 'ballots')),
    tries: whole('上门未遇次数', 'Nobody at home', 0, 100),
    tried: stamp('未遇', 'Nobody at home'),
    triedNote: optional(text('未遇说明', 'Note', 200)),
    visited: stamp('回访', 'Visited'),
    met: optional(choice('面见', 'Spoken with', met)),
    told: explained(
      optional(personal(longText('业户口述', 'What they told'))),
      '管理员记录的业户原话；业户本人的评价由业户自己扫码填写',
      'As the steward noted it; the household’s own mark comes behind its link',
    ),
    found: optional(longText('核查情况', 'What was found')),
    agrees: optional(
      choice('与问卷核对', 'Held against the ballot', {
        same: { zh: '一致', en: 'As the ballot says' },
        differs: { zh: '不一致', en: 'Not as the ballot says' },
      }),
    ),
    codeShown: stamp('出示评价码', 'Code shown'),
    score: optional(whole('业户评分', 'The household’s mark', 1, RATING_MOST)),
    opinion: optional(personal(longText('业户意见', 'The household’s words'))),
    answeredOn: optional(day('业户评价日期', 'Answered on')),
    sending: hidden(optional(text('发送', 'Sending', 60))),
  },
  readers: [ofTheSurveys],
  states: {
    planned: runs('待回访', 'To be visited'),
    visited: inOrder(runs('已回访', 'Visited')),
    lapsed: amiss(ends('未回访', 'Not visited')),
  },
  steps: {
    plan: opens('planned', {
      title: { zh: '计划', en: 'Plan' },
      by: theServer,
      asks: ['household', 'building', 'room', 'reason', 'plannedOn', 'until'],
      mayAsk: ['ballot', 'about'],
      sets: { tries: 0 },
      cites: ['R2.4.14', 'R3.4.6.2'],
    }),
    arrange: opens('planned', {
      title: { zh: '安排回访', en: 'Arrange a visit' },
      by: atTheDoor(the('household.building')),
      asks: ['household', 'reason', 'plannedOn', 'until'],
      mayAsk: ['about'],
      sets: { building: the('household.building'), room: the('household.room'), tries: 0 },
      provided: [
        livesHere(['R2.4.14'], { zh: '该业户已迁出', en: 'This household has moved out' }),
        rule(
          'aheadOfToday',
          ['R2.4.14'],
          { zh: '计划日期不能早于今天', en: 'It is planned for today or later' },
          not(before(the('plannedOn'), today)),
        ),
        rule(
          'dueAfterThePlan',
          ['R2.4.14'],
          { zh: '最迟日期不能早于计划日期', en: 'It cannot be due before it is planned' },
          not(before(the('until'), the('plannedOn'))),
        ),
        rule(
          'soonEnough',
          ['R2.4.14'],
          {
            zh: '须在两个月内，最迟不超过计划日期后一个月',
            en: 'Within two months, and due within a month of its plan',
          },
          all(
            not(before(later(closingOf(today), 24 * 62), closingOf(the('plannedOn')))),
            not(before(later(closingOf(the('plannedOn')), 24 * 31), closingOf(the('until')))),
          ),
        ),
        rule(
          'notToVerify',
          ['R3.4.6.2'],
          { zh: '问卷核实由系统抽样安排', en: 'Ballots are verified of a sample that the system draws' },
          oneOf(the('reason'), 'routine', 'afterRepair', 'afterComplaint'),
        ),
      ],
      gate: 'server',
      cites: ['R2.4.14'],
    }),
    visit: from('planned').to('visited', {
      title: { zh: '登记回访', en: 'Visited' },
      by: atTheDoor(was('building')),
      asks: ['met', 'found'],
      mayAsk: ['told', 'agrees'],
      stamps: ['visited'],
      provided: [
        rule(
          'comparedWithTheBallot',
          ['R3.4.6.2'],
          { zh: '须写明与问卷是否一致', en: 'Say whether it is as the ballot says' },
          implies(equals(was('reason'), 'verifyBallot'), present(the('agrees'))),
        ),
      ],
      cites: ['R2.4.14', 'R3.4.6.2'],
    }),
    nobodyHome: from('planned').stays({
      title: { zh: '上门未遇', en: 'Nobody at home' },
      by: atTheDoor(was('building')),
      inBulk: true,
      mayAsk: ['triedNote'],
      sets: { tries: plus(was('tries'), 1) },
      stamps: ['tried'],
      cites: ['R2.4.14'],
    }),
    // Who shows the code could open it too: it is on record who had it.
    showCode: from('visited').stays({
      title: { zh: '出示评价码', en: 'Show the code' },
      by: atTheDoor(was('building')),
      stamps: ['codeShown'],
      gate: 'ownCallable',
      cites: ['R2.4.14'],
    }),
    // By the household itself, behind its link.
    answer: from('visited').stays({
      title: { zh: '业户评价', en: 'The household’s answer' },
      by: theServer,
      asks: ['score', 'answeredOn'],
      mayAsk: ['opinion', 'sending'],
      provided: [
        rule(
          'answeredOnce',
          ['R2.4.14'],
          { zh: '业户已经评价', en: 'The household has answered' },
          not(present(was('answeredOn'))),
        ),
      ],
      cites: ['R2.4.14'],
    }),
    lapse: from('planned').to('lapsed', {
      title: { zh: '到期未回访', en: 'Not visited in time' },
      by: theServer,
      cites: ['R2.4.14'],
    }),
  },
  due: {
    lapsing: {
      title: { zh: '回访到期', en: 'The visit is due' },
      before: { zh: '待回访', en: 'To be visited' },
      while: ['planned'],
      at: the('until'),
      concerns: [],
      roles: ['steward'],
      words: { zh: '{room} 回访到期', en: 'The visit to {room} is due' },
      takes: 'lapse',
      // It is owed all the same: made in time it is kept, lapsed it is missed.
      wants: 'visit',
      cites: ['R2.4.14'],
    },
  },
  lists: {
    planned: listed(
      { zh: '待回访', en: 'To be visited' },
      [['state', '==', 'planned']],
      [['plannedOn', 'asc']],
    ),
    visited: listed({ zh: '已回访', en: 'Visited' }, [['state', '==', 'visited']], [['visited.at', 'desc']]),
    all: listed({ zh: '全部', en: 'All' }, [], [['plannedOn', 'desc']]),
  },
  columns: ['plannedOn', 'room', 'reason', 'met', 'found', 'score', 'visited'],
  subject: '{room} {plannedOn}',
  detail: '{reason}',
  foundBy: ['room'],
});
