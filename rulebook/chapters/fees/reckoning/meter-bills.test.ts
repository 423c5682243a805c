import { describe, expect, it } from 'vitest';
import {
  asBefore,
  meter,
  monthWith,
  readings,
  stay,
  tariff,
  totals,
  unit,
  water,
} from '../../../../tests/support/reckoning.ts';
import type { BillBefore, Month, Reduction, Tariff } from './bill.ts';
import type { Meter } from './metered.ts';
import { billsOf } from './month.ts';

const tiers = [
  { above: 15, price: 6 },
  { above: 10, price: 4.5 },
];

const anna = [stay('anna')];
const changed = [stay('anna', '2020-01-01', '2026-01-10'), stay('bela', '2026-01-11')];
const moved = [stay('anna', '2020-01-01', '2025-12-31'), stay('bela', '2026-01-01')];

const january = (meters: readonly Partial<Meter>[], given: Partial<Month> = {}, stays = anna) =>
  billsOf(monthWith({ tariffs: [water()], units: [unit({ stays, meters: meters.map(meter) })], ...given }));

const usual = { readings: readings(['2025-12-31', 100], ['2026-01-31', 118.5]) };
const tiered = { tariffs: [water({ tiers })] };

describe('[R3.4.1.2] what a meter has measured is billed', () => {
  it('at its price, with the readings that it is for', () => {
    expect(january([usual])[0]?.lines).toEqual([
      {
        ...{ kind: 'utility', title: 'Water', basis: '18.5 × 3.2', amount: 5_920, source: 'water' },
        readings: ['r2026-01-31'],
      },
    ]);
  });

  it('in steps', () => {
    // 10 x 3.2 + 5 x 4.5 + 3.5 x 6
    expect(january([usual], tiered)[0]?.lines).toMatchObject([{ amount: 7_550, basis: '18.5 × 3.2…' }]);
  });

  it('with a transformer, and when it has run over', () => {
    expect(totals(january([{ ...usual, multiplier: 40 }]))).toEqual({ anna: 236_800 });
    const over = readings(['2025-12-31', 9_990], ['2026-01-31', 15]);
    expect(totals(january([{ readings: over, digits: 4 }]))).toEqual({ anna: 8_000 });
  });

  it('over two meters, where one was replaced', () => {
    const old = readings(['2025-12-31', 100], ['2026-01-10', 115]);
    const next = readings(['2026-01-10', 2], ['2026-01-31', 12.5]);
    const bills = january([
      { id: 'old', removedOn: '2026-01-10', readings: old },
      { id: 'new', installedOn: '2026-01-10', readings: next },
    ]);
    expect(bills[0]?.lines.map(({ amount }) => amount)).toEqual([4_800, 3_360]);
    expect(bills[0]?.oddities).toEqual([]);
  });

  it('by the tariff of its kind, if that is in force on the last day', () => {
    const power = water({ id: 'power', meterKind: 'power' });
    const ended = water({ id: 'ended', until: '2026-01-30' });
    expect(january([usual], { tariffs: [power, ended] })).toEqual([]);
    expect(january([usual], { tariffs: [power, ended, water()] })[0]?.total).toBe(5_920);
  });

  it('not at all without a reading: somebody looks at the bill', () => {
    const tariffs = [tariff(), water()];
    const [bill] = january([{ readings: [] }], { tariffs });
    expect(bill?.lines.map(({ source }) => source)).toEqual(['byArea']);
    expect(bill?.oddities).toEqual(['noReading']);
    expect(january([{ readings: [], installedOn: '2026-02-01' }], { tariffs })[0]?.oddities).toEqual([]);
    expect(january([{ readings: [], removedOn: '2025-12-31' }], { tariffs })[0]?.oddities).toEqual([]);
  });

  it('never again, long after a meter was taken down', () => {
    const last = readings(['2025-05-31', 100], ['2025-06-10', 115]);
    const gone = { readings: last, removedOn: '2025-06-10' };
    expect(january([gone])).toEqual([]);
    expect(totals(january([gone], { month: '2025-07' }))).toEqual({ anna: 4_800 });
  });
});

/** The bills of December, and those of January after them. */
function bothMonths(meters: readonly Partial<Meter>[], given: Partial<Month> = {}, stays = anna) {
  const december = january(meters, { month: '2025-12', ...given }, stays);
  const before: BillBefore[] = asBefore(december, '2025-12');
  return { december, january: january(meters, { ...given, before }, stays) };
}

