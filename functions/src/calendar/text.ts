import { createHash } from 'node:crypto';
import { addDays } from 'date-fns';
import ical, { ICalEventClass, type ICalEventData, ICalEventTransparency } from 'ical-generator';
import { clauseNumber } from '../../../rulebook/site/clause-number.ts';
import type { Language, Words } from '../../../rulebook/site/words.ts';
import type { CalendarEntry } from './entry.ts';

/** Whose calendar it is, as far as it is told. */
export interface Heading {
  readonly site: string;
  readonly siteName: Words;
  readonly language: Language;
  /** Address of the page. */
  readonly page: string;
  readonly now: Date;
}

const HOUR_SECONDS = 3_600;
const CLAUSES_MOST = 3;
const desk: Words = { zh: '物业客服台', en: 'Wuye Desk' };

/** A calendar as iCalendar text (RFC 5545), times in UTC, which programs are asked to fetch anew each hour. */
export function calendarText(heading: Heading, entries: readonly CalendarEntry[]): string {
  const { language, siteName } = heading;
  return ical({
    // The library writes it as it is.
    name: `${desk[language]} · ${siteName[language].replaceAll(/[\\;,\p{Cc}]/gu, ' ')}`,
    prodId: { company: 'Wuye Desk', product: 'Calendar feed', language: language.toUpperCase() },
    ttl: HOUR_SECONDS,
    events: entries.map((entry) => eventOf(entry, heading)),
  }).toString();
}

function eventOf(entry: CalendarEntry, { site, siteName, language, page, now }: Heading): ICalEventData {
  const { about, title, form, clauses, path, changedAt } = entry;
  const url = `${page}${path}?site=${encodeURIComponent(site)}`;
  const cited = clauses.slice(0, CLAUSES_MOST).map(clauseNumber);
  const said = [siteName[language], form?.[language], cited.length > 0 ? `§ ${cited.join(', ')}` : null, url];
  return {
    id: `${uidOf(site, about)}@${new URL(page).hostname}`,
    summary: title[language],
    description: said.filter(Boolean).join('\n'),
    ...{ url, class: ICalEventClass.PRIVATE, transparency: ICalEventTransparency.TRANSPARENT },
    stamp: changedAt ?? now,
    ...(changedAt ? { lastModified: changedAt } : {}),
    ...spanOf(entry),
  };
}

function spanOf({ when }: CalendarEntry): Pick<ICalEventData, 'start' | 'end' | 'allDay'> {
  if (!('day' in when)) return { start: when.from, end: when.until };
  const start = new Date(`${when.day}T00:00:00Z`);
  return { start, end: addDays(start, 1), allDay: true };
}

/** Says nothing, and is the same each time. */
const uidOf = (site: string, about: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([site, ...about]))
    .digest('hex')
    .slice(0, 32);
