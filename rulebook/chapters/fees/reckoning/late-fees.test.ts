import { describe, expect, it } from 'vitest';
import { billed, chase, entries, paid } from '../../../../tests/support/reckoning.ts';
import { accountOf, type Chase, type Entries, lateFeeOf } from './account.ts';

// 1,000.00 due on 1 January, 600.00 of it paid on 20 February and the rest on 10 March.
const payments = [paid('2026-02-20', 60_000), paid('2026-03-10', 40_000)];

const feeOn = (day: string, given: Partial<Chase> = {}, more: Partial<Entries> = {}) =>
  accountOf(entries({ payments, chases: [chase(given)], ...more }), day).lateFees.chase;

describe('[R3.4.1.3.1] the late fee', () => {
  it('runs from the day of the service, on what is unpaid', () => {
    // 1,000.00 x 36 days and 400.00 x 18 days, at 3 of 10,000 a day: 10.80 + 2.16
    expect(feeOn('2026-03-10')).toBe(1_296);
    expect(feeOn('2026-12-31')).toBe(1_296);
    // By the first of March: 10.80 + 400.00 x 9 days
    expect(feeOn('2026-03-01')).toBe(1_188);
  });

  it('is nothing before a day has gone by since, or without a service', () => {
    expect([feeOn('2026-01-14'), feeOn('2026-01-15'), feeOn('2026-01-16')]).toEqual([0, 0, 30]);
    expect(feeOn('2026-03-10', { servedOn: null })).toBe(0);
  });

  it('counts the days of grace from the service', () => {
    // 26 days and 18
    expect(feeOn('2026-03-10', { graceDays: 10 })).toBe(996);
    expect([feeOn('2026-01-25', { graceDays: 10 }), feeOn('2026-01-26', { graceDays: 10 })]).toEqual([0, 30]);
  });

  it('counts a leap day', () => {
    const bills = [billed('january', { issuedOn: '2027-12-15', dueOn: '2028-01-01' })];
    const inTheYear = [paid('2028-02-20', 60_000), paid('2028-03-10', 40_000)];
    const given = { openedOn: '2028-01-02', servedOn: '2028-01-15' };
    expect(feeOn('2028-03-10', given, { bills, payments: inTheYear })).toBe(1_308);
  });

  it('comes to no more than its part of what was owed when it began', () => {
    expect(feeOn('2026-03-10', { capPercent: 1 })).toBe(1_000);
    expect(feeOn('2026-03-10', { capPercent: 2 })).toBe(1_296);
    // From 25 February on 400.00 were owed: 13 days are 1.56, one percent is 4.00.
    expect(feeOn('2026-03-10', { servedOn: '2026-02-25', capPercent: 1 })).toBe(156);
    expect(feeOn('2026-03-10', { servedOn: '2026-02-25', capPercent: 1, rate: 100 })).toBe(400);
    expect(feeOn('2026-03-10', { capPercent: 0 })).toBe(0);
  });

  it('is rounded once', () => {
    // 12.34 at 2.5 of 10,000: 0.3085 fen a day
    const bills = [billed('small', { kinds: { management: 1_234, utility: 0, service: 0 } })];
    const given = { bills, payments: [] };
    const days = ['2026-01-16', '2026-01-17', '2026-01-25'];
    expect(days.map((day) => feeOn(day, { rate: 2.5 }, given))).toEqual([0, 1, 3]);
  });

  it('is nothing once it is waived, and less what is paid of it', () => {
    expect(feeOn('2026-03-10', { isWaived: true })).toBe(0);
    const some = { payments: [...payments, paid('2026-03-01', 0, 500)] };
    expect(feeOn('2026-03-10', {}, some)).toBe(796);
    expect(feeOn('2026-02-28', {}, some)).toBe(1_176);
  });

  it('does not run on what is disputed', () => {
    const bills = [billed('january', { isDisputed: true })];
    expect(feeOn('2026-02-10', {}, { bills })).toBe(0);
    expect(feeOn('2026-02-10', {}, { bills: [billed('january')] })).toBe(780);
  });

  it('runs after the due day of a bill that came later, while there is something left of an earlier one', () => {
    const small = billed('small', { kinds: { management: 100, utility: 0, service: 0 } });
    const bills = [small, billed('next', { issuedOn: '2026-01-20', dueOn: '2026-02-01' })];
    const paidOn = (day: string) => ({ bills, payments: [paid(day, 100_100)] });
    // 1.00 for 17 days or 18 comes to a fen.
    expect(feeOn('2026-02-10', {}, paidOn('2026-02-01'))).toBe(1);
    expect(feeOn('2026-02-10', {}, paidOn('2026-02-02'))).toBe(1 + 30);
  });

  it('runs on a bill from the day it was issued, where that was after it should have been paid', () => {
    const bills = [billed('january'), billed('late', { issuedOn: '2026-01-20', dueOn: '2026-01-10' })];
    expect(feeOn('2026-01-22', {}, { bills, payments: [] })).toBe(210 + 60);
  });

  it('of one bill is told by what was unpaid from when on', () => {
    const pieces = [
      { from: '2025-12-15', unpaid: 100_000 },
      { from: '2026-02-20', unpaid: 40_000 },
    ];
    expect(lateFeeOf({ bill: billed('january'), pieces }, chase(), '2026-03-10')).toBe(1_296);
    expect(lateFeeOf({ bill: billed('january'), pieces: [] }, chase(), '2026-03-10')).toBe(0);
  });
});

describe('[R3.4.1.3.1] the late fee of a second chase', () => {
  const bills = [
    billed('january'),
    billed('april', {
      ...{
        issuedOn: '2026-03-15',
        dueOn: '2026-04-01',
        kinds: { management: 50_000, utility: 0, service: 0 },
      },
    }),
  ];
  const second = chase({ id: 'second', openedOn: '2026-04-03', servedOn: '2026-04-10' });
  const feesOn = (day: string, first: Partial<Chase>, lateFees: readonly [day: string, fen: number][] = []) =>
    accountOf(
      entries({
        bills,
        payments: [...payments, ...lateFees.map(([on, fen]) => paid(on, 0, fen))],
        chases: [second, chase({ id: 'first', ...first })],
      }),
      day,
    ).lateFees;

  it('is of its own days: 500.00 for ten days', () => {
    expect(feesOn('2026-04-20', { endedOn: '2026-03-10' })).toEqual({ first: 1_296, second: 150 });
  });

  it('is not counted twice, where of the first only the late fee is owed', () => {
    expect(feesOn('2026-04-20', {})).toEqual({ first: 1_296, second: 150 });
  });

  it('is paid after that of the first', () => {
    expect(feesOn('2026-04-20', {}, [['2026-04-20', 1_300]])).toEqual({ first: 0, second: 146 });
    expect(feesOn('2026-04-20', {}, [['2026-03-10', 1_296]])).toEqual({ first: 0, second: 150 });
  });

  it('is paid at once, where that of the first is waived; what was paid before stays with the first', () => {
    const isWaived = true;
    expect(feesOn('2026-04-20', { isWaived }, [['2026-04-20', 100]])).toEqual({ first: 0, second: 50 });
    expect(feesOn('2026-04-20', { isWaived }, [['2026-03-01', 500]])).toEqual({ first: 0, second: 150 });
  });
});
