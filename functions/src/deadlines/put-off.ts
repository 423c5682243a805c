import { type DocumentReference, Timestamp } from 'firebase-admin/firestore';

const MINUTE_MS = 60_000;
const MOST_MINUTES = 60;

/**
 * Moves an item that is still due to a later time, further away each time in a row: a minute, two, four, an hour at
 * most. So it never stands at the head of the index again, where it would be in the way of others. Whoever has moved
 * it on meanwhile is not undone.
 */
export function putOff(item: DocumentReference, now: Date): Promise<void> {
  return item.firestore.runTransaction(async (transaction) => {
    const stands = await transaction.get(item);
    const at: unknown = stands.get('at');
    if (!(at instanceof Timestamp) || at.toDate() > now) return;
    const times = Number(stands.get('putOff') ?? 0);
    const minutes = Math.min(2 ** times, MOST_MINUTES);
    const later = Timestamp.fromMillis(now.getTime() + minutes * MINUTE_MS);
    transaction.update(item, { at: later, putOff: times + 1 });
  });
}
