import { describe, expect, test } from 'vitest';
import { dueAt, remindedAt, settingsOf } from '../reading/due.ts';
import { describeDue } from '../reading/due-words.ts';
import { type Settings, siteTime } from '../site/settings.ts';
import { type Condition, equals, not, oneOf, present } from './condition.ts';
import {
  type Due,
  type DueTime,
  days,
  earliest,
  endOfDay,
  endOfMiddleShift,
  endOfWorkingDay,
  firstOf,
  minutes,
  pause,
  timeOn,
  workdays,
  workingHours,
  workingMinutes,
} from './due.ts';
import { choice, day, instant, optional, stamp, text, whole } from './field.ts';
import type { RecordData } from './record.ts';
import { type Register, register } from './register.ts';
import { ends, runs } from './state.ts';
import { site, the } from './value.ts';

// The words for when something falls due, one after the other, with the registers that need them. Nobody works at the
// weekend of the 28th and 29th of November; the day runs from 08:30 to 18:00.

const lakeside: Partial<Settings> = { workdays: [1, 2, 3, 4, 5], countBy: '10:00', idCopyRetentionDays: 90 };

const words = { zh: '逾期', en: 'Overdue' };
const terms: Omit<Due, 'at'> = { title: words, while: ['open'], concerns: [], words, cites: ['R5.1.1'] };

/** A register of work orders, tasks and permits in one, of which something falls due. */
const matters = (at: DueTime, more: Partial<Due> = {}): Register =>
  register('matters', {
    form: { zh: '事项', en: 'Matters' },
    cites: ['R5.1.1'],
    fields: {
      sent: stamp('派单', 'Sent'),
      paused: stamp('暂停', 'Paused'),
      resumed: stamp('恢复', 'Resumed'),
      pausedBefore: optional(whole('此前暂停', 'Paused before', 0, 9_999)),
      promised: optional(instant('约定时间', 'Promised')),
      until: optional(day('至', 'Until')),
      kind: choice('类别', 'Kind', {
        repair: { zh: '维修', en: 'Repair' },
        other: { zh: '其他', en: 'Other' },
      }),
      note: optional(text('说明', 'Note')),
    },
    states: { open: runs('未结', 'Open'), done: ends('已结', 'Done') },
    steps: {},
    due: { matter: { ...terms, at, ...more } },
    columns: [],
    subject: '',
  });

/** `'2026-11-24 10:00'` by the site's clock. */
const { calendar } = siteTime(lakeside);
const clock = (local: string): Date => {
  const [on = '', time = ''] = local.split(' ');
  return calendar.instant(on, time);
};
const stamped = (local: string) => ({ by: 'somebody', at: clock(local) });

/** A record that was opened on Tuesday, the 24th of November, at 10:00. */
const record = (fields: Readonly<Record<string, unknown>> = {}): RecordData => ({
  state: 'open',
  rev: 1,
  opened: stamped('2026-11-24 10:00'),
  last: { step: 'open', ...stamped('2026-11-24 10:00') },
  kind: 'repair',
  ...fields,
});

/** When it falls due, by the site's clock. */
function falls(at: DueTime, fields: Readonly<Record<string, unknown>> = {}, more: Partial<Due> = {}) {
  const time = siteTime(lakeside);
  const instantly = dueAt(matters(at, more), 'matter', record(fields), time);
  return instantly && time.calendar.stamp(instantly);
}

const opened = the('opened.at');
const sentAt = (local: string) => ({ sent: stamped(local) });

describe('a time of the record', () => {
  test('[R2.4.9] is the time that somebody has promised', () => {
    expect(falls(the('promised'), { promised: clock('2026-11-25 09:15') })).toBe('2026-11-25 09:15');
  });

  test('is not known as long as the field is empty: nothing is owed', () => {
    expect(falls(the('promised'))).toBeNull();
    expect(falls(endOfDay(the('promised')))).toBeNull();
    expect(falls(minutes(20).after(the('sent.at')))).toBeNull();
  });

  test('a date is over at its end', () => {
    expect(falls(the('until'), { until: '2026-11-30' })).toBe('2026-12-01 00:00');
  });
});

describe('so long after a time', () => {
  test('minutes by the clock, day and night', () => {
    expect(falls(minutes(20).after(the('sent.at')), sentAt('2026-11-27 17:50'))).toBe('2026-11-27 18:10');
  });

  test.each([
    ['in the middle of the day', '2026-11-24 10:00', '2026-11-24 10:20'],
    ['over the night', '2026-11-24 17:50', '2026-11-25 08:40'],
    ['over the weekend', '2026-11-27 17:50', '2026-11-30 08:40'],
  ])('[R2.4.9] working minutes, %s', (_when, sent, expected) => {
    expect(falls(workingMinutes(20).after(the('sent.at')), sentAt(sent))).toBe(expected);
  });

  test('[R3.4.4] working hours', () => {
    expect(falls(workingHours(12).after(opened))).toBe('2026-11-25 12:30');
  });

  test('[R2.4.1.7] days, as many as the site has set, at the same time of day', () => {
    expect(falls(days(site('idCopyRetentionDays')).after(opened))).toBe('2027-02-22 10:00');
  });

  test('days after a date lead to a date', () => {
    expect(falls(endOfWorkingDay(days(2).after(the('until'))), { until: '2026-11-30' })).toBe(
      '2026-12-02 18:00',
    );
  });

  test('[R12.1.6] the next working day, at its closing', () => {
    const nextWorkday = endOfWorkingDay(workdays(1).after(opened));
    expect(falls(nextWorkday)).toBe('2026-11-25 18:00');
    expect(falls(nextWorkday, { opened: stamped('2026-11-27 10:00') })).toBe('2026-11-30 18:00');
  });
});

