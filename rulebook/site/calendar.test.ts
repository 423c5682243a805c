import { describe, expect, test } from 'vitest';
import { type Calendar, calendarOf, type WorkingTime } from './calendar.ts';
import { siteTime } from './settings.ts';

const lakeside: WorkingTime = {
  zone: 'Asia/Shanghai',
  workdayStart: '08:30',
  closing: '18:00',
  midShiftEnd: '22:00',
  workdays: [1, 2, 3, 4, 5],
  holidays: ['2026-10-01', '2026-10-02'],
  makeUpWorkdays: [],
};
const calendar = calendarOf(lakeside);
const at = (text: string) => new Date(text);

/** An instant as the site's clock shows it. */
const shown = (date: Date, of: Calendar = calendar) => of.stamp(date);

describe('days in the site’s zone', () => {
  test('[R5.1.1] the day is the site’s, whatever the server’s zone', () => {
    expect(calendar.day(at('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
    expect(calendar.day(at('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
  });

  test('a time of day on a day is one instant', () => {
    expect(calendar.instant('2026-11-24', '18:00')).toEqual(at('2026-11-24T10:00:00Z'));
    expect(calendar.instant('2026-11-24', '00:00')).toEqual(at('2026-11-23T16:00:00Z'));
  });

  test('days are shifted across the ends of months and years', () => {
    expect(calendar.shiftDay('2026-12-31', 1)).toBe('2027-01-01');
    expect(calendar.shiftDay('2028-03-01', -1)).toBe('2028-02-29');
  });
});

describe('[R4.4.2.5][R11.1.2.4] the end of the working day', () => {
  test.each([
    ['in the morning', '2026-11-24T01:00:00Z', '2026-11-24 18:00'],
    ['a minute before closing', '2026-11-24T09:59:00Z', '2026-11-24 18:00'],
    ['at closing, the end of that day', '2026-11-24T10:00:00Z', '2026-11-25 00:00'],
    ['late in the evening, the end of that day', '2026-11-24T15:59:00Z', '2026-11-25 00:00'],
    ['just after midnight, the closing of the new day', '2026-11-24T16:01:00Z', '2026-11-25 18:00'],
    ['on a holiday too: a key is owed the same day', '2026-10-01T02:00:00Z', '2026-10-01 18:00'],
  ])('%s', (_when, from, expected) => {
    expect(shown(calendar.endOfWorkingDay(at(from)))).toBe(expected);
  });
});

describe('[R4.4.1.8][R4.4.1.4] the end of the day', () => {
  test.each([
    ['2026-11-24T01:00:00Z', '2026-11-25 00:00'],
    ['2026-11-24T15:59:59Z', '2026-11-25 00:00'],
    ['2026-11-24T16:00:00Z', '2026-11-26 00:00'],
  ])('after %s', (from, expected) => {
    expect(shown(calendar.endOfDay(at(from)))).toBe(expected);
  });
});

describe('[R11.1.1.2] the end of the middle shift', () => {
  test.each([
    ['2026-11-24T02:00:00Z', '2026-11-24 22:00'],
    ['2026-11-24T13:59:00Z', '2026-11-24 22:00'],
    ['2026-11-24T14:00:00Z', '2026-11-25 00:00'],
  ])('after %s', (from, expected) => {
    expect(shown(calendar.endOfMiddleShift(at(from)))).toBe(expected);
  });
});

describe('working days and working time', () => {
  test('weekends and holidays are none', () => {
    expect(calendar.isWorkday('2026-11-24')).toBe(true);
    expect(calendar.isWorkday('2026-11-28')).toBe(false);
    expect(calendar.isWorkday('2026-10-01')).toBe(false);
  });

  test.each([
    ['within the day', '2026-11-24T02:00:00Z', 60, '2026-11-24 11:00'],
    ['exactly up to closing', '2026-11-24T09:00:00Z', 60, '2026-11-24 18:00'],
    ['over the night into the next morning', '2026-11-24T09:30:00Z', 60, '2026-11-25 09:00'],
    ['from the night, counted from the morning', '2026-11-24T18:00:00Z', 30, '2026-11-25 09:00'],
    ['from after closing', '2026-11-24T12:00:00Z', 30, '2026-11-25 09:00'],
    ['over a weekend', '2026-11-27T09:30:00Z', 60, '2026-11-30 09:00'],
    ['over holidays and the weekend after them', '2026-09-30T09:30:00Z', 60, '2026-10-05 09:00'],
    ['over several days', '2026-11-24T00:30:00Z', 570 + 30, '2026-11-25 09:00'],
    ['nothing at all, in working time', '2026-11-24T02:00:00Z', 0, '2026-11-24 10:00'],
  ])('%s', (_how, from, minutes, expected) => {
    expect(shown(calendar.addWorkingMinutes(at(from), minutes))).toBe(expected);
  });

  test('a site without a working day is chased in plain time rather than never', () => {
    const never = calendarOf({ ...lakeside, workdays: [] });
    expect(never.addWorkingMinutes(at('2026-11-24T02:00:00Z'), 60)).toEqual(at('2026-11-24T03:00:00Z'));
    expect(never.workdayAfter('2026-11-27', 2)).toBe('2026-11-29');
  });

  test.each([
    ['within a day', '2026-11-24T02:00:00Z', '2026-11-24T03:30:00Z', 90],
    ['over a night', '2026-11-24T09:30:00Z', '2026-11-25T01:00:00Z', 60],
    ['over a weekend', '2026-11-27T09:30:00Z', '2026-11-30T01:00:00Z', 60],
    ['in the night', '2026-11-24T12:00:00Z', '2026-11-24T20:00:00Z', 0],
    ['backwards', '2026-11-24T03:30:00Z', '2026-11-24T02:00:00Z', 0],
  ])('the working time between two instants, %s', (_how, from, until, expected) => {
    expect(calendar.workingMinutesBetween(at(from), at(until))).toBe(expected);
  });

  test('the n-th working day after a day passes over holidays and the weekend', () => {
    expect(calendar.workdayAfter('2026-09-29', 1)).toBe('2026-09-30');
    expect(calendar.workdayAfter('2026-09-30', 1)).toBe('2026-10-05');
    expect(calendar.workdayAfter('2026-10-03', 2)).toBe('2026-10-06');
    expect(calendar.workdayAfter('2026-10-03', 0)).toBe('2026-10-03');
  });
});

// National Day 2026 as the State Council arranged it: seven days off, two days of rest worked for them.
describe('make-up workdays (调休上班日)', () => {
  const holidays = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`);
  const [sunday, saturday] = ['2026-09-20', '2026-10-10'];
  const madeUp = calendarOf({ ...lakeside, holidays, makeUpWorkdays: [sunday, saturday] });
  const asTheWeekSays = calendarOf({ ...lakeside, holidays });

  test('[R4.4.1.7] are worked though their weekday is none, and no other weekend is', () => {
    const weekend = ['2026-09-19', sunday, saturday, '2026-10-11'];
    expect(weekend.map(madeUp.isWorkday)).toEqual([false, true, true, false]);
    expect(weekend.map(asTheWeekSays.isWorkday)).toEqual([false, false, false, false]);
  });

  test('make no working day of a holiday, and leave one what it is', () => {
    const both = calendarOf({ ...lakeside, holidays, makeUpWorkdays: ['2026-10-03', '2026-10-08'] });
    expect(['2026-10-03', '2026-10-08'].map(both.isWorkday)).toEqual([false, true]);
  });

  test.each([
    ['before National Day', '2026-09-18', 1, sunday, '2026-09-21'],
    ['over National Day', '2026-09-30', 1, '2026-10-08', '2026-10-08'],
    ['over National Day, to the day that makes up for it', '2026-09-30', 3, saturday, '2026-10-12'],
    ['over all of it', '2026-09-19', 12, saturday, '2026-10-13'],
  ])('count among the n working days after a day: %s', (_when, from, many, day, without) => {
    expect(madeUp.workdayAfter(from, many)).toBe(day);
    expect(asTheWeekSays.workdayAfter(from, many)).toBe(without);
  });

  test('[R4.4.2.5] have working minutes like any other day', () => {
    const friday = at('2026-10-09T09:30:00Z');
    expect(shown(madeUp.addWorkingMinutes(friday, 60))).toBe('2026-10-10 09:00');
    expect(shown(asTheWeekSays.addWorkingMinutes(friday, 60))).toBe('2026-10-12 09:00');
    const [from, until] = [at('2026-10-10T01:00:00Z'), at('2026-10-10T03:00:00Z')];
    expect(madeUp.workingMinutesBetween(from, until)).toBe(120);
    expect(asTheWeekSays.workingMinutesBetween(from, until)).toBe(0);
  });
});

describe('a zone that changes its clocks', () => {
  const berlin = calendarOf({ ...lakeside, zone: 'Europe/Berlin', workdays: [1, 2, 3, 4, 5, 6, 7] });

  test('the day of spring has 23 hours, the day of autumn 25', () => {
    const spring = berlin.instant('2026-03-29', '00:00');
    const autumn = berlin.instant('2026-10-25', '00:00');
    expect((berlin.endOfDay(spring).getTime() - spring.getTime()) / 3_600_000).toBe(23);
    expect((berlin.endOfDay(autumn).getTime() - autumn.getTime()) / 3_600_000).toBe(25);
  });

  test('closing is at 18:00 by the clock on the wall, before and after the change', () => {
    expect(berlin.endOfWorkingDay(at('2026-03-28T09:00:00Z'))).toEqual(at('2026-03-28T17:00:00Z'));
    expect(berlin.endOfWorkingDay(at('2026-03-29T09:00:00Z'))).toEqual(at('2026-03-29T16:00:00Z'));
    expect(berlin.endOfWorkingDay(at('2026-10-25T09:00:00Z'))).toEqual(at('2026-10-25T17:00:00Z'));
  });

  test('working minutes run from the wall clock of the morning after the change', () => {
    const evening = at('2026-03-28T16:30:00Z');
    expect(shown(berlin.addWorkingMinutes(evening, 60), berlin)).toBe('2026-03-29 09:00');
  });

  test('so many days later it is the same time by the clock on the wall', () => {
    const morning = at('2026-03-28T09:00:00Z');
    expect(shown(berlin.addDays(morning, 1), berlin)).toBe('2026-03-29 10:00');
    expect(berlin.addDays(morning, 1)).toEqual(at('2026-03-29T08:00:00Z'));
    expect(berlin.addDays(at('2026-03-29T08:00:00Z'), -1)).toEqual(morning);
  });

  test('the day that is shifted over the change is the next one', () => {
    expect(berlin.shiftDay('2026-10-24', 1)).toBe('2026-10-25');
    expect(berlin.shiftDay('2026-10-25', 1)).toBe('2026-10-26');
  });
});

describe('settings', () => {
  test('what a site has not set stands at its default: closing at 18:00', () => {
    const { settings, calendar: usual } = siteTime(null);
    expect(settings.closing).toBe('18:00');
    expect(usual.stamp(usual.endOfWorkingDay(at('2026-11-24T02:00:00Z')))).toBe('2026-11-24 18:00');
  });

  test('[R4.4.1.7] a site that knows of no make-up workdays has none', () => {
    const { settings, calendar: older } = siteTime({ workdays: [1, 2, 3, 4, 5] });
    expect(settings.makeUpWorkdays).toEqual([]);
    expect(older.isWorkday('2026-10-10')).toBe(false);
  });

  test('what it has set holds', () => {
    const { calendar: early } = siteTime({ closing: '17:30' });
    expect(early.stamp(early.endOfWorkingDay(at('2026-11-24T02:00:00Z')))).toBe('2026-11-24 17:30');
  });
});
