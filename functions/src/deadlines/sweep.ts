import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import type { Calendar } from '../../../rulebook/site/calendar.ts';
import { type Settings, type SiteTime, siteTime } from '../../../rulebook/site/settings.ts';
import { readRobots, type SiteRobot } from '../chapters/site/site-robots.ts';
import { isTaken, lookingAround, toBeCreated } from '../consequences/effects.ts';
import { closeDay, type Enqueue, openDay } from '../days/site-day.ts';
import { logs } from '../logs.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { eachOf } from '../many.ts';
import { type People, readPeople } from '../notices/people.ts';
import { toldMore, type Writer } from '../open/open-after.ts';
import { readRecord } from '../records/documents.ts';
import { isReadByStaff, whoReads } from '../records/who-reads.ts';
import { type FirstFlagged, writeOverduePosts } from '../robots/overdue-posts.ts';
import { type Climb, climb } from './climb.ts';
import { type DueDocument, dueDocument, openPathOf } from './due.ts';
import { inTurn, pagesOf } from './pages.ts';
import { isAway, isPassing, isTouched } from './passing.ts';
import { putOff } from './put-off.ts';
import { reckonAnew } from './reckon-anew.ts';
import { takeByItself } from './take-by-itself.ts';

export interface SweepSurroundings {
  readonly db: Firestore;
  readonly now: Date;
  readonly enqueue: Enqueue;
  readonly deliverMail: (id: string) => Promise<void>;
}

/** Steps, days and mails that are dealt with at once. */
const AT_ONCE = 10;
/** A mail server that is away costs ten seconds a mail; what is left waits for the next minute. */
const MAILS_MAX = 200;

/**
 * The minute's sweep: one query over everything that has come due, on whatever site, in whatever register. When
 * nothing has, it costs one read. Reckons anew what changed settings move, flags and climbs in one commit a page, then
 * takes the steps and days in turn of the sites, mails last; what is wrong is put aside, what is in the way is put off,
 * and neither stops anything.
 */
export async function sweep(surroundings: SweepSurroundings): Promise<void> {
  const { db, now } = surroundings;
  const sites = siteCache(db, now);
  const others: QueryDocumentSnapshot[] = [];
  const failures: unknown[] = [];
  const handled = (item: QueryDocumentSnapshot): Promise<void> =>
    aside(item, now, () => handle(item, surroundings, sites));
  for await (const page of pagesOf(db, now)) {
    const anew = page.filter(isReckoning);
    await eachOf(anew, AT_ONCE, handled);
    // What a site's changed settings may just have moved is looked at again in the next minute.
    const moved = new Set(anew.map((item) => item.get('site')));
    const flags = page.filter((item) => isFlag(item) && !moved.has(item.get('site')));
    others.push(...page.filter((item) => !isFlag(item) && !isReckoning(item)));
    await decide(db, flags, sites, now)
      .then((decisions) => commitPage(db, decisions, now))
      .catch((error: unknown) => failures.push(error));
    logs.swept(page.length, flags.length);
  }
  const isMail = (item: QueryDocumentSnapshot): boolean => item.get('register') === 'mail';
  await eachOf(inTurn(others.filter((item) => !isMail(item))), AT_ONCE, handled);
  await eachOf(inTurn(others.filter(isMail)).slice(0, MAILS_MAX), AT_ONCE, handled);
  if (failures.length > 0) throw failures[0];
}

interface Site {
  readonly time: SiteTime;
  readonly people: People;
  /** Read once something is flagged for the first time. */
  readonly robots: () => Promise<readonly SiteRobot[]>;
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
    let robots: Promise<readonly SiteRobot[]> | undefined;
    return {
      time: { ...time, calendar: remembering(time.calendar) },
      people,
      robots: () => {
        robots ??= readRobots(db, site);
        return robots;
      },
    };
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

/** Somebody is told; of a step that the server takes, beforehand only. */
const isFlag = (item: QueryDocumentSnapshot): boolean =>
  item.get('register') !== 'mail' &&
  item.get('register') !== 'settings' &&
  (!item.get('takes') || Boolean(item.get('reminder')));

/** The settings have changed: what falls due by them comes before anything is flagged. */
const isReckoning = (item: QueryDocumentSnapshot): boolean =>
  item.get('register') === 'settings' && item.get('name') === 'reckoning';

interface Decision extends Climb {
  readonly item: QueryDocumentSnapshot;
  readonly due: DueDocument;
  /** Of what is flagged for the first time. */
  readonly first: FirstFlagged | null;
}

async function decide(
  db: Firestore,
  items: readonly QueryDocumentSnapshot[],
  sites: Sites,
  now: Date,
): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const item of items) {
    await aside(item, now, async () => {
      const due = dueDocument.parse(item.data());
      const site = await sites(due.site);
      const first = await firstFlagged(due, site);
      decisions.push({ item, due, first, ...climb(due, await toldOf(db, due, site, now), site.time, now) });
    });
  }
  return decisions;
}

async function firstFlagged(due: DueDocument, { time, robots }: Site): Promise<FirstFlagged | null> {
  const isFirst = due.reminder === null && due.takes === null && due.flaggedAt === null;
  return isFirst ? { due, posting: { site: due.site, time, robots: await robots() } } : null;
}

