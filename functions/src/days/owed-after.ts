import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { owedName } from '../../../rulebook/notation/owed.ts';
import { type RecordData, SYSTEM, textOf } from '../../../rulebook/notation/record.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { answer } from '../../../rulebook/reading/evaluate.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { settled } from '../deadlines/due.ts';
import { outcomeOfEntry } from '../deadlines/outcome.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { openDocumentPath } from '../open/document.ts';
import { type OpenWrite, openAfter, openIn } from '../open/open-after.ts';
import { type Document, fromFirestore } from '../records/documents.ts';
import { type Duty, duties, obligationPath } from './obligations.ts';

/** A record that may settle what its day owes, as it stands now. */
export interface Doing {
  readonly site: string;
  readonly register: Register;
  readonly id: string;
  readonly record: RecordData;
  readonly now: Date;
}

/** What a record moves of what its day owes: the entry of the sweep, and what stands in the index of what is open. */
export interface OwedMoves {
  readonly due: readonly OutboxWrite[];
  readonly open: readonly (OpenWrite | null)[];
}

const nothing: OwedMoves = { due: [], open: [] };

/**
 * What a record settles of what its day owes. A record that was undone afterwards is due by itself: the day does not owe
 * it a second time, so an event that comes twice or late ends the same.
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
  if (!(await isDone(db, transaction, duty, doing))) return nothing;
  const { site, record } = doing;
  const { met, each } = duty.owed;
  const [day, name] = [
    String(record[met.day]),
    owedName(duty.name, each ? textOf(record, each.field) : null),
  ];
  const open = openDocumentPath(site, 'dutyLog', day, name);
  const path = obligationPath(site, day, name);
  const [found, entry] = await transaction.getAll(db.doc(open), db.doc(path));
  const { at, by } = record.last;
  const ended = outcomeOfEntry(entry?.data(), { at, by });
  return {
    due: [{ path, data: { ...settled } }, ...(ended ? [ended] : [])],
    open: [openAfter(open, openIn(found), null)],
  };
}

/** Returns true iff the record is one by which the day's duty is done. */
async function isDone(
  db: Firestore,
  transaction: Transaction,
  { register, owed: { met } }: Duty,
  { site, id, record, now }: Doing,
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
