import { describe, expect, it } from 'vitest';
import { fitting } from '../../web/src/typed/fits.ts';
import { plainCode } from '../../web/src/typed/plain-code.ts';

describe('a code as people say it', () => {
  it.each([
    ['K-05', 'k5'],
    ['k5', 'k5'],
    ['k 005', 'k5'],
    ['Ｋ－０５', 'k5'],
    ['K-3-1-601', 'k3-1-601'],
    ['Z0', 'z0'],
  ])('%s', (typed, plain) => expect(plainCode(typed)).toBe(plain));

  it.each(['', '05', 'K', '3-1-501', '陈5', 'k5x'])('%s is none', (typed) =>
    expect(plainCode(typed)).toBeNull(),
  );
});

describe('what was typed fits', () => {
  const row = { text: 'K-05 3-1-501 维修借用 陈前台 2026-11-30 K-6-2-301', name: 'K-05 陈前台' };
  const spells = (name: string, letters: string) =>
    name.includes('陈前台') && 'chenqiantai'.startsWith(letters);

  it.each([
    ['', 'nothing typed'],
    ['维修', 'a part'],
    ['陈前台 501', 'two parts'],
    ['k5', 'a code as it is said'],
    ['3-1', 'a room’s beginning'],
    ['6-2', 'a room’s beginning within a code'],
    ['1-501', 'a room’s end'],
    ['３栋1单元501室', 'a room in another spelling'],
    ['chen 501', 'letters that spell the name'],
  ])('%s: %s', (typed) => expect(fitting(typed, spells)(row)).toBe(true));

  it.each([
    ['k51', 'another code'],
    ['k50', 'a longer one'],
    ['陈前台 502', 'one of two parts is missing'],
    ['1-501-3', 'another room'],
    ['6-1', 'a part of a date'],
  ])('not %s: %s', (typed) => expect(fitting(typed, spells)(row)).toBe(false));
});
