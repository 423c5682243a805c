import type { Words } from '../../../rulebook/site/words.ts';
import { type CellValue, isCellError } from '../spreadsheets/sheet.ts';
import { dayOf } from './calendar-day.ts';
import { wrong } from './problems.ts';

/** What a cell says, or what is wrong with it. */
export type Reading<T> = { readonly value: T } | { readonly wrong: Words };

/** What stands in a cell that is no formula's error. */
export type Filled = Exclude<CellValue, { readonly error: string }>;

export type Reader<T> = (value: Filled) => Reading<T>;

/** Reads a cell with one of the readers; a formula's error is wrong in every column. */
export const readCell = <T>(value: CellValue, reader: Reader<T>): Reading<T> =>
  isCellError(value) ? { wrong: wrong.cellError } : reader(value);

/** One line without control signs; numbers as they are shown. */
export function textIn(value: Filled): Reading<string> {
  if (value instanceof Date) return { wrong: wrong.isDate };
  if (typeof value === 'boolean') return { wrong: wrong.notText };
  const line = String(value)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim();
  return line === '' ? { wrong: wrong.empty } : { value: line };
}

/** A reading that is made plain and is not longer than its field. */
export function shortened(
  reading: Reading<string>,
  most: number,
  plain = (text: string) => text,
): Reading<string> {
  if ('wrong' in reading) return reading;
  const value = plain(reading.value);
  if (value === '') return { wrong: wrong.empty };
  return value.length > most ? { wrong: wrong.tooLong } : { value };
}

export function readDay(value: Filled): Reading<string> {
  const day = typeof value === 'boolean' ? null : dayOf(value);
  return day ? { value: day } : { wrong: wrong.day };
}

/** Whole numbers above this have lost digits in the spreadsheet. */
const EXACT_MAX = Number.MAX_SAFE_INTEGER;

/** Returns true iff a spreadsheet has kept a long number as a number, and rounded it. */
export const isRounded = (value: Filled): boolean =>
  typeof value === 'number' ? value > EXACT_MAX : /^\s*\d(?:\.\d+)?E\+\d+\s*$/i.test(String(value));

/** As much of a cell as is shown beside what is wrong with it. */
const SHOWN_MAX = 60;

/** A telephone or an identity number is shown by its ends: what is wrong is printed and sent on (R2.4.16). */
const byItsEnds = (text: string): string =>
  text.replaceAll(/\d{7,}/g, (number) => `${number.slice(0, 3)}…${number.slice(-2)}`);

/** What stands in a cell, as it is shown beside what is wrong with it. */
export function shownOf(value: CellValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = isCellError(value)
    ? value.error
    : value instanceof Date
      ? value.toISOString().slice(0, 10)
      : String(value);
  const shown = byItsEnds(text.normalize('NFKC'));
  return shown.length > SHOWN_MAX ? `${shown.slice(0, SHOWN_MAX)}…` : shown;
}
