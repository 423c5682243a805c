const YEAR_MIN = 1900;
const YEAR_MAX = 2100;

/** Whether an ISO date names a day that there is: not 2026-02-30. */
export function isCalendarDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1, date));
  return year >= YEAR_MIN && year <= YEAR_MAX && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
}

/**
 * The ISO date that a cell tells: a date cell, or the year first and written with - / . or 年月日, or eight digits.
 * Null for a day that there is not, and for '10/1/2026', which may mean either of two days.
 */
export function dayOf(value: string | number | Date): string | null {
  const text = value instanceof Date ? isoDay(value) : String(value).normalize('NFKC').trim();
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/u.exec(
      text,
    );
  if (!parts) return null;
  const [, year = '', month = '', date = ''] = parts;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isCalendarDay(day) ? day : null;
}

/** A date cell holds what the spreadsheet shows in its UTC parts. */
const isoDay = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10));
