import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOf, moneyText, yuan, yuanText } from './money.ts';

describe('money', () => {
  it.each([
    ['0', 0],
    ['1234.5', 123_450],
    ['1,234,567.89', 123_456_789],
    ['¥1,234.56', 123_456],
    [' １２．５ ', 1_250],
    ['-0.01', -1],
    ['-0', 0],
    ['0.29', 29],
    ['1.15', 115],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%j is so many fen: %d', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });

  it.each([
    '',
    '.5',
    '1.',
    '1.234',
    '1,23',
    '1,2345',
    '12e3',
    '一百',
    '1 2',
    '--1',
    '¥',
    '90071992547409.92',
  ])('%j is no amount', (typed) => {
    expect(fenOf(typed)).toBeNull();
  });

  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [-123_456, '-¥1,234.56'],
    [100_000_000, '¥1,000,000.00'],
  ])('%d fen are shown as %s', (fen, text) => {
    expect(moneyText(fen)).toBe(text);
  });

  it('is read again as it was written, to the fen', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const same = fen === 0 ? 0 : fen;
        expect([fenOf(yuanText(fen)), fenOf(moneyText(fen))]).toEqual([same, same]);
      }),
    );
  });

  it('[R3.4.1.1] in a definition is said in yuan, and never to less than a fen', () => {
    expect([yuan(200_000), yuan(0.5), yuan(1.15), yuan(-3)]).toEqual([20_000_000, 50, 115, -300]);
    expect(() => yuan(1.005)).toThrow('no whole fen');
    expect(() => yuan(1e15)).toThrow('no whole fen');
  });
});
