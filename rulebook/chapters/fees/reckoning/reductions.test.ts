import { describe, expect, it } from 'vitest';
import { monthWith, stay, tariff, totals, unit } from '../../../../tests/support/reckoning.ts';
import type { Reduction } from './bill.ts';
import { billsOf } from './month.ts';

const reduction = (given: Partial<Reduction> = {}): Reduction => ({
  ...{ household: 'anna', kinds: ['management'], percent: 50, from: '2026-01-01', until: '2026-01-31' },
  ...given,
});

const totalWith = (...reductions: readonly Reduction[]) => billsOf(monthWith({ reductions }))[0]?.total;

describe('[R3.4.1.1] a reduction', () => {
  it('takes its part off a whole month, in a line of its own', () => {
    const [bill] = billsOf(monthWith({ reductions: [reduction()] }));
    // Half of 21,033 is 10,516.5
    expect(bill?.lines.map(({ amount, basis }) => [amount, basis])).toEqual([
      [21_033, '89.5 m² × 2.35'],
      [-10_517, '−50%'],
    ]);
    expect([bill?.management, bill?.total]).toEqual([10_516, 10_516]);
  });

  it('of some days counts those days', () => {
    // 21,033 x 50 % x 10/31 = 3,392.42
    expect(totalWith(reduction({ until: '2026-01-10' }))).toBe(17_641);
    expect(totalWith(reduction({ until: '2025-12-31' }))).toBe(21_033);
  });

  it('is for its household, and for its kinds', () => {
    expect(totalWith(reduction({ household: 'bela' }))).toBe(21_033);
    expect(totalWith(reduction({ kinds: ['utility', 'service'] }))).toBe(21_033);
    expect(totalWith(reduction({ kinds: ['utility', 'management'] }))).toBe(10_516);
  });

  it('never takes off more than there is, however many there are', () => {
    const [one, other] = [reduction({ percent: 70 }), reduction({ percent: 60 })];
    // 70 % is 14,723.1: 6,310 are left.
    expect(totalWith(one)).toBe(6_310);
    expect(totalWith(one, other)).toBe(0);
    expect(totalWith(other, one, reduction({ percent: 100 }))).toBe(0);
  });

  it('of a household that comes in mid-month counts of the days on which it was there', () => {
    const stays = [stay('bela', null, '2026-01-10'), stay('anna', '2026-01-11')];
    const reductions = [reduction({ until: '2026-01-17' })];
    // 14,248 for 21 days, of which 7 are reduced by half: 2,374.67
    expect(totals(billsOf(monthWith({ units: [unit({ stays })], reductions })))).toEqual({
      ...{ bela: 6_785, anna: 11_873 },
    });
  });

  it('takes nothing off what is charged once', () => {
    const charge = { id: 'lamp', household: 'anna', kind: 'service', title: 'Lamp', amount: 8_000 } as const;
    const reductions = [reduction({ kinds: ['service'] })];
    const fee = tariff({ kind: 'service', basis: 'household', price: 10 });
    const charges = [{ ...charge, month: '2026-01' }];
    expect(billsOf(monthWith({ tariffs: [fee], charges, reductions }))[0]?.total).toBe(8_500);
  });
});
