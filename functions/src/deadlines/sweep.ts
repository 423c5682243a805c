import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { Calendar } from '../../../rulebook/calendar.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { SETTINGS_ID } from '../../../rulebook/registers/settings.ts';
import { type Settings, type SiteTime, siteTime } from '../../../rulebook/settings.ts';
import { closeDay, type Enqueue, openDay } from '../days/site-day.ts';
import { logs } from '../logs.ts';
import { type People, readPeople } from '../notices/people.ts';
import { readRecord } from '../records/documents.ts';
import { type Climb, climb } from './climb.ts';
import { dueDocument } from './due.ts';
import { isPassing } from './passing.ts';
import { takeByItself } from './take-by-itself.ts';

export interface SweepSurroundings {
  readonly db: Firestore;
  readonly now: Date;
  readonly enqueue: Enqueue;
  readonly deliverMail: (id: string) => Promise<void>;
}

/** A page is one commit; ten pages a minute are 5,000 items, the rest comes the next minute. */
const PAGE = 500;
const PAGES_MAX = 10;

/**
 * The minute's sweep: one query over everything that has come due, on whatever site, in whatever register. When
 * nothing has, it costs one read. Flags and climbs in one commit a page; what is wrong is put aside and stops nothing.
 */
export async function sweep(surroundings: SweepSurroundings): Promise<void> {
  const { db, now } = surroundings;
  const sites = siteCache(db, now);
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const found = await db.collectionGroup('due').where('at', '<=', now).orderBy('at').limit(PAGE).get();
    if (found.empty) return;
    const [flags, others] = split(found.docs);
    await commitPage(db, await decide(flags, sites, now));
    for (const item of others) await aside(item, () => handle(item, surroundings, sites));
    logs.swept(found.size, flags.length);
    if (found.size < PAGE) return;
  }
}

interface Site {
  readonly time: SiteTime;
  readonly people: People;
}

type Sites = (site: string) => Promise<Site>;

/** Settings and people of a site, read once a sweep however many of its items have come due. */
function siteCache(db: Firestore, now: Date): Sites {
  const read = new Map<string, Promise<Site>>();
  const fetch = async (site: string): Promise<Site> => {
    const [settings, people] = await Promise.all([
      readRecord(db, site, registers('settings'), SETTINGS_ID),
      readPeople(db, site, now),
    ]);
    const time = siteTime(settings as Partial<Settings> | null);
    return { time: { ...time, calendar: remembering(time.calendar) }, people };
  };
  return (site) => {
    const known = read.get(site) ?? fetch(site);
    read.set(site, known);
    return known;
  };
}

/** Every item of a site asks for the same few intervals from the same moment: each is reckoned once a sweep. */
function remembering(calendar: Calendar): Calendar {
  const known = new Map<string, Date>();
  return {
    ...calendar,
    addWorkingMinutes: (at, minutes) => {
      const asked = `${at.getTime()}+${minutes}`;
      const answer = known.get(asked) ?? calendar.addWorkingMinutes(at, minutes);
      known.set(asked, answer);
      return answer;
    },
  };
}

const isFlag = (item: QueryDocumentSnapshot): boolean =>
  item.get('register') !== 'mail' && item.get('register') !== 'settings' && !item.get('takes');

const split = (items: readonly QueryDocumentSnapshot[]) =>
  [items.filter(isFlag), items.filter((item) => !isFlag(item))] as const;

interface Decision extends Climb {
  readonly item: QueryDocumentSnapshot;
}

async function decide(items: readonly QueryDocumentSnapshot[], sites: Sites, now: Date): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const item of items) {
    await aside(item, async () => {
      const due = dueDocument.parse(item.data());
      const { time, people } = await sites(due.site);
      decisions.push({ item, ...climb(due, people, time, now) });
    });
  }
  return decisions;
}

const ALREADY_EXISTS = 6;
/** Gone, or written by somebody else since it was read. */
const TOUCHED = [5, 9];

const codeOf = (error: unknown): number => Number((error as { code?: unknown }).code);

/**
 * One commit for the page, each item on the condition that nobody has touched it since it was read. When one has
 * been, or can't be written at all, the page is halved until the others are through.
 */
async function commitPage(db: Firestore, page: readonly Decision[]): Promise<void> {
  const [first] = page;
  if (!first) return;
  if (page.length === 1) return aside(first.item, () => commitOne(db, first));
  try {
    await commit(db, page, true);
  } catch (error) {
    if (isPassing(error)) throw error;
    logs.halved(page.length);
    const half = Math.ceil(page.length / 2);
    await commitPage(db, page.slice(0, half));
    await commitPage(db, page.slice(half));
  }
}

/** Notices that are there already are not told again: only the entry is moved on. */
async function commitOne(db: Firestore, decision: Decision): Promise<void> {
  try {
    await commit(db, [decision], true);
  } catch (error) {
    if (codeOf(error) !== ALREADY_EXISTS) throw error;
    await commit(db, [decision], false);
  }
}

async function commit(db: Firestore, page: readonly Decision[], tell: boolean): Promise<void> {
  const batch = db.batch();
  for (const { item, update, notices } of page) {
    batch.update(item.ref, update, { lastUpdateTime: item.updateTime });
    if (tell) for (const { path, data } of notices) batch.create(db.doc(path), data);
  }
  await batch.commit();
}

/** Mail, a site's day, and steps that the server takes. */
async function handle(
  item: QueryDocumentSnapshot,
  surroundings: SweepSurroundings,
  sites: Sites,
): Promise<void> {
  const { db, now, enqueue, deliverMail } = surroundings;
  if (item.get('register') === 'mail') return deliverMail(String(item.get('record')));
  const { time } = await sites(String(item.get('site')));
  if (item.get('takes')) return takeByItself(db, item, dueDocument.parse(item.data()), time, now);
  return item.get('name') === 'closing' ? closeDay(item, time, now, enqueue) : openDay(db, item, time, now);
}

/**
 * Runs the work of one item. What is wrong with the item itself puts it aside, flagged and with the reason; when
 * something was away or in the way, it is tried again in the next minute. Nothing is thrown.
 */
async function aside(item: QueryDocumentSnapshot, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    if (isPassing(error) || TOUCHED.includes(codeOf(error))) return logs.putOff(item.ref.path, reason);
    logs.parked(item.ref.path, reason);
    // What somebody has changed meanwhile is looked at again in the next minute.
    await item.ref
      .update({ at: null, overdue: true, parked: reason }, { lastUpdateTime: item.updateTime })
      .catch(() => undefined);
  }
}
