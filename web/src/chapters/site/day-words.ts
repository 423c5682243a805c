import type { Language } from '../../language/words.ts';
import { dateOf, stretchesOf } from './arrangement.ts';

// Dates as a calendar on the wall has them. They have no zone: a date is read in UTC.

const format = (language: Language, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { ...parts, timeZone: 'UTC' });

/** '2026年10月', 'October 2026' */
export const monthText = (day: string, language: Language): string =>
  format(language, { year: 'numeric', month: 'long' }).format(dateOf(day));

/** '1日 周四', 'Thu 1' */
export const dayInMonth = (day: string, language: Language): string => {
  const weekday = format(language, { weekday: 'short' }).format(dateOf(day));
  return language === 'zh' ? `${Number(day.slice(8))}日 ${weekday}` : `${weekday} ${Number(day.slice(8))}`;
};

/** '2月14日周六、2月28日周六', 'Sat 14 Feb, Sat 28 Feb' */
export const daysText = (days: readonly string[], language: Language): string =>
  days
    .map((day) => format(language, { month: 'short', day: 'numeric', weekday: 'short' }).format(dateOf(day)))
    .map((text) => text.replace(',', ''))
    .join(language === 'zh' ? '、' : ', ');

/** '2月15日至23日', '15–23 Feb'; of several stretches, one after the other */
export const stretchesText = (days: readonly string[], language: Language): string =>
  stretchesOf(days)
    .map(([first, last]) => stretchText(first, last, language))
    .join(language === 'zh' ? '、' : ', ');

function stretchText(first: string, last: string, language: Language): string {
  const [from, until] = [first, last].map((day) =>
    format(language, { month: 'short', day: 'numeric' }).format(dateOf(day)),
  );
  if (first === last) return from ?? '';
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  if (language === 'zh') return `${from}至${isOneMonth ? `${Number(last.slice(8))}日` : until}`;
  return isOneMonth ? `${Number(first.slice(8))}–${until}` : `${from} – ${until}`;
}
