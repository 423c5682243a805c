import { describe, expect, it } from 'vitest';
import { monthWith, stay, totals, unit } from '../../../../tests/support/reckoning.ts';
import type { SharedCost } from './bill.ts';
import { billsOf } from './month.ts';

const cost = (given: Partial<SharedCost> = {}): SharedCost => ({
  ...{ id: 'lights', title: 'Lights', kind: 'utility', amount: 100_000, by: 'area', buildings: [], ...given },
});

const units = [
  unit({ id: 'u1', stays: [stay('anna')] }),
  unit({ id: 'u2', stays: [stay('bela')], area: 60.25 }),
  unit({ id: 'u3', stays: [], area: 120 }),
];

const billsWith = (sharedCosts: readonly SharedCost[], of = units) =>
  totals(billsOf(monthWith({ tariffs: [], units: of, sharedCosts })));

describe('[R3.4.1.1] a shared cost', () => {
  it('by area is borne by every unit; what falls to a vacant one is on no bill', () => {
    // Of 269.75 m2: 33,178.87, 22,335.50 and, vacant, 44,485.63
    expect(billsWith([cost()])).toEqual({ anna: 33_179, bela: 22_335 });
    const full = units.map((each) => (each.id === 'u3' ? { ...each, stays: [stay('cara')] } : each));
    expect(billsWith([cost()], full)).toEqual({ anna: 33_179, bela: 22_335, cara: 44_486 });
  });

  it('by household is borne by those who live there, to the fen, whatever order they come in', () => {
    const byHousehold = [cost({ by: 'household', amount: 10_001 })];
    expect(billsWith(byHousehold)).toEqual({ anna: 5_001, bela: 5_000 });
    expect(billsWith(byHousehold, [...units].reverse())).toEqual({ anna: 5_001, bela: 5_000 });
  });

  it('is for some buildings only', () => {
    const elsewhere = [...units, unit({ id: 'u4', building: '2', stays: [stay('dora')] })];
    expect(billsWith([cost({ buildings: ['2'] })], elsewhere)).toEqual({ dora: 100_000 });
    expect(billsWith([cost({ buildings: ['9'] })], elsewhere)).toEqual({});
  });

  it('is shared once more by the days of those who lived there', () => {
    const change = unit({ stays: [stay('anna', null, '2026-01-10'), stay('bela', '2026-01-11')] });
    expect(billsWith([cost()], [change])).toEqual({ anna: 32_258, bela: 67_742 });
    const late = unit({ stays: [stay('bela', '2026-01-11')] });
    expect(billsWith([cost({ by: 'household' })], [late])).toEqual({ bela: 67_742 });
  });

  it('of a unit without an area falls to the others', () => {
    expect(billsWith([cost()], [unit(), unit({ id: 'u2', area: 0, stays: [stay('bela')] })])).toEqual({
      anna: 100_000,
    });
  });
});
