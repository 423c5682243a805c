import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meter, readings } from '../../../../tests/support/reckoning.ts';
import { type Meter, usageOf, weightsByDays } from './metered.ts';

const january = { first: '2026-01-01', last: '2026-01-31' };
const used = (given: Partial<Meter>, billed: readonly string[] = []) =>
  usageOf(meter(given), new Set(billed), january);

describe('[R3.4.1.2] what a meter has measured', () => {
  it('is the difference of its readings, in thousandths', () => {
    const shown = readings(['2025-12-31', 100.1], ['2026-01-31', 118.6]);
    expect(used({ readings: shown })).toEqual({
      ...{ quantity: 18_500, mended: 0, before: 0, readings: ['r2026-01-31'] },
      used: [{ from: '2025-12-31', until: '2026-01-31', quantity: 18_500 }],
    });
  });

  it.each([
    ['a transformer', { multiplier: 40 }, 100, 118.5, 740_000],
    ['a half of a thousandth', { multiplier: 0.5 }, 1, 1.001, 1],
    ['a meter that has run over', { digits: 4 }, 9_990, 15, 25_000],
    ['a meter that has run over, with a transformer', { digits: 4, multiplier: 10 }, 9_990.5, 15, 245_000],
  ])('is right for %s', (_what, given, previous, reading, quantity) => {
    const shown = readings(['2025-12-31', previous], ['2026-01-31', reading]);
    expect(used({ ...given, readings: shown })).toMatchObject({ quantity, mended: 0 });
  });

  it.each([
    ['without digits nothing runs over', {}, 9_990, 15, -9_975_000],
    ['a meter that was not near its end has not run over', { digits: 4 }, 5_000, 15, -4_985_000],
    ['nor one that is not near its beginning', { digits: 4 }, 9_990, 9_980, -10_000],
    ['a half of a thousandth goes away from nothing here too', { multiplier: 0.5 }, 1.001, 1, -1],
  ])('is given back where it was too much: %s', (_what, given, previous, reading, mended) => {
    const shown = readings(['2025-12-31', previous], ['2026-01-31', reading]);
    expect(used({ ...given, readings: shown })).toMatchObject({ quantity: 0, mended });
  });

  it('comes on one bill and no other: what is billed, what lies ahead, what is long ago', () => {
    const shown = readings(
      ...([
        ['2025-09-30', 1],
        ['2025-10-31', 2],
        ['2025-12-31', 4],
        ['2026-01-31', 8],
        ['2026-02-01', 16],
      ] as const),
    );
    expect(used({ readings: shown }, ['r2025-12-31'])).toMatchObject({
      ...{ quantity: 4_000, before: 2_000, readings: ['r2026-01-31'] },
    });
  });

  it('a late reading of the month before comes with the next bill', () => {
    const shown = readings(['2025-11-30', 1], ['2025-12-31', 3], ['2026-01-31', 8]);
    expect(used({ readings: shown }).quantity).toBe(7_000);
  });
});

describe('[R3.4.1.2] a reading that was put right', () => {
  const wrong = {
    ...{ id: 'wrong', readOn: '2025-12-31', reading: 30, previousOn: '2025-11-30', previous: 0 },
    correctedBy: 'right',
  };
  const right = { ...wrong, id: 'right', reading: 20, correctedBy: null };

  it('counts instead of the other, where neither is billed', () => {
    expect(used({ readings: [wrong, right] })).toMatchObject({
      ...{ quantity: 20_000, mended: 0, readings: ['right', 'wrong'] },
    });
  });

  it('mends the bill that has the other, once', () => {
    expect(used({ readings: [right, wrong] }, ['wrong'])).toMatchObject({
      ...{ quantity: 0, mended: -10_000, before: 30_000, readings: ['right'] },
    });
    expect(used({ readings: [right, wrong] }, ['wrong', 'right'])).toMatchObject({
      ...{ quantity: 0, mended: 0, before: 20_000, readings: [] },
    });
  });

  it('and put right again, mends it by the last', () => {
    const again = [wrong, { ...right, correctedBy: 'last' }, { ...right, id: 'last', reading: 24 }];
    expect(used({ readings: again }, ['wrong']).mended).toBe(-6_000);
    expect(used({ readings: again }, ['wrong', 'right']).mended).toBe(4_000);
  });

  it('mends nothing before its own day has come', () => {
    const ahead = { ...right, readOn: '2026-02-01' };
    expect(used({ readings: [wrong, ahead] }, ['wrong'])).toMatchObject({ mended: 0, readings: [] });
  });
});

describe('what was used, by days', () => {
  it('falls to whoever was there, and in one day to that day', () => {
    const ownerOn = (day: string) => (day <= '2026-01-10' ? 'anna' : 'bela');
    const [month, day] = [
      { from: '2025-12-31', until: '2026-01-31', quantity: 31 },
      { from: '2026-01-10', until: '2026-01-10', quantity: 5 },
    ];
    expect(weightsByDays([month], ownerOn, ['anna', 'bela', null])).toEqual([10_000n, 21_000n, 0n]);
    expect(weightsByDays([month, day], ownerOn, ['bela', null])).toEqual([21_000n, 15_000n]);
    expect(weightsByDays([{ ...month, quantity: -5 }], ownerOn, ['anna', 'bela'])).toEqual([0n, 0n]);
  });

  it('is the same whatever order the readings are in', () => {
    const shown = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(shown, fc.boolean(), (values, isBilled) => {
        const chain = readings(...values.map((value, place) => [`2026-01-0${place + 1}`, value] as const));
        const before = isBilled ? ['r2026-01-02'] : [];
        const { used: one, ...usage } = used({ readings: chain }, before);
        const { used: other, ...same } = used({ readings: [...chain].reverse() }, before);
        expect(same).toEqual(usage);
        expect([...other].reverse()).toEqual(one);
      }),
      { numRuns: 50 },
    );
  });
});
