import { readTyped } from './read-typed.ts';

/** A number as registers give them, such as a receipt's '2026-000123': letters before it, or a year. */
const NUMBER = /^(?:[A-Z]{1,4}-?)?\d{2,}-?\d{3,}$/i;

/** What may be the number of a record, and is no room of a building. */
export const isNumber = (text: string): boolean => {
  const { phone, bare } = readTyped(text);
  return phone === null && bare === null && NUMBER.test(text);
};
