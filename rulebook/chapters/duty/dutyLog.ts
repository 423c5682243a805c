import {
  any,
  before,
  equals,
  exists,
  holds,
  not,
  type Rule,
  rule,
  staff,
  theServer,
} from '../../notation/condition.ts';
import { endOfDay } from '../../notation/due.ts';
import {
  choice,
  day,
  instant,
  LONG_TEXT_MAX,
  minute,
  optional,
  person,
  refs,
  stamp,
  text,
  whole,
} from '../../notation/field.ts';
import { keptFor } from '../../notation/gathered.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, waits } from '../../notation/state.ts';
import { from, opens, type StepTerms } from '../../notation/step.ts';
import { closingOf, elsewhere, now, the } from '../../notation/value.ts';

/**
 * 《值班日志》: one book a day, `dutyLog/{day}/entries/{entry}`. Entries are only ever added; a correction is a new
 * entry that points at the old one. Its rules are in the frame of firestore.rules.
 */
export const dutyLog = register('dutyLog', {
  form: { zh: '值班日志', en: 'Duty log' },
  rank: 10,
  cites: ['R2.4.6', 'R2.4.8', 'R4.4.1.4', 'R4.4.1.8', 'R12.1.3', 'R5.1.1'],
  framed: 'dutyLog/{day}/entries/{entry}',
  fields: {
    day: day('日期', 'Day'),
    kind: text('类别', 'Kind', 40),
    text: text('内容', 'Text', LONG_TEXT_MAX),
    textEnglish: optional(text('英文', 'In English', LONG_TEXT_MAX)),
    shift: choice('班次', 'Shift', {
      early: { zh: '早班', en: 'Early shift' },
      middle: { zh: '中班', en: 'Middle shift' },
      night: { zh: '夜班', en: 'Night shift' },
      day: { zh: '白班', en: 'Day shift' },
    }),
    phoneAt: optional(minute('通话时间', 'Time of the call')),
    corrects: optional(text('更正', 'Corrects', 80)),
    by: person('记录人', 'Written by'),
    at: instant('时间', 'At'),
  },
  states: { written: ends('已记录', 'Written') },
  steps: {
    write: opens('written', {
      title: { zh: '记一笔', en: 'Write' },
      by: staff,
      asks: ['text', 'shift'],
      mayAsk: ['phoneAt', 'corrects'],
      cites: ['R2.4.6', 'R12.1.3'],
    }),
  },
  columns: ['at', 'shift', 'text', 'phoneAt', 'by'],
  subject: '{day}',
});

/** Emergency releases of a day whose papers are owed; the server's own reckoning, below the day's book. */
export const papersOwed = register('papersOwed', {
  form: { zh: '当日待补手续', en: 'Papers owed of the day' },
  cites: ['R4.4.1.4'],
  fields: { count: whole('数量', 'Number', 0, 10_000), loans: refs('借用登记', 'Loans', 'keyLoans', 500) },
  states: {},
  beneath: { register: 'dutyLog', collection: 'standing', id: 'papersOwed' },
  gathers: keptFor('loans', {
    ...{ of: 'keyLoans', where: { papers: 'owed' }, dayOf: 'issued.at', counts: 'count' },
  }),
  framed: 'dutyLog/{day}/standing/papersOwed',
  steps: {},
  columns: ['count'],
  subject: '{count}',
});

/** When a day may be signed, by whatever paper. */
export const mayBeSigned: readonly Rule[] = [
  rule(
    'atClosing',
    ['R2.4.8', 'R5.1.1'],
    { zh: '下班之后才能签当天的值班日志', en: 'A day is signed at its closing or later' },
    not(before(now, closingOf(the('day')))),
  ),
  rule(
    'noPapersOwed',
    ['R4.4.1.4'],
    {
      zh: '当日紧急动用钥匙的手续未补齐，不能结束当日',
      en: "The day can't be closed: papers of an emergency release are owed",
    },
    any(not(exists('papersOwed', the('day'))), equals(elsewhere('papersOwed', the('day'), 'count'), 0)),
  ),
];

const signature: StepTerms = {
  title: { zh: '审阅签字', en: 'Review and sign' },
  by: holds('supervisor'),
  mayAsk: ['remarks'],
  stamps: ['signed'],
  provided: mayBeSigned,
  cites: ['R2.4.8', 'R4.4.1.4'],
};

/** The supervisor's daily signature under the duty log. What comes after it opens the day again. */
export const dutyLogReviews = register('dutyLogReviews', {
  form: { zh: '值班日志审阅', en: 'Duty log review' },
  cites: ['R2.4.8'],
  fields: {
    day: day('日期', 'Day'),
    remarks: optional(text('意见', 'Remarks', 500)),
    signed: stamp('签字', 'Signed'),
  },
  states: {
    signed: ends('已签', 'Signed'),
    reopened: waits('签后有新内容，待重签', 'To be signed again', 'signAgain'),
  },
  identity: the('day'),
  steps: {
    sign: opens('signed', { ...signature, asks: ['day'] }),
    signAgain: from('reopened').to('signed', { ...signature, title: { zh: '重新签字', en: 'Sign again' } }),
    reopen: from('signed').to('reopened', {
      title: { zh: '签后有新内容', en: 'Opened again' },
      by: theServer,
      tells: [
        {
          roles: ['supervisor'],
          words: {
            zh: '{day} 值班日志签字之后又有新内容，请重新审阅签字',
            en: 'The duty log of {day} has changed since it was signed: please review and sign again',
          },
        },
      ],
      cites: ['R2.4.8', 'R4.4.1.4'],
    }),
  },
  due: {
    signAgain: {
      title: { zh: '值班日志未重签', en: 'Duty log not signed again' },
      before: { zh: '值班日志待重签', en: 'Duty log to be signed again' },
      while: ['reopened'],
      at: endOfDay(the('last.at')),
      wants: 'signAgain',
      concerns: [],
      roles: ['supervisor'],
      words: {
        zh: '{day} 值班日志签后有新内容，未重新签字',
        en: 'The duty log of {day} has not been signed again',
      },
      cites: ['R2.4.8'],
    },
  },
  owes: {
    review: {
      title: { zh: '值班日志未签', en: 'Duty log not signed' },
      before: { zh: '值班日志待签', en: 'Duty log to be signed' },
      by: endOfDay(the('day')),
      each: null,
      // Opened again, it is due by itself: a day stands once among what is to be signed.
      met: { day: 'day', states: ['signed', 'reopened'] },
      lapses: false,
      concerns: null,
      roles: ['supervisor'],
      words: {
        zh: '{day} 值班日志客服主任未审阅签字',
        en: 'The supervisor has not signed the duty log of {day}',
      },
      cites: ['R2.4.8'],
    },
  },
  lists: { all: listed({ zh: '全部', en: 'All' }, [], [['day', 'desc']]) },
  columns: ['day', 'remarks', 'signed'],
  subject: '{day}',
});
