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
    isPairs(pin)
  );
}

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
