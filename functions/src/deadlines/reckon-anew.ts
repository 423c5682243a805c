import { type Firestore, type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import { type Settings, type SiteTime, siteTime } from '../../../rulebook/site/settings.ts';
import { isAfterAStep } from '../consequences/flaws.ts';
import { type Duty, dutyDue, dutyOf, obligationsPath } from '../days/obligations.ts';
import { workedAnew } from '../days/worked-anew.ts';
import { logs } from '../logs.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { nextChange, type People, peopleOf } from '../notices/people.ts';
import { openAnew } from '../open/anew.ts';
import { fromFirestore, readRecord } from '../records/documents.ts';
import { readRoster } from '../records/roster.ts';
import { type DueDocument, dueDocumentOf, entryAfter, isUnsettled, untold } from './due.ts';
import { dutyIn, OPEN, WORKED } from './moved-by-settings.ts';
import { outcomeOfEntry } from './outcome.ts';
import { isTouched, touched } from './passing.ts';

/** A page is one commit, and as many records are read. */
const PAGE = 200;

interface Reckoning {
  readonly db: Firestore;
  readonly site: string;
  readonly time: SiteTime;
  readonly people: People;
  readonly now: Date;
}

/**
 * Reckons anew, from their records, the running entries that hang on changed settings, then what is open and for whom:
 * kind by kind, page by page, and crosses off what is done. Killed and repeated, it ends the same, for nothing is counted on: what stands right is not
 * written. Throws when an entry or the marker was written meanwhile; the sweep tries again.
 */
export async function reckonAnew(db: Firestore, marker: QueryDocumentSnapshot, now: Date): Promise<void> {
  const site = String(marker.get('site'));
  // As they are now: the sweep may have read them before they changed.
  const [settings, roster] = await Promise.all([
    readRecord(db, site, registers('settings'), SETTINGS_ID),
    readRoster(db, site),
  ]);
  const time = siteTime(settings as Partial<Settings> | null);
  const left: string[] = [...(marker.get('left') as string[])];
  let { updateTime } = marker;
  const reckoning = { db, site, time, people: peopleOf(roster, now), now };
  for (let matter = left.shift(); matter !== undefined; matter = left.shift()) {
    await (matter === OPEN ? openAnew(reckoning) : matterAnew(matter, reckoning));
    if (left.length === 0) break;
    updateTime = (await marker.ref.update({ left }, { lastUpdateTime: updateTime })).writeTime;
  }
  const next = nextChange(roster, now);
  const batch = db.batch();
  if (next) batch.update(marker.ref, asOf(next), { lastUpdateTime: updateTime });
  else batch.delete(marker.ref, { lastUpdateTime: updateTime });
  await batch.commit();
}

/** What is open is looked at again when the next naming or leave begins or ends by the clock. */
const asOf = (next: Date) => ({
  ...{ left: [OPEN], at: Timestamp.fromDate(next), deadline: Timestamp.fromDate(next) },
});

async function matterAnew(matter: string, reckoning: Reckoning): Promise<void> {
  if (matter === WORKED) return workedAnew(reckoning.db, reckoning.site, reckoning, reckoning.now);
  const duty = dutyIn(matter);
  if (duty) return dutyAnew(duty, reckoning);
  const [register = '', name = ''] = matter.split('.');
  for await (const page of runningPages(reckoning, register, name)) {
    await commitAll(reckoning.db, await movesOf(page, register, name, reckoning));
  }
}

/** The entries of one kind that run: those that are not overdue, then those that are. */
async function* runningPages(
  { db, site }: Reckoning,
  register: string,
  name: string,
): AsyncGenerator<QueryDocumentSnapshot[]> {
  const ahead = db
    .collectionGroup('due')
    .where('site', '==', site)
    .where('register', '==', register)
    .where('name', '==', name)
    .where('overdue', '==', false)
    .where('at', '>', Timestamp.fromMillis(0))
    .orderBy('at');
  const overdue = db
    .collectionGroup('due')
    .where('site', '==', site)
    .where('register', '==', register)
    .where('name', '==', name)
    .where('overdue', '==', true)
    .orderBy('deadline');
  for (const whole of [ahead, overdue]) {
    let query = whole.limit(PAGE);
    for (;;) {
      const { docs } = await query.get();
      if (docs.length > 0) yield docs;
      const last = docs.at(-1);
      if (!last || docs.length < PAGE) break;
      query = whole.startAfter(last).limit(PAGE);
    }
  }
}

interface Move {
  readonly entry: QueryDocumentSnapshot;
  readonly data: Readonly<Record<string, unknown>>;
  /** A time that has passed stays missed, whatever the settings make of it afterwards. */
  readonly missed: OutboxWrite | null;
}

/** What has to be written of a page; one read for each record. */
async function movesOf(
  page: readonly QueryDocumentSnapshot[],
  register: string,
  name: string,
  { db, site, time, people, now }: Reckoning,
): Promise<Move[]> {
  const of = registers(register);
  const records = await db.getAll(...page.flatMap(({ ref }) => ref.parent.parent ?? []));
  const stands = new Map(records.map((each) => [each.ref.path, fromFirestore(each.data() ?? null)]));
  return page.flatMap((entry): Move[] => {
    const at = entry.ref.parent.parent;
    const record = stands.get(at?.path ?? '') as RecordData | null;
    if (!at || record === null || !isAfterAStep(of, record)) return [];
    const wanted = dueDocumentOf(site, of, at.id, name, record, time, people.nameOf);
    return moveOf(entry, wanted, record.rev, now);
  });
}

/** Nothing where it stands right. */
function moveOf(entry: QueryDocumentSnapshot, wanted: DueDocument | null, rev: number, now: Date): Move[] {
  const stands = entry.data() as Partial<DueDocument>;
  const data = entryAfter(stands, wanted, rev, now);
  const isRight = data && same(data.deadline, stands.deadline) && same(data.at, stands.at);
  if (!data || isRight) return [];
  const hasPassed = stands.overdue === true && !same(data.deadline, stands.deadline);
  return [{ entry, data, missed: hasPassed ? outcomeOfEntry(stands, null) : null }];
}

const same = (left: unknown, right: unknown): boolean =>
  left instanceof Timestamp && right instanceof Timestamp ? left.isEqual(right) : left === right;

/** What today owes; what other days owed is told or over. */
async function dutyAnew(duty: Duty, { db, site, time, now }: Reckoning): Promise<void> {
  const day = time.calendar.day(now);
  const { docs } = await db.collection(obligationsPath(site, day)).get();
  const running = docs.filter((entry) => dutyOf(entry.id)?.name === duty.name && isUnsettled(entry.data()));
  const moves = running.flatMap((entry) => {
    const each = duty.owed.each ? entry.id.slice(duty.name.length + 1) : null;
    const deadline = Timestamp.fromDate(dutyDue(duty, day, each, time));
    const wanted = { ...entry.data(), ...untold, deadline, at: deadline } as DueDocument;
    return moveOf(entry, wanted, Number(entry.get('rev')), now);
  });
  await commitAll(db, moves);
}

/** Those that move only, then one by one those whose time had passed. */
async function commitAll(db: Firestore, moves: readonly Move[]): Promise<void> {
  await commitMoves(
    db,
    moves.filter(({ missed }) => missed === null),
  );
  for (const move of moves) if (move.missed) await commitMissed(db, move, move.missed);
}

/** Throws for what was written meanwhile; the sweep tries again. */
function commitMissed(db: Firestore, { entry, data }: Move, missed: OutboxWrite): Promise<void> {
  return db.runTransaction(async (transaction) => {
    const stands = await transaction.get(entry.ref);
    if (!stands.updateTime?.isEqual(entry.updateTime)) throw touched();
    transaction.update(entry.ref, data);
    transaction.set(db.doc(missed.path), missed.data);
  });
}

/**
 * One commit, each entry on the condition that nobody has written it since it was read. What can't go together is
 * halved, so that the others are through; throws for what was written meanwhile.
 */
async function commitMoves(db: Firestore, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const batch = db.batch();
  for (const { entry, data } of moves) {
    batch.update(entry.ref, data, { lastUpdateTime: entry.updateTime });
  }
  try {
    await batch.commit();
  } catch (error) {
    if (!isTouched(error) || moves.length === 1) throw error;
    logs.halved(moves.length);
    const half = Math.ceil(moves.length / 2);
    const halves = await Promise.allSettled([
      commitMoves(db, moves.slice(0, half)),
      commitMoves(db, moves.slice(half)),
    ]);
    for (const each of halves) if (each.status === 'rejected') throw each.reason;
  }
}