/** Of a record that not all staff may read it is looked up who may; else an item costs the one document that it is. */
async function toldOf(db: Firestore, due: DueDocument, { time, people }: Site, now: Date): Promise<People> {
  const register = registers(due.register);
  if (isReadByStaff(register)) return people;
  const read = (name: string, id: string) => readRecord(db, due.site, registers(name), id);
  const record = await readRecord(db, due.site, register, due.record);
  return whoReads({ register, id: due.record, record, people, time, now, read });
}

/**
 * One commit for the page, each item on the condition that nobody has touched it since it was read. When one has
 * been, or can't be written at all, the page is halved until the others are through. Throws when the database is away.
 */
async function commitPage(db: Firestore, page: readonly Decision[], now: Date): Promise<void> {
  const [first] = page;
  if (!first) return;
  if (page.length === 1) return aside(first.item, now, () => commitOne(db, first, now));
  try {
    await commit(db, page, now);
  } catch (error) {
    if (isAway(error)) throw error;
    logs.halved(page.length);
    const half = Math.ceil(page.length / 2);
    await commitPage(db, page.slice(0, half), now);
    await commitPage(db, page.slice(half), now);
  }
}

async function commit(db: Firestore, page: readonly Decision[], now: Date): Promise<void> {
  const batch = db.batch();
  for (const decision of page) {
    batch.update(decision.item.ref, decision.update, { lastUpdateTime: decision.item.updateTime });
    const notices = decision.notices.flatMap(({ writes }) => writes(''));
    for (const { path, data } of notices) batch.create(db.doc(path), data);
    writeTold(db, batch, decision, notices);
  }
  writeOverduePosts(db, batch, firstsOf(page), now);
  await batch.commit();
}

const firstsOf = (page: readonly Decision[]): FirstFlagged[] => page.flatMap(({ first }) => first ?? []);

/** It stands in the index who was told. What the server does by itself does not stand there. */
function writeTold(
  db: Firestore,
  writer: Writer,
  { due, climbed, reached }: Decision,
  notices: readonly OutboxWrite[],
): void {
  if (due.takes !== null) return;
  const told = toldMore(
    due.name,
    { climbed, reached },
    notices.map(({ path }) => path),
  );
  writer.set(db.doc(openPathOf(due)), told, { merge: true });
}

/** Notices that are there already are not told again; where something else stands, they are told beside it. */
async function commitOne(db: Firestore, decision: Decision, now: Date): Promise<void> {
  try {
    // A batch fails at once where a transaction would try again for long: what is in the way is put off.
    await commit(db, [decision], now);
  } catch (error) {
    if (!isTaken(error)) throw error;
    await commitRound(db, decision, now);
  }
}

function commitRound(db: Firestore, decision: Decision, now: Date): Promise<void> {
  const { item, update, notices } = decision;
  return db.runTransaction(async (transaction) => {
    const placed = await lookingAround(db, transaction, notices);
    for (const { path, data } of toBeCreated(placed)) transaction.create(db.doc(path), data);
    transaction.update(item.ref, update, { lastUpdateTime: item.updateTime });
    writeTold(
      db,
      transaction,
      decision,
      placed.flatMap(({ writes }) => writes),
    );
    writeOverduePosts(db, transaction, firstsOf([decision]), now);
  });
}

/** Mail, a site's day and changed settings, and steps that the server takes. */
async function handle(
  item: QueryDocumentSnapshot,
  surroundings: SweepSurroundings,
  sites: Sites,
): Promise<void> {
  const { db, now, enqueue, deliverMail } = surroundings;
  if (item.get('register') === 'mail') {
    await deliverMail(String(item.get('record')));
    // Somebody else may have it in hand, and its entry not moved yet.
    return putOff(item.ref, now);
  }
  const site = await sites(String(item.get('site')));
  if (item.get('takes')) return takeByItself(db, item, dueDocument.parse(item.data()), site.time, now);
  if (isReckoning(item)) return reckonAnew(db, item, now);
  return item.get('name') === 'closing'
    ? closeDay(item, site.time, now, enqueue)
    : openDay(db, item, site, now);
}

/**
 * Runs the work of one item. What is wrong with the item itself puts it aside, flagged and with the reason; when
 * something was away or in the way, it is put off. Nothing is thrown.
 */
async function aside(item: QueryDocumentSnapshot, now: Date, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    const done = isInTheWay(error) ? later(item, now, reason) : park(item, reason);
    // What can't be written either is looked at again in the next minute.
    await done.catch(() => undefined);
  }
}

const isInTheWay = (error: unknown): boolean => isPassing(error) || isTouched(error);

function later(item: QueryDocumentSnapshot, now: Date, reason: string): Promise<unknown> {
  logs.putOff(item.ref.path, reason);
  return putOff(item.ref, now);
}

function park(item: QueryDocumentSnapshot, reason: string): Promise<unknown> {
  logs.parked(item.ref.path, reason);
  const parked = { at: null, overdue: true, parked: reason };
  return item.ref.update(parked, { lastUpdateTime: item.updateTime });
}