describe('[R3.4.1.2] an estimate that was too high', () => {
  const start = ['2025-11-30', 0] as const;
  const estimated = { readings: readings(start, ['2025-12-31', 30], ['2026-01-31', 20]) };
  const right = { readings: readings(start, ['2025-12-31', 20], ['2026-01-31', 20]) };

  it.each<[string, readonly Tariff[]]>([
    ['at one price', [water()]],
    ['in steps', [water({ tiers })]],
  ])('is given back, as if it had been right: %s', (_what, tariffs) => {
    const found = bothMonths([estimated], { tariffs });
    const wanted = bothMonths([right], { tariffs });
    const sum = (of: typeof found): number => (of.december[0]?.total ?? 0) + (of.january[0]?.total ?? 0);
    expect(sum(found)).toBe(sum(wanted));
    expect(found.january[0]?.oddities).toEqual(['below']);
    expect(wanted.january[0]?.oddities).toEqual([]);
  });

  it('to the fen', () => {
    // 30: 32 + 22.50 + 90; 20: 32 + 22.50 + 30
    const found = bothMonths([estimated], tiered);
    expect([totals(found.december), totals(found.january)]).toEqual([{ anna: 14_450 }, { anna: -6_000 }]);
  });

  it('by more than was used in that month comes back at the first price', () => {
    const over = { readings: readings(['2025-11-30', 50], ['2025-12-31', 62], ['2026-01-31', 45]) };
    // 12 cost 32 + 9; 5 more than those come back at 3.20.
    const found = bothMonths([over], tiered);
    expect([totals(found.december), totals(found.january)]).toEqual([{ anna: 4_100 }, { anna: -5_700 }]);
  });

  it('is given back to those who were there then', () => {
    const found = bothMonths([estimated], {}, moved);
    expect(totals(found.january)).toEqual({ anna: -3_200, bela: 0 });
    expect(totals(bothMonths([estimated], {}, changed).january)).toEqual({ anna: -3_200, bela: 0 });
  });

  it('is given back by as much as was paid', () => {
    const free: Reduction = {
      ...{ household: 'anna', kinds: ['utility'], percent: 50, from: null, until: null },
    };
    const half = bothMonths([estimated], { reductions: [free] });
    expect([totals(half.december), totals(half.january)]).toEqual([{ anna: 4_800 }, { anna: -1_600 }]);
    const now = { ...free, from: '2026-01-01' };
    const later = bothMonths([estimated], { reductions: [now] });
    expect([totals(later.december), totals(later.january)]).toEqual([{ anna: 9_600 }, { anna: -3_200 }]);
  });
});

describe('[R3.4.1.2] a reading that is put right', () => {
  const shown = readings(['2025-11-30', 0], ['2025-12-31', 30], ['2026-01-31', 26]);
  const [wrong, next] = shown.map((reading) => ({ ...reading, previous: Math.min(reading.previous, 20) }));
  const mended = { ...wrong, id: 'mended', reading: 20 } as (typeof shown)[number];
  const chain = [{ ...wrong, correctedBy: 'mended' }, mended, next] as typeof shown;

  it('after it was billed, is mended on the next bill', () => {
    const december = bothMonths([{ readings: [wrong] as typeof shown }], tiered).december;
    const before = asBefore(december, '2025-12');
    // 84.50 instead of 144.50, and 6 x 3.20
    expect(totals(january([{ readings: chain }], { ...tiered, before }))).toEqual({ anna: -4_080 });
    const after = asBefore(january([{ readings: chain }], { ...tiered, before }), '2026-01');
    const february = january([{ readings: chain }], {
      ...tiered,
      month: '2026-02',
      before: [...before, ...after],
    });
    expect(february).toMatchObject([{ lines: [], oddities: ['noReading'] }]);
  });

  it('before it was billed, is as if it had been right', () => {
    const found = bothMonths([{ readings: chain }], tiered);
    expect([totals(found.december), totals(found.january)]).toEqual([{ anna: 8_450 }, { anna: 1_920 }]);
  });

  it('and was too high even so, is given back from what it was put right to', () => {
    const low = { ...next, previous: 20, reading: 5 } as (typeof shown)[number];
    const found = bothMonths([{ readings: [...chain.slice(0, 2), low] }], tiered);
    // 5 cost 16, and 20 were 84.50.
    expect(totals(found.january)).toEqual({ anna: -6_850 });
  });
});

describe('[R3.4.1.2] a household that comes or goes between readings', () => {
  it('pays for its days, and the parts equal the whole', () => {
    // 5,920 x 10/31 = 1,909.68; x 21/31 = 4,010.32
    expect(totals(january([usual], {}, changed))).toEqual({ anna: 1_910, bela: 4_010 });
    expect(totals(january([usual], tiered, changed))).toEqual({ anna: 2_435, bela: 5_115 });
  });

  it('pays its days since the reading of the month in which it left', () => {
    const shown = readings(['2025-12-25', 100], ['2026-01-25', 118.5]);
    // 6 days of 31, and 25
    expect(totals(january([{ readings: shown }], {}, moved))).toEqual({ anna: 1_146, bela: 4_774 });
  });

  it('pays nothing for days on which nobody was there', () => {
    expect(totals(january([usual], {}, [stay('bela', '2026-01-11')]))).toEqual({ bela: 4_010 });
  });
});
