import { addDays, format, getISODay, getISOWeek, getISOWeekYear, getQuarter, parseISO } from 'date-fns';

/** What something is done for, once each: a report, a run of bills. */
export type Every = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/**
 * The period that a day (ISO date) belongs to: '2026-09-30', '2026-W40', '2026-09', '2026-Q3', '2026-H2', '2026'. Weeks
 * begin on Monday and belong to the year of their Thursday, as ISO 8601 says.
 */
export function periodOf(every: Every, day: string): string {
  const date = parseISO(day);
  switch (every) {
    case 'day':
      return day;
    case 'week':
      return `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, '0')}`;
    case 'month':
      return format(date, 'yyyy-MM');
    case 'quarter':
      return `${format(date, 'yyyy')}-Q${getQuarter(date)}`;
    case 'half':
      return `${format(date, 'yyyy')}-H${getQuarter(date) <= 2 ? 1 : 2}`;
    case 'year':
      return format(date, 'yyyy');
  }
}

/** The period that ends with a day; null when none does. */
export function periodEndingOn(every: Every, day: string): string | null {
  const tomorrow = format(addDays(parseISO(day), 1), 'yyyy-MM-dd');
  const period = periodOf(every, day);
  return period === periodOf(every, tomorrow) ? null : period;
}

/** The first and the last day of a period of `periodOf`, as ISO dates. Throws for a text that is none. */
export function daysOf(period: string): { readonly first: string; readonly last: string } {
  const [, year = '', kind, number] = /^(\d{4})(?:-(W|Q|H)?(\d{1,2})(?:-\d{2})?)?$/.exec(period) ?? [];
  if (year === '') throw new Error(`'${period}' is no period`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return { first: period, last: period };
  if (kind === 'W') return weekOf(Number(year), Number(number));
  const months = kind === 'Q' ? 3 : kind === 'H' ? 6 : number === undefined ? 12 : 1;
  const from = number === undefined ? 0 : (Number(number) - 1) * months;
  return { first: isoDay(Number(year), from, 1), last: isoDay(Number(year), from + months, 0) };
}

/** The week with the year's 4th of January is its first. */
function weekOf(year: number, week: number): { first: string; last: string } {
  const fourth = new Date(year, 0, 4);
  const monday = addDays(fourth, 1 - getISODay(fourth) + (week - 1) * 7);
  return { first: format(monday, 'yyyy-MM-dd'), last: format(addDays(monday, 6), 'yyyy-MM-dd') };
}

const isoDay = (year: number, month: number, day: number): string =>
  format(new Date(year, month, day), 'yyyy-MM-dd');
