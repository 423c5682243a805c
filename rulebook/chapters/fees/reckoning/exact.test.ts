import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference, exact, fenOfYuan, product, ratio, rounded, sum } from './exact.ts';

describe('exact numbers', () => {
  it.each([
    [0.1, 1n, 10n],
    [-2.35, -235n, 100n],
    [0, 0n, 1n],
    [-0, 0n, 1n],
    [120, 120n, 1n],
    [1e21, 10n ** 21n, 1n],
    [1.5e-7, 15n, 10n ** 8n],
    [-1.25e22, -125n * 10n ** 20n, 1n],
  ])('%d is what was typed', (number, over, under) => {
    expect(exact(number)).toEqual({ over, under });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d is no number', (number) => {
    expect(() => exact(number)).toThrow("can't be reckoned with");
  });

  it('[R3.4.1.1] loses nothing to binary fractions', () => {
    expect(fenOfYuan(product(sum(exact(0.1), exact(0.2)), exact(10)))).toBe(300);
    expect(difference(sum(exact(0.1), exact(0.2)), exact(0.3)).over).toBe(0n);
    // 1.005 yuan are 100.5 fen, and 100.49999999999999 in binary.
    expect(fenOfYuan(exact(1.005))).toBe(101);
  });

  it.each([
    [1, 2, 1],
    [-1, 2, -1],
    [3, 2, 2],
    [-5, 2, -3],
    [49, 100, 0],
    [-49, 100, 0],
    [51, 100, 1],
  ])('%d/%d is rounded to %d: a half goes away from nothing', (over, under, nearest) => {
    expect(rounded(ratio(over, under))).toBe(nearest);
  });

  it('rounds alike on both sides of nothing', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000 }), (over, under) => {
        const opposite = rounded(ratio(-over, under));
        expect(rounded(ratio(over, under)) + opposite).toBe(0);
        expect(Math.abs(opposite * under + over) * 2).toBeLessThanOrEqual(under);
      }),
    );
  });
});
