import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  meter,
  monthWith,
  readings,
  stay,
  tariff,
  totals,
  unit,
  water,
} from '../../../../tests/support/reckoning.ts';
import type { Month, Unit } from './bill.ts';
import { type Stay, shifted } from './days.ts';
import { billsOf } from './month.ts';

const households = ['anna', 'bela', 'cara'];
const day = fc.integer({ min: -20, max: 50 }).map((after) => shifted('2026-01-01', after));
const stays: fc.Arbitrary<Stay[]> = fc.array(
  fc.record({
    household: fc.constantFrom(...households),
    from: fc.option(day),
    until: fc.option(day),
  }),
  { maxLength: 3 },
);

const used = fc
  .tuple(day, fc.integer({ min: 0, max: 90_000 }))
  .map(([readOn, quantity]) =>
    readOn < '2026-01-01' ? [] : readings(['2025-12-25', 7], [readOn, 7 + quantity / 1_000]),
  );

const units: fc.Arbitrary<Unit[]> = fc
  .array(fc.record({ stays, hundredths: fc.integer({ min: 0, max: 30_000 }), shown: used }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((some) =>
    some.map(({ hundredths, shown, ...given }, place) =>
      unit({ id: `u${place}`, area: hundredths / 100, meters: [meter({ readings: shown })], ...given }),
    ),
  );

const stretched = fc.record({
  fen: fc.integer({ min: 0, max: 2_000 }),
  from: day,
  until: fc.option(day),
});

/** A month of many kinds, and how many parts each household may have of each. */
const month: fc.Arbitrary<Month> = fc
  .record({
    units,
    byArea: stretched,
    byHousehold: stretched,
    water: stretched,
    shared: fc.integer({ min: 1, max: 999_999 }),
  })
  .map(({ units: some, ...given }) => ({
    ...monthWith({
      units: some,
      tariffs: [
        tariff({ ...given.byArea, price: given.byArea.fen / 100 }),
        tariff({
          ...given.byHousehold,
          id: 'byHousehold',
          basis: 'household',
          price: given.byHousehold.fen / 100,
        }),
        water({ price: given.water.fen / 100 }),
      ],
      sharedCosts: [
        { id: 'shared', title: 'Lights', kind: 'service', amount: given.shared, by: 'area', buildings: [] },
      ],
    }),
    households: [...households, 'nobody'].map((id) => ({ id, building: '1', room: '1' })),
  }));

/** The same with somebody there on the days on which nobody was: what falls to those can be seen. */
const withNobody = (of: Month): Month => ({
  ...of,
  units: of.units.map((each) => ({ ...each, stays: [...each.stays, stay('nobody')] })),
});

const halfUp = (over: bigint, under: bigint): number => Number((2n * over + under) / (2n * under));

/** What a month comes to, reckoned in another way: from whole fen, hundredths of m2 and thousandths. */
function wholeOf({ units: some, tariffs, sharedCosts }: Month): number {
  const days = Array.from({ length: 31 }, (_day, after) => shifted('2026-01-01', after));
  const of = (id: string) => tariffs.find((each) => each.id === id) ?? tariff();
  const fen = (id: string) => BigInt(Math.round(of(id).price * 100));
  const inForce = (id: string) => {
    const { from, until } = of(id);
    return BigInt(days.filter((each) => (from ?? '') <= each && each <= (until ?? '9')).length);
  };
  const amounts = some.map(({ area, meters }) => {
    const thousandths = meters
      .flatMap((each) => each.readings)
      .filter(({ readOn }) => readOn <= '2026-01-31')
      .map(({ reading }) => BigInt(Math.round(reading * 1_000) - 7_000));
    return (
      halfUp(fen('byArea') * BigInt(Math.round(area * 100)) * inForce('byArea'), 3_100n) +
      halfUp(fen('byHousehold') * inForce('byHousehold'), 31n) +
      thousandths.reduce((sum, quantity) => sum + halfUp(quantity * fen('water'), 1_000n), 0)
    );
  });
  const shared = some.some(({ area }) => area > 0) ? (sharedCosts[0]?.amount ?? 0) : 0;
  return amounts.reduce((sum, amount) => sum + amount, shared);
}

const sumOf = (bills: ReturnType<typeof billsOf>): number => bills.reduce((sum, { total }) => sum + total, 0);

describe('[R3.4.1.2] the bills of any month', () => {
  it('add up to the whole with what falls to days on which nobody was there', () => {
    fc.assert(
      fc.property(month, (of) => {
        const [bills, all] = [billsOf(of), billsOf(withNobody(of))];
        expect(sumOf(all)).toBe(wholeOf(of));
        // A fen that is left over may go to another, for each thing that is split.
        const most = of.units.length * 4;
        for (const household of households) {
          const off = (totals(bills)[household] ?? 0) - (totals(all)[household] ?? 0);
          expect(Math.abs(off)).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same each time, and whatever order stays, units and tariffs are in', () => {
    fc.assert(
      fc.property(month, (of) => {
        const bills = billsOf(of);
        expect(billsOf(of)).toEqual(bills);
        const turned = of.units.map((each) => ({ ...each, stays: [...each.stays].reverse() }));
        expect(billsOf({ ...of, units: turned })).toEqual(bills);
        const { tariffs } = of;
        const other = billsOf({ ...of, units: turned.reverse(), tariffs: [...tariffs].reverse() });
        expect(totals(other)).toEqual(totals(bills));
      }),
      { numRuns: 40 },
    );
  });

  it('have lines that add up by kind, and to the total', () => {
    fc.assert(
      fc.property(month, (of) => {
        for (const { lines, management, utility, service, total } of billsOf(of)) {
          const sum = (kind: string) =>
            lines.filter((line) => line.kind === kind).reduce((all, { amount }) => all + amount, 0);
          expect([sum('management'), sum('utility'), sum('service')]).toEqual([management, utility, service]);
          expect(management + utility + service).toBe(total);
        }
      }),
      { numRuns: 30 },
    );
  });
});