describe('so long ahead of a time', () => {
  test('[R2.4.7.1] ten minutes ahead of the shift', () => {
    expect(falls(minutes(10).before(the('promised')), { promised: clock('2026-11-25 08:30') })).toBe(
      '2026-11-25 08:20',
    );
  });

  test('[R2.4.17] thirty days ahead of a date, in the morning', () => {
    const morning = timeOn(days(30).before(the('until')), site('workdayStart'));
    expect(falls(morning, { until: '2026-12-31' })).toBe('2026-12-01 08:30');
  });
});

describe('a time of day', () => {
  test('[R4.4.1.4] the end of the day on which something happened', () => {
    expect(falls(endOfDay(opened))).toBe('2026-11-25 00:00');
  });

  test('[R4.4.2.5] the closing of that day; after it, the end of that day', () => {
    expect(falls(endOfWorkingDay(opened))).toBe('2026-11-24 18:00');
    expect(falls(endOfWorkingDay(the('sent.at')), sentAt('2026-11-24 19:00'))).toBe('2026-11-25 00:00');
  });

  test('[R11.1.1.2] the end of its middle shift', () => {
    expect(falls(endOfMiddleShift(opened))).toBe('2026-11-24 22:00');
  });

  test('[R4.4.1.7] a time that the site has set, on a date or on the day of an instant', () => {
    expect(falls(timeOn(the('until'), site('countBy')), { until: '2026-11-30' })).toBe('2026-11-30 10:00');
    expect(falls(timeOn(opened, '16:30'))).toBe('2026-11-24 16:30');
  });
});

describe('one of several', () => {
  test('[R4.4.2.5] the earliest of those that are known', () => {
    const back = earliest(the('promised'), endOfWorkingDay(opened));
    expect(falls(back)).toBe('2026-11-24 18:00');
    expect(falls(back, { promised: clock('2026-11-24 12:00') })).toBe('2026-11-24 12:00');
    expect(falls(back, { promised: clock('2026-11-25 12:00') })).toBe('2026-11-24 18:00');
  });

  test('[R2.4.9] the new time that was promised, else twenty minutes', () => {
    const onSite = firstOf(the('promised'), workingMinutes(20).after(the('sent.at')));
    expect(falls(onSite, sentAt('2026-11-24 10:00'))).toBe('2026-11-24 10:20');
    const promised = { ...sentAt('2026-11-24 10:00'), promised: clock('2026-11-24 14:00') };
    expect(falls(onSite, promised)).toBe('2026-11-24 14:00');
  });
});

describe('a pause', () => {
  const waiting = pause(the('paused.at'), the('resumed.at'), the('pausedBefore'));
  const onSite = workingMinutes(20).after(the('sent.at'), waiting);
  const sent = sentAt('2026-11-24 10:00');
  const paused = (from: string, until?: string) => ({
    ...sent,
    paused: stamped(from),
    ...(until ? { resumed: stamped(until) } : {}),
  });

  test('[R2.4.9] stands still while it lasts: nothing is owed', () => {
    expect(falls(onSite, paused('2026-11-24 10:05'))).toBeNull();
  });

  test('[R2.4.9] moves the time by its length once it has ended', () => {
    expect(falls(onSite, paused('2026-11-24 10:05', '2026-11-24 11:00'))).toBe('2026-11-24 11:15');
  });

  test('of working time only that counts which it took: a night costs nothing', () => {
    const overNight = { ...paused('2026-11-24 17:55', '2026-11-25 09:00'), ...sentAt('2026-11-24 17:50') };
    expect(falls(onSite, overNight)).toBe('2026-11-25 09:15');
    const byTheClock = minutes(20).after(the('sent.at'), waiting);
    expect(falls(byTheClock, overNight)).toBe('2026-11-25 09:15');
  });

  test('a further one stands still again; what earlier ones came to is kept beside it', () => {
    const second = { ...paused('2026-11-24 11:05', '2026-11-24 11:00'), pausedBefore: 55 };
    expect(falls(onSite, second)).toBeNull();
    expect(falls(onSite, { ...second, resumed: stamped('2026-11-24 11:35') })).toBe('2026-11-24 11:45');
  });

  test('that begins when the time is up already moves nothing', () => {
    expect(falls(onSite, paused('2026-11-24 10:30'))).toBe('2026-11-24 10:20');
    expect(falls(onSite, paused('2026-11-24 10:30', '2026-11-24 11:00'))).toBe('2026-11-24 10:20');
  });

  test('that ended before the time began to run moves nothing', () => {
    expect(falls(onSite, paused('2026-11-24 09:00', '2026-11-24 09:30'))).toBe('2026-11-24 10:20');
  });

  test('of one time leaves the other: the promised one stands', () => {
    const either = earliest(the('promised'), onSite);
    const both = { ...paused('2026-11-24 10:05'), promised: clock('2026-11-24 12:00') };
    expect(falls(either, both)).toBe('2026-11-24 12:00');
  });
});

