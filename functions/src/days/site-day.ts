import { type Firestore, type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { recordPath } from '../../../rulebook/paths.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { SETTINGS_ID } from '../../../rulebook/registers/settings.ts';
import type { SiteTime } from '../../../rulebook/settings.ts';
import { obligationPath, obligationsOf } from './obligations.ts';

/** A job of a site and a business day, put into the queue once. */
export interface SiteJob {
  readonly job: 'dailySummary';
  readonly site: string;
  readonly day: string;
}

export type Enqueue = (job: SiteJob) => Promise<void>;

/**
 * The two markers of a site in the sweep's index, which renew themselves: `day` opens the business day with what it
 * owes, `closing` asks for the summary. They stand below the settings, so that a site's clock is its own.
 */
export const markerPath = (site: string, name: 'day' | 'closing'): string =>
  `${recordPath(site, registers('settings'), SETTINGS_ID)}/due/${name}`;

/** The markers of a site whose settings were just opened or changed. A marker that runs keeps its day. */
export function markersAfter(
  site: string,
  time: SiteTime,
  now: Date,
  stands: { readonly day: boolean },
): { path: string; data: Record<string, unknown> }[] {
  const closing = {
    path: markerPath(site, 'closing'),
    data: marker(site, 'closing', nextClosing(time, now)),
  };
  if (stands.day) return [closing];
  return [{ path: markerPath(site, 'day'), data: marker(site, 'day', now) }, closing];
}

const marker = (site: string, name: string, at: Date): Record<string, unknown> => ({
  site,
  register: 'settings',
  record: SETTINGS_ID,
  name,
  subject: name,
  deadline: Timestamp.fromDate(at),
  at: Timestamp.fromDate(at),
  level: 0,
  overdue: false,
  flaggedAt: null,
  rev: 0,
});

/** Today's closing if it is ahead, else the next day's. */
export function nextClosing({ calendar, settings }: SiteTime, now: Date): Date {
  const today = calendar.instant(calendar.day(now), settings.closing);
  return now < today ? today : calendar.instant(calendar.shiftDay(calendar.day(now), 1), settings.closing);
}

/** Opens the business day: its obligations, and the marker of the next. Killed and repeated, it ends the same. */
export async function openDay(
  db: Firestore,
  found: QueryDocumentSnapshot,
  time: SiteTime,
  now: Date,
): Promise<void> {
  const site = String(found.get('site'));
  const day = time.calendar.day(now);
  const obligations = await obligationsOf(db, site, day, time);
  const next = Timestamp.fromDate(time.calendar.instant(time.calendar.shiftDay(day, 1), '00:00'));
  await db.runTransaction(async (transaction) => {
    const paths = obligations.map(({ name }) => db.doc(obligationPath(site, day, name)));
    const stand = paths.length > 0 ? await transaction.getAll(...paths) : [];
    obligations.forEach((obligation, place) => {
      const path = paths[place];
      if (path && !stand[place]?.exists) transaction.create(path, { ...obligation });
    });
    transaction.update(found.ref, { at: next, deadline: next });
  });
}

/** Asks for the day's summary. The queue refuses a repeated id, so it is asked first and the marker moved after. */
export async function closeDay(
  found: QueryDocumentSnapshot,
  time: SiteTime,
  now: Date,
  enqueue: Enqueue,
): Promise<void> {
  const site = String(found.get('site'));
  const closing = (found.get('at') as Timestamp).toDate();
  await enqueue({ job: 'dailySummary', site, day: time.calendar.day(closing) });
  const next = Timestamp.fromDate(nextClosing(time, now));
  await found.ref.update({ at: next, deadline: next });
}
