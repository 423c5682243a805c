import {
  all,
  any,
  before,
  differs,
  equals,
  holds,
  not,
  present,
  rule,
  theServer,
} from '../../notation/condition.ts';
import { choice, day, hidden, optional, personal, ref, stamp, text } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { actor, joined, the, today, was } from '../../notation/value.ts';
import { livesHere } from '../common.ts';
import { unitUses } from '../homes/unit-uses.ts';
import { answered, atTheDoor, channels, ofTheSurveys } from './common.ts';

const notAhead = rule(
  'notAhead',
  ['R2.4.15'],
  { zh: '答复日期不能晚于今天', en: 'Nobody answers ahead of time' },
  not(before(today, the('answeredOn'))),
);

const stillOpen = rule(
  'stillOpen',
  ['R2.4.15'],
  { zh: '问卷尚未发放或已截止', en: 'The survey is not open, or was closed by then' },
  all(equals(the('survey.state'), 'open'), not(before(the('survey.closesOn'), the('answeredOn')))),
);

/**
 * Paper that was handed in while the survey was open may be typed later. Not of an anonymous one: what is added to a tally
 * that is known tells who has said it.
 */
const whileItWasOpen = rule(
  'whileItWasOpen',
  ['R2.4.15'],
  {
    zh: '答复日期须在问卷发放至截止之间；不记名问卷结束后不再录入',
    en: 'It must have been answered while the survey was open; nothing is added to an anonymous one that is over',
  },
  all(
    not(before(the('answeredOn'), the('survey.begunOn'))),
    not(before(the('survey.closesOn'), the('answeredOn'))),
    any(
      equals(the('survey.state'), 'open'),
      all(
        equals(the('survey.state'), 'closed'),
        equals(the('survey.anonymous'), false),
        not(before(the('survey.closedOn'), the('answeredOn'))),
      ),
    ),
  ),
);

const stillLivesHere = livesHere(['R2.4.15'], { zh: '该业户已迁出', en: 'This household has moved out' });

const underItsName = rule(
  'underItsName',
  ['R3.4.6.2'],
  { zh: '不记名问卷不知道谁答了什么，不能复核', en: 'Of an anonymous survey nobody knows who said what' },
  present(was('answers')),
);

const onPaper = rule(
  'onPaper',
  ['R3.4.6.2'],
  { zh: '只有纸质问卷由员工录入', en: 'Staff type only what came on paper' },
  equals(was('channel'), 'paper'),
);

/** One household and one survey: who is asked, whether it has answered, and what, unless that is not known. */
export const ballots = register('ballots', {
  form: { zh: '问卷答复登记表', en: 'Ballots' },
  rank: 20,
  cites: ['R2.4.15', 'R3.4.6.2'],
  fields: {
    survey: ref('问卷', 'Survey', 'surveys'),
    title: text('问卷标题', 'Title of the survey', 60),
    household: ref('业户', 'Household', 'households'),
    building: text('楼栋', 'Building', 20),
    room: text('房号', 'Room', 60),
    use: optional(choice('用途', 'Use', unitUses)),
    answeredOn: optional(day('答复日期', 'Answered on')),
    channel: optional(choice('方式', 'How', channels)),
    answers: optional(personal(answered('答复', 'Answers'))),
    // Which device has sent it: sent again it is the same answer.
    sending: hidden(optional(text('发送', 'Sending', 60))),
    entered: stamp('录入', 'Typed'),
    checked: stamp('复核', 'Checked'),
    corrected: stamp('更正', 'Corrected'),
    before: optional(personal(answered('更正前', 'Before'))),
    reason: optional(text('原因', 'Reason')),
  },
  readers: [ofTheSurveys],
  identity: joined(the('survey'), '~', the('household')),
  states: {
    invited: runs('未答复', 'Not answered'),
    answered: inOrder(runs('已答复', 'Answered')),
    checked: inOrder(runs('已复核', 'Checked')),
  },
  gate: 'server',
  steps: {
    invite: opens('invited', {
      title: { zh: '发放', en: 'Ask' },
      by: theServer,
      asks: ['survey', 'household', 'building', 'room'],
      mayAsk: ['use'],
      sets: { title: the('survey.title') },
      cites: ['R3.4.6.2'],
    }),
    // By the household itself, behind its link.
    answer: from('invited').to('answered', {
      title: { zh: '业户答复', en: 'Answered' },
      by: theServer,
      asks: ['answeredOn'],
      mayAsk: ['answers', 'sending'],
      sets: { channel: 'link' },
      provided: [notAhead, stillOpen, stillLivesHere],
      cites: ['R2.4.15'],
    }),
    enter: from('invited').to('answered', {
      title: { zh: '录入纸质问卷', en: 'Type a paper form' },
      by: atTheDoor(was('building')),
      asks: ['answeredOn'],
      mayAsk: ['answers'],
      stamps: ['entered'],
      sets: { channel: 'paper' },
      provided: [notAhead, whileItWasOpen, stillLivesHere],
      gate: 'ownCallable',
      cites: ['R2.4.15', 'R3.4.6.2'],
    }),
    check: from('answered').to('checked', {
      title: { zh: '复核', en: 'Check' },
      by: atTheDoor(was('building')),
      stamps: ['checked'],
      provided: [
        onPaper,
        underItsName,
        rule(
          'checkedByAnother',
          ['R3.4.6.2'],
          {
            zh: '须由录入人、更正人以外的人复核',
            en: 'Somebody else than who typed it, or put it right, checks it',
          },
          all(
            differs(actor, was('entered.by')),
            any(not(present(was('corrected.by'))), differs(actor, was('corrected.by'))),
          ),
        ),
      ],
      cites: ['R3.4.6.2'],
    }),
    correct: from('answered', 'checked').to('answered', {
      title: { zh: '更正录入', en: 'Put right' },
      by: any(
        all(atTheDoor(was('building')), equals(actor, was('entered.by'))),
        holds('assistant', 'supervisor'),
      ),
      asks: ['answers', 'reason'],
      stamps: ['corrected'],
      clears: ['checked'],
      sets: { before: was('answers') },
      provided: [onPaper, underItsName],
      gate: 'ownCallable',
      cites: ['R2.4.15', 'R3.4.6.2'],
    }),
  },
  lists: {
    invited: listed({ zh: '未答复', en: 'Not answered' }, [['state', '==', 'invited']], [['room', 'asc']]),
    paper: listed(
      { zh: '纸质待复核', en: 'Paper to be checked' },
      [
        ['state', '==', 'answered'],
        ['channel', '==', 'paper'],
      ],
      [['room', 'asc']],
    ),
    all: listed({ zh: '全部', en: 'All' }, [], [['room', 'asc']]),
  },
  columns: ['title', 'room', 'answeredOn', 'channel', 'entered', 'checked'],
  subject: '{room}',
  detail: '{title}',
  foundBy: ['room'],
});