describe('when it is owed', () => {
  test('in its states alone', () => {
    expect(falls(endOfDay(opened), { state: 'done' })).toBeNull();
  });

  const conditions: (readonly [string, Condition, boolean])[] = [
    ['the record is of the kind', oneOf(the('kind'), 'repair'), true],
    ['it is of another', equals(the('kind'), 'other'), false],
    ['something is not filled in', not(present(the('note'))), true],
  ];
  test.each(conditions)('only where its condition holds: %s', (_title, when, isOwed) => {
    expect(falls(endOfDay(opened), {}, { when }) !== null).toBe(isOwed);
  });

  test('it speaks of its record alone: anything else is an error in the definition', () => {
    expect(() => falls(endOfDay(opened), {}, { when: equals(site('closing'), '18:00') })).toThrow(
      'more than its record',
    );
  });
});

describe('a reminder ahead', () => {
  test('[R2.4.17] comes so long before the time, wherever that has moved', () => {
    const time = siteTime(lakeside);
    const permits = matters(the('promised'), { reminder: { ahead: days(30), words } });
    const due = permits.due.matter as Due;
    const falling = clock('2026-12-31 18:00');
    expect(remindedAt(permits, due, record(), time, falling)).toEqual(clock('2026-12-01 18:00'));
    expect(remindedAt(permits, { ...due, reminder: undefined } as Due, record(), time, falling)).toBeNull();
  });
});

describe('the settings that a due hangs on', () => {
  const of = (at: DueTime): string[] => [...settingsOf({ ...terms, at })].sort();

  test('[R5.1.1] those that it names, and those that its words are reckoned by', () => {
    expect(of(the('promised'))).toEqual(['zone']);
    expect(of(endOfWorkingDay(opened))).toEqual(['closing', 'zone']);
    expect(of(timeOn(the('until'), site('countBy')))).toEqual(['countBy', 'zone']);
    expect(of(workingMinutes(20).after(the('sent.at')))).toEqual([
      ...['closing', 'holidays', 'makeUpWorkdays', 'workdayStart', 'workdays', 'zone'],
    ]);
    expect(of(endOfMiddleShift(workdays(1).after(opened)))).toEqual([
      ...['holidays', 'makeUpWorkdays', 'midShiftEnd', 'workdays', 'zone'],
    ]);
  });
});

describe('in words', () => {
  const settings = register('settings', {
    form: { zh: '设置', en: 'Settings' },
    cites: ['R5.1.1'],
    fields: { countBy: text('清点时限', 'Keys counted by', 5) },
    states: {},
    steps: {},
    columns: [],
    subject: '',
  });
  const said = (at: DueTime, more: Partial<Due> = {}) =>
    describeDue({ ...terms, at, ...more }, { register: matters(at), settings });

  test('each word has its phrase in both languages', () => {
    expect(said(firstOf(the('promised'), workingMinutes(20).after(the('sent.at'))))).toEqual({
      zh: '“约定时间”，没有则为“派单”后 20 个工作分钟',
      en: "'Promised', or else 20 working minutes after 'Sent'",
    });
    expect(said(earliest(timeOn(the('until'), site('countBy')), endOfDay(opened)))).toEqual({
      zh: '“至”当日的设置的“清点时限”与登记当日结束中较早者',
      en: "the earliest of the site's 'Keys counted by' on the day of 'Until' and the end of the day of the opening",
    });
    expect(said(minutes(10).before(the('promised')), { reminder: { ahead: days(30), words } })).toEqual({
      zh: '“约定时间”前 10 分钟；提前 30 天提醒',
      en: "10 minutes before 'Promised'; reminded 30 days ahead",
    });
    expect(said(the('promised'), { when: not(oneOf(the('kind'), 'repair', 'other')) })).toEqual({
      zh: '“约定时间”，仅当并非“类别”为维修、其他',
      en: "'Promised', only when it is not so that 'Kind' is Repair or Other",
    });
    expect(said(minutes(20).after(the('sent.at'), pause(the('paused.at'), the('resumed.at'))))).toEqual({
      zh: '“派单”后 20 分钟（暂停不计）',
      en: "20 minutes after 'Sent', pauses not counted",
    });
  });
});
