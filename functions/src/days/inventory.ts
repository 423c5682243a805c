import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { collectionPath, recordPath } from '../../../rulebook/reading/paths.ts';
import type { OutboxWrite } from '../mail/outbox.ts';

/** The keys that a count has to name. */
export const inventoryPath = (site: string, count: string): string =>
  recordPath(site, registers('countInventory'), count);

/** Keys that belong to the department still, wherever they are. */
export const keptStates: readonly string[] = Object.keys(registers('keys').states).filter(
  (state) => state !== 'withdrawn',
);

/**
 * R4.4.1.7 Lays the inventory of a count that was just started beside it: every key of its cabinet. Laid in once, it
 * stays: a key that is handed out for good since has to be named all the same.
 */
export async function inventoryLaidIn(
  db: Firestore,
  transaction: Transaction,
  site: string,
  count: string,
  cabinet: string,
): Promise<OutboxWrite[]> {
  const path = inventoryPath(site, count);
  if ((await transaction.get(db.doc(path))).exists) return [];
  const kept = db
    .collection(collectionPath(site, registers('keys')))
    .where('kind', '==', cabinet)
    .where('state', 'in', keptStates)
    .select('state');
  const found = await transaction.get(kept);
  return [{ path, data: { keys: found.docs.map(({ id }) => id).sort() } }];
}
