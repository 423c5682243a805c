import { FieldValue, type Firestore, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { owedName } from '../../../rulebook/notation/owed.ts';
import { type RecordData, SYSTEM } from '../../../rulebook/notation/record.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { answer } from '../../../rulebook/reading/evaluate.ts';
import { collectionPath, recordPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { type DueDocument, isUnsettled, openPathOf, settled } from '../deadlines/due.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import type { People } from '../notices/people.ts';
import { openDocumentPath } from '../open/document.ts';
import { type OpenWrite, openAfter, openIn } from '../open/open-after.ts';
import { type Document, fromFirestore } from '../records/documents.ts';
import { type Duty, duties, obligationPath, openOwed } from './obligations.ts';

/** A record that may settle what its day owes, as it stands now. */
export interface Doing {
  readonly site: string;
  readonly register: Register;
  readonly id: string;
  readonly record: RecordData;
  readonly time: SiteTime;
  readonly people: People;
  readonly now: Date;
}

/** What a record moves of what its day owes: the entry of the sweep, and what stands in the index of what is open. */
export interface OwedMoves {
  readonly due: readonly OutboxWrite[];
  readonly open: readonly (OpenWrite | null)[];
}

const nothing: OwedMoves = { due: [], open: [] };

/**
 * What a record settles of what its day owes, or opens again: looked at anew from the records, so that an event that
 * comes twice or late ends the same.
 */
export async function owedAfter(db: Firestore, transaction: Transaction, doing: Doing): Promise<OwedMoves> {
  const own = duties.filter(({ register }) => register.name === doing.register.name);
  const moves = await Promise.all(own.map((duty) => dutyAfter(db, transaction, duty, doing)));
  return { due: moves.flatMap(({ due }) => due), open: moves.flatMap(({ open }) => open) };
}

async function dutyAfter(
  db: Firestore,
  transaction: Transaction,
  duty: Duty,
  doing: Doing,
): Promise<OwedMoves> {
  const { site, id, record } = doing;
  const { met, each } = duty.owed;
  const [day, of] = [String(record[met.day]), each ? String(record[each.field]) : null];
  const name = owedName(duty.name, of);
  if (await isDone(db, transaction, duty, doing, id, record)) {
    const open = openDocumentPath(site, 'dutyLog', day, name);
    const stands = openIn(await transaction.get(db.doc(open)));
    const due = { path: obligationPath(site, day, name), data: { ...settled } };
    return { due: [due], open: [openAfter(open, stands, null)] };
  }
  // What ends with its day stays ended.
  if (duty.owed.lapses) return nothing;
  const others = await othersOf(db, transaction, duty, doing);
  for (const other of others) {
    if (await isDone(db, transaction, duty, doing, other.id, other.record)) return nothing;
  }
  return owedAgain(db, transaction, obligationPath(site, day, name), doing);
}

/** Returns true iff the record is one by which the day's duty is done. */
async function isDone(
  db: Firestore,
  transaction: Transaction,
  { register, owed: { met } }: Duty,
  { site, now }: Doing,
  id: string,
  record: RecordData,
): Promise<boolean> {
  if (!met.states.includes(record.state)) return false;
  if (!met.provided) return true;
  const scene = {
    ...{ registers, register, id, actor: SYSTEM, now, today: String(record[met.day]) },
    ...{ before: record, after: record, planned: () => undefined },
  };
  const fetch = async (name: string, other: string): Promise<Document | null> => {
    const snapshot = await transaction.get(db.doc(recordPath(site, registers(name), other)));
    return snapshot.exists ? (fromFirestore(snapshot.data()) as Document) : null;
  };
  return answer(met.provided, scene, fetch);
}

/** The other records of the same day, for the same of `each`. */
async function othersOf(
  db: Firestore,
  transaction: Transaction,
  { register, owed: { met, each } }: Duty,
  { site, id, record }: Doing,
): Promise<{ id: string; record: RecordData }[]> {
  const ofDay = db.collection(collectionPath(site, register)).where(met.day, '==', record[met.day]);
  const found = await transaction.get(each ? ofDay.where(each.field, '==', record[each.field]) : ofDay);
  return found.docs
    .filter((other) => other.id !== id)
    .map((other) => ({ id: other.id, record: fromFirestore(other.data()) as RecordData }));
}

/**
 * What was done and is done no more is owed as before; once its time is past it stands as overdue, and whoever has
 * undone it is told by the record's own deadline.
 */
async function owedAgain(
  db: Firestore,
  transaction: Transaction,
  path: string,
  { time, people, now }: Doing,
): Promise<OwedMoves> {
  const due = (await transaction.get(db.doc(path))).data() as DueDocument | undefined;
  if (!due || isUnsettled(due)) return nothing;
  const { deadline } = due;
  const again = { level: 0, parked: FieldValue.delete() };
  const data =
    deadline.toDate() > now
      ? { ...again, at: deadline, overdue: false, flaggedAt: null }
      : { ...again, at: null, overdue: true, flaggedAt: Timestamp.fromDate(now) };
  return { due: [{ path, data }], open: [openAfter(openPathOf(due), null, openOwed(due, people, time))] };
}
