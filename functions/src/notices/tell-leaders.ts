import type { Firestore } from 'firebase-admin/firestore';
import { lookingAround, toBeCreated } from '../consequences/effects.ts';
import { type Notice, noticeEffect } from './notice.ts';
import { readPeople } from './people.ts';

/** Supervisor and manager are told, once under this id however often it is asked for. */
export function tellLeaders(db: Firestore, id: string, notice: Notice, now: Date): Promise<void> {
  return db.runTransaction(async (transaction) => {
    const people = await readPeople(db, notice.site, now, transaction);
    const effects = people
      .holding(['supervisor', 'manager'])
      .map((uid) => noticeEffect(uid, id, notice, now));
    const placed = await lookingAround(db, transaction, effects);
    for (const { path, data } of toBeCreated(placed)) transaction.create(db.doc(path), data);
  });
}
