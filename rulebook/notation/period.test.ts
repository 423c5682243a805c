import { describe, expect, test } from 'vitest';
import { daysOf, type Every, periodEndingOn, periodOf } from './period.ts';

describe('a period', () => {
  test.each<[Every, string, string]>([
    ['day', '2026-09-30', '2026-09-30'],
    ['week', '2026-09-30', '2026-W40'],
    ['week', '2027-01-01', '2026-W53'],
    ['week', '2027-01-04', '2027-W01'],
    ['month', '2026-02-28', '2026-02'],
    ['quarter', '2026-09-30', '2026-Q3'],
    ['half', '2026-06-30', '2026-H1'],
    ['half', '2026-07-01', '2026-H2'],
    ['year', '2026-12-31', '2026'],
  ])('a %s with %s is %s', (every, day, period) => expect(periodOf(every, day)).toBe(period));

  test.each<[Every, string, string | null]>([
    ['day', '2026-09-29', '2026-09-29'],
    ['week', '2026-10-04', '2026-W40'],
    ['week', '2026-10-03', null],
    ['month', '2028-02-28', null],
    ['month', '2028-02-29', '2028-02'],
    ['quarter', '2026-09-30', '2026-Q3'],
    ['quarter', '2026-10-31', null],
    ['half', '2026-12-31', '2026-H2'],
    ['year', '2026-12-31', '2026'],
    ['year', '2026-12-30', null],
  ])('of every %s, with %s ends %s', (every, day, period) => expect(periodEndingOn(every, day)).toBe(period));

  test.each([
    ['2026-09-30', '2026-09-30', '2026-09-30'],
    ['2026-W40', '2026-09-28', '2026-10-04'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s lasts from %s until %s', (period, first, last) => expect(daysOf(period)).toEqual({ first, last }));

  test('is a day, a week, a month, a quarter, a half or a year, and nothing else', () => {
    for (const period of ['', 'now', '26-09', '2026-W', '2026-09-30T00:00']) {
      expect(() => daysOf(period), period).toThrow();
    }
  });
});
