import { type Firestore, type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { type RecordData, SYSTEM } from '../../../rulebook/notation/record.ts';
import { dueAt } from '../../../rulebook/reading/due.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { fromFirestore, readRecord } from '../records/documents.ts';
import { StepRefused, takeStep } from '../records/take-step.ts';
import { type DueDocument, settled } from './due.ts';

/** The record has been given more time, or owes nothing any more, and its entry in the index does not say so yet. */
class NotDueYet extends Error {
  readonly at: Date | null;
  constructor(at: Date | null) {
    super('Not due yet');
    this.at = at;
  }
}

/**
 * The server takes a step that has come due, as the actor `system`, and settles the entry in the same commit. When
 * somebody was faster, there is nothing left to do; what is not due yet is moved to its true time; any other refusal
 * is thrown, and the item is put aside.
 */
export async function takeByItself(
  db: Firestore,
  item: QueryDocumentSnapshot,
  due: DueDocument,
  time: SiteTime,
  now: Date,
): Promise<void> {
  const register = registers(due.register);
  const terms = register.due[due.name];
  const step = {
    site: due.site,
    register: due.register,
    step: due.takes ?? '',
    id: due.record,
    input: {},
    actor: SYSTEM,
    at: now,
  };
  try {
    await takeStep(db, step, now, async (_writes, transaction) => {
      // As it stands before the step: what it falls due by may be what the step settles.
      const stands = await transaction.get(db.doc(recordPath(due.site, register, due.record)));
      const record = fromFirestore(stands.data()) as RecordData;
      const at = terms ? dueAt(register, due.name, record, time) : null;
      if (!at || now < at) throw new NotDueYet(at);
      transaction.update(item.ref, settled);
    });
  } catch (error) {
    if (error instanceof NotDueYet) return moveOn(item, error.at);
    if (!(error instanceof StepRefused)) throw error;
    const record = await readRecord(db, due.site, register, due.record);
    if (terms?.while.includes(String(record?.state))) throw error;
    // Whoever has given it a new time meanwhile is not undone; the next sweep looks again.
    await item.ref.update(settled, { lastUpdateTime: item.updateTime });
  }
}

/** The entry at its true time: left where it was, it would stand at the head of every sweep. */
async function moveOn(item: QueryDocumentSnapshot, at: Date | null): Promise<void> {
  const time = at && Timestamp.fromDate(at);
  const moved = time ? { at: time, deadline: time, putOff: 0 } : settled;
  await item.ref.update({ ...moved }, { lastUpdateTime: item.updateTime });
}
