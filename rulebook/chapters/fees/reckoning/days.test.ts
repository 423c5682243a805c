import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, daysIn, isWithin, ownersOf, type Stay, shifted, shiftedMonth } from './days.ts';

describe('days', () => {
  it.each([
    ['2026-02', 28],
    ['2028-02', 29],
    ['2026-04', 30],
    ['2026-12', 31],
    ['2100-02', 28],
  ])('%s has %d days', (month, count) => {
    const days = daysIn(month);
    expect(days).toHaveLength(count);
    expect([days[0], days.at(-1)]).toEqual([`${month}-01`, `${month}-${count}`]);
  });

  it('are counted and shifted over months, leap days and years, both ways', () => {
    expect(daysBetween('2028-02-20', '2028-03-10')).toBe(19);
    expect(daysBetween('2026-03-10', '2026-02-20')).toBe(-18);
    expect([shifted('2028-02-28', 1), shifted('2026-02-28', 1), shifted('2027-01-01', -1)]).toEqual([
      ...['2028-02-29', '2026-03-01', '2026-12-31'],
    ]);
    expect([shiftedMonth('2027-01', -1), shiftedMonth('2026-12', 1), shiftedMonth('2026-03', -14)]).toEqual([
      ...['2026-12', '2027-01', '2025-01'],
    ]);
  });

  it('of a stretch include both of its ends, and all where it has none', () => {
    const stretch = { from: '2026-01-10', until: '2026-01-12' };
    const days = ['2026-01-09', '2026-01-10', '2026-01-12', '2026-01-13'];
    expect(days.map((day) => isWithin(day, stretch))).toEqual([false, true, true, false]);
    expect(isWithin('2026-01-09', { from: null, until: null })).toBe(true);
  });

  it('[R3.4.1.2] of which two stays tell belong to the later comer, and to nobody when nobody was there', () => {
    const stays: Stay[] = [
      { household: 'early', from: null, until: '2026-01-12' },
      { household: 'late', from: '2026-01-12', until: '2026-01-13' },
    ];
    const days = ['2026-01-11', '2026-01-12', '2026-01-13', '2026-01-14'];
    expect(ownersOf(days, stays)).toEqual(['early', 'late', 'late', null]);
  });

  it('belong to the same whatever order the stays are in', () => {
    const day = fc.option(fc.integer({ min: 0, max: 30 }).map((after) => shifted('2026-01-01', after)));
    const stay = fc.record({ household: fc.constantFrom('a', 'b', 'c'), from: day, until: day });
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 5 }), (stays) => {
        const days = daysIn('2026-01');
        expect(ownersOf(days, [...stays].reverse())).toEqual(ownersOf(days, stays));
      }),
    );
  });
});
