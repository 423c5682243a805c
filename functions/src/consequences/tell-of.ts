import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { allRegisters, registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import { type Register, stepOf } from '../../../rulebook/notation/register.ts';
import type { Step } from '../../../rulebook/notation/step.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { type Settings, type SiteTime, siteTime } from '../../../rulebook/site/settings.ts';
import { type DueDocument, dueDocumentOf, entryAfter } from '../deadlines/due.ts';
import { outcomesOfStep } from '../deadlines/outcome.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { isNotice } from '../notices/notice.ts';
import { type People, readPeople } from '../notices/people.ts';
import { openDocumentPath } from '../open/document.ts';
import { openAbout } from '../open/matters.ts';
import { openAfter, openIn, writeOpen } from '../open/open-after.ts';
import { type Document, fromFirestore } from '../records/documents.ts';
import { whoReads } from '../records/who-reads.ts';
import { concludedAfter } from './concluded.ts';
import {
  IdTaken,
  isThis,
  lookingAround,
  type Placed,
  type Placing,
  roundWhatIsTaken,
  toBeCreated,
} from './effects.ts';
import { flawsOf, isAfterAStep, tellOfNoRecord } from './flaws.ts';
import { historyEntry } from './history.ts';
import { logLine } from './log-line.ts';
import { tellings } from './tellings.ts';

/** A change of a record as the trigger hands it over, with `Date`s. */
export interface Change {
  readonly site: string;
  readonly register: string;
  readonly id: string;
  readonly before: Document | null;
  readonly after: Document | null;
}

export interface Surroundings {
  readonly db: Firestore;
  readonly now: Date;
  /** Address of the page, for links in mails. */
  readonly page: string;
}

/** One step that was taken, with all that its consequences look at. */
export interface Taken {
  readonly site: string;
  readonly register: Register;
  readonly id: string;
  readonly name: string;
  readonly step: Step;
  readonly before: Document | null;
  readonly after: RecordData;
  readonly time: SiteTime;
  readonly people: People;
  /** Of them, who may be told: see `whoReads`. */
  readonly told: People;
  readonly now: Date;
  readonly page: string;
}

const known = new Set(allRegisters.filter(({ framed }) => framed === null).map(({ name }) => name));

/**
 * The consequences of a step, all in one commit: history, running deadlines, the line in the duty log, notices, mail,
 * what the server concludes. Ids follow from register, record and revision, and the history entry says that it was all done: an event
 * that comes twice, or late, only reckons again what follows from the record as it stands now. Whatever
 * stands at such an id does not stop it: see effects.ts.
 */
export async function tellOf(change: Change, surroundings: Surroundings): Promise<void> {
  if (!change.after || !known.has(change.register)) return;
  const register = registers(change.register);
  const after = change.after as RecordData;
  if (!isAfterAStep(register, after)) {
    return tellOfNoRecord(surroundings.db, change, register, surroundings.now);
  }
  await roundWhatIsTaken((place) =>
    surroundings.db.runTransaction((transaction) =>
      tell(change, register, after, surroundings, transaction, place),
    ),
  );
}

async function tell(
  change: Change,
  register: Register,
  after: RecordData,
  { db, now, page }: Surroundings,
  transaction: Transaction,
  place: Placing,
): Promise<void> {
  const path = recordPath(change.site, register, change.id);
  const openAt = openDocumentPath(change.site, register.name, change.id);
  const [entry, stands, settings, open] = await transaction.getAll(
    db.doc(`${path}/history/${after.rev}`),
    db.doc(path),
    db.doc(recordPath(change.site, registers('settings'), SETTINGS_ID)),
    db.doc(openAt),
  );
  const time = siteTime(fromFirestore(settings?.data() ?? null) as Partial<Settings> | null);
  const people = await readPeople(db, change.site, now, transaction);
  const current = fromFirestore(stands?.data() ?? change.after) as RecordData;
  const step = stepOf(register, after.last.step);
  const read = readIn(db, transaction, change.site);
  const told = await whoReads({ register, id: change.id, record: current, people, time, now, read });
  const about = { register, name: after.last.step, step, after, time, people, told, now, page };
  const taken: Taken = { ...change, ...about };
  const concluded = await concludedAfter(db, transaction, taken, current);
  const isStanding = isAfterAStep(register, current);
  const due = isStanding
    ? await duesAfter(db, transaction, change, register, current, time, people, now)
    : [];
  const wanted = isStanding
    ? await openAbout({ ...change, register, record: current, time, people, told, now, read })
    : null;
  const isTold = entry !== undefined && isThis(historyEntry(taken, null), entry);
  const created = isTold ? [] : await effectsOf(db, transaction, taken, entry?.exists === true, place);
  for (const write of created) transaction.create(db.doc(write.path), write.data);
  const ended = isTold ? [] : endedBy(taken);
  for (const write of [...concluded.writes, ...due, ...ended]) {
    transaction.set(db.doc(write.path), write.data, { merge: true });
  }
  const notices = created.filter((write) => isNotice(write.path));
  writeOpen(
    db,
    transaction,
    [...concluded.open, openAfter(openAt, openIn(open), wanted, { notices, told })],
    now,
  );
}

/** Other records of the site as the transaction sees them, each read once. */
function readIn(db: Firestore, transaction: Transaction, site: string) {
  const found = new Map<string, Promise<Document | null>>();
  const fetch = async (path: string): Promise<Document | null> =>
    fromFirestore((await transaction.get(db.doc(path))).data() ?? null) as Document | null;
  return (name: string, id: string): Promise<Document | null> => {
    const path = recordPath(site, registers(name), id);
    const reading = found.get(path) ?? fetch(path);
    found.set(path, reading);
    return reading;
  };
}

/** What happens once: the line, notices, mails, and the history entry that says so. Nothing when it was all done. */
async function effectsOf(
  db: Firestore,
  transaction: Transaction,
  taken: Taken,
  isHistoryTaken: boolean,
  place: Placing,
): Promise<OutboxWrite[]> {
  if (isHistoryTaken && place !== lookingAround) throw new IdTaken();
  const [done] = await place(db, transaction, [historyEntry(taken, null)]);
  if (!done || done.stands) return [];
  const lines = await place(db, transaction, logLine(taken));
  const others = [
    ...(await tellings(db, taken)),
    ...flawsOf({ ...taken, register: taken.register.name }, taken.register, taken.people, taken.now),
  ];
  const told = await place(db, transaction, others);
  const history = historyEntry(taken, lineOf(taken.site, lines));
  return [...history.writes(done.suffix), ...toBeCreated([...lines, ...told])];
}

/** `site/day/entry` of the line that was written. */
function lineOf(site: string, lines: readonly Placed[]): string | null {
  const [day, , entry] = lines[0]?.writes[0]?.path.split('/').slice(-3) ?? [];
  return day && entry ? `${site}/${day}/${entry}` : null;
}

/** The due documents of a record as it stands, each going on where it was or settled. */
async function duesAfter(
  db: Firestore,
  transaction: Transaction,
  { site, id }: Change,
  register: Register,
  current: RecordData,
  time: SiteTime,
  people: People,
  now: Date,
): Promise<OutboxWrite[]> {
  const names = Object.keys(register.due);
  if (names.length === 0) return [];
  const paths = names.map((name) => `${recordPath(site, register, id)}/due/${name}`);
  const stand = await transaction.getAll(...paths.map((path) => db.doc(path)));
  return names.flatMap((name, place): OutboxWrite[] => {
    const path = paths[place] ?? '';
    const stands = stand[place]?.data() as Partial<DueDocument> | undefined;
    const wanted = dueDocumentOf(site, register, id, name, current, time, people.nameOf);
    const data = entryAfter(stands, wanted, current.rev, now);
    return data ? [{ path, data }] : [];
  });
}

/** What became of the deadlines that the step has ended. */
function endedBy({ site, register, id, before, after, time, people }: Taken): OutboxWrite[] {
  const duesOf = (record: RecordData) =>
    Object.keys(register.due).flatMap(
      (name) => dueDocumentOf(site, register, id, name, record, time, people.nameOf) ?? [],
    );
  const { at, by } = after.last;
  const wasAfterAStep = before !== null && isAfterAStep(register, before as RecordData);
  return wasAfterAStep ? outcomesOfStep(duesOf(before as RecordData), duesOf(after), { at, by }) : [];
}
