import type { Words } from './words.ts';

/** How many digits a PIN has. */
export const PIN_DIGITS = 6;

/** Wrong tries before only the password opens again. */
export const PIN_TRIES = 5;

export const isPin = (text: string): boolean => new RegExp(`^\\d{${PIN_DIGITS}}$`).test(text);

/** Returns true iff somebody who tries what people like to choose would find it: 111111, 123456, 121212, 123123, 112233. */
export function isTrivialPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, place) => (digit - (digits[place] ?? 0) + 10) % 10);
  const half = pin.slice(0, PIN_DIGITS / 2);
  return (
    new Set(digits).size < 3 ||
    steps.every((step) => step === steps[0]) ||
    pin === half + half ||
    pin === half + [...half].reverse().join('') ||
    isPairs(pin) ||
    isDrawn(pin) ||
    isYearAndMonth(pin) ||
    LIKED.test(pin)
  );
}

/** 我爱你, 一生一世, 一路发, 就是爱你: numbers that stand for words. */
const LIKED = /520|521|1314|1688|9420/;

/** The lines of a keypad, each way. */
const lines = ['147', '258', '369', '159', '357', '123', '456', '789'];
const drawn = new Set(lines.flatMap((line) => [line, [...line].reverse().join('')]));

/** 147258, 159357, 963741: two lines drawn on the keypad. */
const isDrawn = (pin: string): boolean =>
  drawn.has(pin.slice(0, PIN_DIGITS / 2)) && drawn.has(pin.slice(PIN_DIGITS / 2));

/** 198808, 202611: a year of somebody's life and a month. */
const isYearAndMonth = (pin: string): boolean => /^(19[4-9]|20[0-4])\d(0[1-9]|1[0-2])$/.test(pin);

/** 112233, 889900: each digit twice. */
const isPairs = (pin: string): boolean => /^(\d)\1(\d)\2(\d)\3$/.test(pin);

/** Why a PIN can't be somebody's own; null where it can. */
export function pinProblem(pin: string): Words | null {
  if (!isPin(pin)) return { zh: `PIN 须是 ${PIN_DIGITS} 位数字`, en: `A PIN has ${PIN_DIGITS} digits` };
  if (!isTrivialPin(pin)) return null;
  return {
    zh: '这个 PIN 太容易猜到，请另选一个',
    en: 'This PIN is easily guessed: please choose another',
  };
}
