import { describe, expect, it } from 'vitest';
import { asBefore, monthWith, stay, tariff, totals, unit } from '../../../../tests/support/reckoning.ts';
import { billsOf } from './month.ts';

const changeOn = (day: string, before: string) => [
  stay('anna', '2020-01-01', before),
  stay('bela', day, null),
];

describe('[R3.4.1.2] the bill of a month by area', () => {
  it.each(['2026-02', '2028-02', '2026-04', '2026-01'])('is the same for a whole month: %s', (month) => {
    const [bill] = billsOf(monthWith({ month }));
    // 89.5 m2 x 2.35 = 210.325
    expect(bill?.total).toBe(21_033);
    expect(bill?.lines).toEqual([
      {
        ...{ kind: 'management', title: 'Management fee', amount: 21_033, source: 'byArea' },
        basis: '89.5 m² × 2.35',
      },
    ]);
  });

  it.each([
    ['2026-02', 10_516, '14/28'],
    ['2028-02', 10_879, '15/29'],
    ['2026-04', 11_217, '16/30'],
    ['2026-01', 11_534, '17/31'],
  ])('counts the days where a tariff begins on the 15th: %s', (month, amount, days) => {
    const [bill] = billsOf(monthWith({ month, tariffs: [tariff({ from: `${month}-15` })] }));
    expect(bill?.total).toBe(amount);
    expect(bill?.lines[0]?.basis).toBe(`89.5 m² × 2.35 × ${days}`);
  });

  it('changes from one tariff to the next in the middle of a month', () => {
    const old = tariff({ id: 'old', until: '2026-01-15' });
    const next = tariff({ id: 'new', price: 3, from: '2026-01-16' });
    const [bill] = billsOf(monthWith({ tariffs: [old, next] }));
    // 210.325 x 15/31 = 101.770...; 268.5 x 16/31 = 138.580...
    expect(bill?.lines.map(({ amount }) => amount)).toEqual([10_177, 13_858]);
  });

  it('has nothing of a tariff that is over, or has not begun', () => {
    const over = tariff({ until: '2025-12-31' });
    const ahead = tariff({ from: '2026-02-01' });
    expect(billsOf(monthWith({ tariffs: [over, ahead] }))).toEqual([]);
    expect(billsOf(monthWith({ tariffs: [over, ahead, tariff()] }))).toHaveLength(1);
  });
});

describe('[R3.4.1.2] a household that comes or goes', () => {
  it('shares the month with the one before, to the fen', () => {
    const bills = billsOf(monthWith({ units: [unit({ stays: changeOn('2026-01-11', '2026-01-10') })] }));
    // 21,033 x 10/31 = 6,784.84; x 21/31 = 14,248.16
    expect(totals(bills)).toEqual({ anna: 6_785, bela: 14_248 });
    expect(bills.map(({ oddities }) => oddities)).toEqual([['ownerChanged'], ['ownerChanged']]);
  });

  it('a day that two name belongs to the later comer', () => {
    const bills = billsOf(monthWith({ units: [unit({ stays: changeOn('2026-01-12', '2026-01-12') })] }));
    // Eleven days and twenty: 7,463.32 and 13,569.68
    expect(totals(bills)).toEqual({ anna: 7_463, bela: 13_570 });
  });

  it('days on which nobody is there are on no bill', () => {
    const [bill] = billsOf(monthWith({ units: [unit({ stays: [stay('bela', '2026-01-11')] })] }));
    expect([bill?.total, bill?.oddities]).toEqual([14_248, []]);
    expect(billsOf(monthWith({ units: [unit({ stays: [stay('anna', null, '2025-12-31')] })] }))).toEqual([]);
  });
});

describe('[R3.4.1.1] what stands on a bill', () => {
  it('is for some uses and buildings only', () => {
    const tariffs = [
      tariff({ id: 'all', basis: 'household', price: 1 }),
      tariff({ id: 'shops', basis: 'household', price: 10, uses: ['shop', 'office'] }),
      tariff({ id: 'second', basis: 'household', price: 100, buildings: ['2', '3'] }),
    ];
    const units = [
      unit({ id: 'u1', stays: [stay('flat')] }),
      unit({ id: 'u2', stays: [stay('shop')], use: 'shop' }),
      unit({ id: 'u3', stays: [stay('away')], building: '2' }),
      unit({ id: 'u4', stays: [stay('both')], building: '3', use: 'office' }),
    ];
    expect(totals(billsOf(monthWith({ tariffs, units })))).toEqual({
      ...{ flat: 100, shop: 1_100, away: 10_100, both: 11_100 },
    });
  });

  it('is kept apart by kind, over all units of a household, on one bill', () => {
    const lift = tariff({ id: 'lift', kind: 'utility', basis: 'household', price: 12.5, uses: ['dwelling'] });
    const parking = tariff({ id: 'parking', basis: 'household', price: 50, uses: ['parking'] });
    const charge = { id: 'lamp', household: 'anna', kind: 'service', title: 'Lamp', amount: 8_000 } as const;
    const bills = billsOf(
      monthWith({
        units: [unit(), unit({ id: 'u2', use: 'parking', area: 10 })],
        tariffs: [tariff({ uses: ['dwelling'] }), lift, parking],
        charges: [{ ...charge, month: '2026-01' }],
      }),
    );
    expect(bills).toMatchObject([{ id: 'anna', management: 26_033, utility: 1_250, service: 8_000 }]);
    expect(bills[0]?.total).toBe(35_283);
    expect(bills[0]?.lines.map(({ source }) => source)).toEqual(['byArea', 'parking', 'lift', 'lamp']);
  });

  it('has the charges of the month, and late ones of the two before, none twice', () => {
    const charge = (id: string, month: string, amount: number) => ({
      ...({ id, month, amount, household: 'anna', kind: 'service', title: id } as const),
    });
    const charges = [charge('now', '2026-01', 1), charge('late', '2025-12', 20)];
    const all = [...charges, charge('known', '2025-12', 300), charge('old', '2025-10', 4_000)];
    const known = { household: 'anna', month: '2025-12', total: 300, lines: [{ source: 'known' }] };
    const january = monthWith({ tariffs: [], charges: all, before: [known] });
    const bills = billsOf(january);
    expect(totals(bills)).toEqual({ anna: 21 });
    const before = asBefore(bills, '2026-01');
    expect(billsOf({ ...january, month: '2026-02', before: [known, ...before] })).toEqual([]);
  });
});

describe('[R3.4.1.2] a person looks at a bill', () => {
  it.each([
    [7_010, ['threefold']],
    [7_011, []],
    [0, []],
  ])('of more than three times that of the month before: %d', (total, oddities) => {
    const before = [
      { household: 'anna', month: '2025-12', total, lines: [] },
      // Neither the month before that counts, nor somebody else.
      { household: 'anna', month: '2025-11', total: 1, lines: [] },
      { household: 'bela', month: '2025-12', total: 1, lines: [] },
    ];
    expect(billsOf(monthWith({ before }))[0]?.oddities).toEqual(oddities);
  });

  it('of a unit without an area, where there is a fee by area', () => {
    const byHousehold = tariff({ id: 'fixed', basis: 'household', price: 1 });
    const units = [unit({ area: 0 })];
    const [bill] = billsOf(monthWith({ units, tariffs: [tariff(), byHousehold] }));
    expect([bill?.total, bill?.oddities]).toEqual([100, ['noArea']]);
    expect(billsOf(monthWith({ units, tariffs: [byHousehold] }))[0]?.oddities).toEqual([]);
  });
});
