import {
  type Firestore,
  type QueryDocumentSnapshot,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { isUnsettled, openPathOf, settled, untold } from '../deadlines/due.ts';
import { outcomeOfEntry } from '../deadlines/outcome.ts';
import { isGathering, type PeriodicTask, tasksOn } from '../jobs/jobs.ts';
import type { People } from '../notices/people.ts';
import { openDocumentPath } from '../open/document.ts';
import { openAfter, openIn, writeOpen } from '../open/open-after.ts';
import { rosterPath, wholeRoster } from '../records/roster.ts';
import { clockWrite } from './clock.ts';
import { dutyOf, obligationPath, obligationsOf, obligationsPath, openOwed } from './obligations.ts';

/** Puts a task into its queue; the queue knows it again by its job, site and period. */
export type Enqueue = (task: PeriodicTask) => Promise<void>;

/**
 * The markers of a site in the sweep's index. Two renew themselves: `day` opens the business day with what it owes,
 * `closing` asks for what is done for periods; `reckoning` stands while changed settings move what falls due. They stand below the
 * settings, so that a site's clock is its own.
 */
export const markerPath = (site: string, name: 'day' | 'closing' | 'reckoning'): string =>
  `${recordPath(site, registers('settings'), SETTINGS_ID)}/due/${name}`;

type Stands = { readonly [field: string]: unknown } | undefined;

/** A marker that the sweep has not put aside keeps its day, so that a day is neither left out nor done twice. */
const runningDay = (stands: Stands): string | null => (stands?.at ? String(stands.day) : null);

/** The markers of a site whose settings were just opened or changed. */
export function markersAfter(
  site: string,
  time: SiteTime,
  now: Date,
  stands: { readonly day: Stands; readonly closing: Stands },
): { path: string; data: Record<string, unknown> }[] {
  const { calendar, settings } = time;
  const opening = runningDay(stands.day) ?? calendar.day(now);
  const closing = runningDay(stands.closing) ?? dayToClose(time, now);
  return [
    marker(site, 'day', opening, calendar.instant(opening, '00:00')),
    marker(site, 'closing', closing, calendar.instant(closing, settings.closing)),
  ];
}

const marker = (site: string, name: 'day' | 'closing', day: string, at: Date) => ({
  path: markerPath(site, name),
  data: {
    site,
    register: 'settings',
    record: SETTINGS_ID,
    name,
    day,
    deadline: Timestamp.fromDate(at),
    at: Timestamp.fromDate(at),
    ...untold,
    rev: 0,
    parked: null,
    putOff: 0,
  },
});

/** Today if its closing is ahead, else tomorrow. */
function dayToClose({ calendar, settings }: SiteTime, now: Date): string {
  const today = calendar.day(now);
  return now < calendar.instant(today, settings.closing) ? today : calendar.shiftDay(today, 1);
}

/** Days that are still opened when nothing has run for a while, so that what they owed is told. */
const CATCH_UP_DAYS = 7;

/**
 * Opens a business day: its obligations, the end of what the day before still owed and can't be done any more, the
 * site's clock, its roster made anew from the records, and the marker of the next. Killed and repeated, it ends the same.
 */
export async function openDay(
  db: Firestore,
  found: QueryDocumentSnapshot,
  { time, people }: { readonly time: SiteTime; readonly people: People },
  now: Date,
): Promise<void> {
  const { calendar } = time;
  const [site, marked] = [String(found.get('site')), String(found.get('day'))];
  const today = calendar.day(now);
  const day = marked < calendar.shiftDay(today, -CATCH_UP_DAYS) ? today : marked;
  const obligations = await obligationsOf(db, site, day, time, people);
  const next = calendar.shiftDay(day, 1);
  await db.runTransaction(async (transaction) => {
    const paths = obligations.map(({ name }) => db.doc(obligationPath(site, day, name)));
    const [stands, ...stand] = await transaction.getAll(found.ref, ...paths);
    if (stands?.get('day') !== marked) return;
    const roster = await wholeRoster(db, site, transaction);
    const lapsed = await lapsedOn(db, transaction, site, calendar.shiftDay(day, -1));
    for (const each of lapsed.owed) {
      transaction.update(each.ref, settled);
      const missed = outcomeOfEntry(each.data(), null);
      if (missed) transaction.set(db.doc(missed.path), missed.data);
    }
    const fresh = obligations.filter((_obligation, place) => stand[place]?.exists === false);
    for (const obligation of fresh)
      transaction.create(db.doc(obligationPath(site, day, obligation.name)), { ...obligation });
    const open = fresh.map((each) => openAfter(openPathOf(each), null, openOwed(each, people, time)));
    writeOpen(db, transaction, [...lapsed.open, ...open], now);
    transaction.set(db.doc(rosterPath(site)), { ...roster });
    const clock = clockWrite(site, time, now);
    transaction.set(db.doc(clock.path), clock.data);
    transaction.set(found.ref, marker(site, 'day', next, calendar.instant(next, '00:00')).data);
  });
}

/** What a day still owes and can't be done any more once it is over, and what stands of it in the index. */
async function lapsedOn(db: Firestore, transaction: Transaction, site: string, day: string) {
  const { docs } = await transaction.get(db.collection(obligationsPath(site, day)));
  const owed = docs.filter((each) => dutyOf(each.id)?.owed.lapses && isUnsettled(each.data()));
  const places = owed.map(({ id }) => openDocumentPath(site, 'dutyLog', day, id));
  const stand = places.length > 0 ? await transaction.getAll(...places.map((path) => db.doc(path))) : [];
  return { owed, open: places.map((path, place) => openAfter(path, openIn(stand[place]), null)) };
}

/** Days whose closing is still seen to when nothing has run for a while: a month that ended meanwhile has its report. */
const CLOSINGS_MOST = 31;

/**
 * Closes a business day: asks for whatever is done for the periods that end with it. The queue refuses a repeated task,
 * so it is asked first and the marker moved after.
 */
export async function closeDay(
  found: QueryDocumentSnapshot,
  time: SiteTime,
  now: Date,
  enqueue: Enqueue,
): Promise<void> {
  const { calendar } = time;
  const [site, marked] = [String(found.get('site')), String(found.get('day'))];
  const next = dayToClose(time, now);
  for (const task of tasksOn(site, marked)) await enqueue(task);
  const earliest = calendar.shiftDay(next, -CLOSINGS_MOST);
  const second = calendar.shiftDay(marked, 1);
  for (let day = second < earliest ? earliest : second; day < next; day = calendar.shiftDay(day, 1)) {
    // What a single day between was like, nobody could tell any more.
    const left = tasksOn(site, day).filter((task) => task.period !== day);
    const gathering = left.length > 0 ? tasksOn(site, day).filter(isGathering) : [];
    for (const task of [...left, ...gathering]) await enqueue(task);
  }
  const { data } = marker(site, 'closing', next, calendar.instant(next, time.settings.closing));
  await found.ref.update(data, { lastUpdateTime: found.updateTime });
}
