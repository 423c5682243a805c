import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shares } from './shares.ts';

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

describe('[R3.4.1.1] shares', () => {
  it.each([
    ['equal parts; what remains goes to the first', 100, [1n, 1n, 1n], [34, 33, 33]],
    ['what remains goes to the largest fraction', 100, [1n, 1n, 4n], [17, 17, 66]],
    ['to several, the largest fractions first', 10, [3n, 3n, 1n], [4, 4, 2]],
    ['of less than nothing, the same the other way round', -100, [1n, 1n, 4n], [-17, -17, -66]],
    ['nobody with no weight gets anything', 7, [0n, 2n, 0n], [0, 7, 0]],
    ['where no weight is anything, the first bears it', 7, [0n, 0n], [7, 0]],
    ['of nothing, nothing', 0, [1n, 2n], [0, 0]],
    ['fewer fen than people', 2, [1n, 1n, 1n], [1, 1, 0]],
  ])('%s', (_what, total, weights, parts) => {
    expect(shares(total, weights)).toEqual(parts);
  });

  it('are for somebody, and of no less than nothing', () => {
    expect(() => shares(1, [])).toThrow('nobody to share');
    expect(() => shares(1, [2n, -1n])).toThrow('below nothing');
    expect(shares(1, [2n, 1n])).toEqual([1, 0]);
  });

  it('add up to the total, are each within a fen of their part, and are the same each time', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer(), weights, (total, each) => {
        const parts = shares(total, each);
        expect(sumOf(parts)).toBe(total);
        expect(shares(total, each)).toEqual(parts);
        const whole = each.reduce((sum, weight) => sum + weight, 0n);
        for (const [place, part] of parts.entries()) {
          const off = BigInt(part) * whole - BigInt(total) * (each[place] ?? 0n);
          if (whole > 0n) expect(off < whole && -off < whole).toBe(true);
        }
      }),
    );
  });

  it('of less than nothing are those of more with their sign turned', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 1 }), weights, (total, each) => {
        expect(shares(-total, each).map((part) => 0 - part)).toEqual(shares(total, each));
      }),
    );
  });
});
