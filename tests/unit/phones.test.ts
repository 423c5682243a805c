import { describe, expect, it } from 'vitest';
import { isPlaceholderPhone, phonesOf } from '../../rulebook/notation/phone.ts';

describe('[R2.4.2] a telephone number as lists have it', () => {
  it.each([
    ['\u202d13800138000\u202c', 'signs of direction'],
    ['\u206613800138000\u2069', 'signs of isolation'],
    ['\u200e13800138000\u200f\ufeff', 'marks of direction and of a byte order'],
    ['13800138000\u200b', 'a blank without width'],
    ['\u2060+86138 0013 8000', 'a joiner and the country'],
    ['１３８００１３８０００', 'full width'],
    ['138–0013–8000', 'dashes'],
    ['138－0013－8000', 'full width dashes'],
    ['138—0013\u22128000', 'a long dash and a minus'],
    ['13800138000.0', 'decimals'],
    ['138 0013 8000', 'blanks'],
    ['86 13800138000', 'the country without a sign'],
    ['+86 138-0013-8000', 'the country and dashes'],
    ['008613800138000', 'the country behind two zeros'],
    ['13800138000/', 'a delimiter behind it'],
  ])('%j is 13800138000 (%s)', (text) => {
    expect(phonesOf(text)).toEqual(['13800138000']);
  });

  it.each([
    ['13800138000;13900139000'],
    ['13800138000 13900139000'],
    ['13800138000，13900139000'],
    ['\u202d13800138000\u202c\n13900139000'],
  ])('%j are two, in their order', (text) => {
    expect(phonesOf(text)).toEqual(['13800138000', '13900139000']);
  });

  it.each(['1.38E+10', '1088886666', '88886666', '1380013800', '12345', '13800138000、13900139000转8001'])(
    '%j is none',
    (text) => {
      expect(phonesOf(text)).toBeNull();
    },
  );

  it.each(['(010)88886666', '010-88886666', '010–88886666'])('%j keeps its area code', (text) => {
    expect(phonesOf(text)?.[0]?.replace('-', '')).toBe('01088886666');
  });
});

it('[R2.4.2] a number that a template prescribes is no number of anybody', () => {
  expect(['18999999999', '189 9999 9999', '11111111111', '12345678901'].every(isPlaceholderPhone)).toBe(true);
  expect(['13800138000', '13888888888', ''].some(isPlaceholderPhone)).toBe(false);
});
