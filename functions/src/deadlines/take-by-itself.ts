import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { SYSTEM } from '../../../rulebook/language/record.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { readRecord } from '../records/documents.ts';
import { StepRefused, takeStep } from '../records/take-step.ts';
import { type Due, settled } from './due.ts';

/**
 * The server takes a step that has come due, as the actor `system`, and settles the entry in the same commit. When
 * somebody was faster, there is nothing left to do; any other refusal is thrown, and the item is put aside.
 */
export async function takeByItself(
  db: Firestore,
  item: QueryDocumentSnapshot,
  due: Due,
  now: Date,
): Promise<void> {
  const step = {
    site: due.site,
    register: due.register,
    step: due.takes ?? '',
    id: due.record,
    input: {},
    actor: SYSTEM,
  };
  try {
    await takeStep(db, step, now, (_writes, transaction) => transaction.update(item.ref, settled));
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error;
    const register = registers(due.register);
    const record = await readRecord(db, due.site, register, due.record);
    if (register.deadlines[due.name]?.while.includes(String(record?.state))) throw error;
    await item.ref.update(settled);
  }
}
