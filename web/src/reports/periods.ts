import { addDays, format, parseISO } from 'date-fns';
import { daysOf, type Every, periodOf } from '../../../rulebook/notation/period.ts';
import type { Words } from '../language/words.ts';

const PERIOD = /^\d{4}(?:-(?:(0[1-9]|1[0-2])(-\d{2})?|W([0-4]\d|5[0-3])|Q[1-4]|H[12]))?$/;

/** Returns true iff a text is the name of a period. */
export const isPeriod = (text: string): boolean => PERIOD.test(text);

/** What kind of period one is, by its name. */
export function everyOf(period: string): Every {
  const [, rest = ''] = /^\d{4}-?(.*)$/.exec(period) ?? [];
  if (rest === '') return 'year';
  if (rest.startsWith('W')) return 'week';
  if (rest.startsWith('Q')) return 'quarter';
  if (rest.startsWith('H')) return 'half';
  return rest.length > 2 ? 'day' : 'month';
}

const shifted = (day: string, by: number): string => format(addDays(parseISO(day), by), 'yyyy-MM-dd');

/** The period of the same kind that ends where this one begins. */
export const before = (period: string): string =>
  periodOf(everyOf(period), shifted(daysOf(period).first, -1));

/** The period of the same kind that begins where this one ends. */
export const after = (period: string): string => periodOf(everyOf(period), shifted(daysOf(period).last, 1));

/** The same period a year earlier. A 53rd week, or a 29th of February, has none there: nothing is found under its name. */
export const yearBefore = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;

/** What periods of a kind are called. */
export const everyWords: Readonly<Record<Every, Words>> = {
  day: { zh: '按日', en: 'By day' },
  week: { zh: '按周', en: 'By week' },
  month: { zh: '按月', en: 'By month' },
  quarter: { zh: '按季度', en: 'By quarter' },
  half: { zh: '按半年', en: 'By half-year' },
  year: { zh: '按年', en: 'By year' },
};

const monthName = (month: number): string =>
  new Date(2000, month - 1, 1).toLocaleString('en', { month: 'long' });

/** A period as a person calls it: '2026年9月', 'September 2026'. */
export function periodWords(period: string): Words {
  const year = period.slice(0, 4);
  const number = Number(period.replace(/^\d{4}-?[WQH]?/, '').slice(0, 2));
  switch (everyOf(period)) {
    case 'day':
      return { zh: period, en: period };
    case 'week':
      return weekWords(period, number);
    case 'month':
      return { zh: `${year}年${number}月`, en: `${monthName(number)} ${year}` };
    case 'quarter':
      return { zh: `${year}年第${number}季度`, en: `Quarter ${number} of ${year}` };
    case 'half':
      return {
        zh: `${year}年${number === 1 ? '上' : '下'}半年`,
        en: `${number === 1 ? 'First' : 'Second'} half of ${year}`,
      };
    case 'year':
      return { zh: `${year}年`, en: year };
  }
}

/** Nobody knows weeks by their numbers: their days stand beside. */
function weekWords(period: string, number: number): Words {
  const { first, last } = daysOf(period);
  const [from, until] = [first.slice(5), last.slice(5)];
  const year = period.slice(0, 4);
  return {
    zh: `${year}年第${number}周（${from} 至 ${until}）`,
    en: `Week ${number} of ${year} (${from} to ${until})`,
  };
}
