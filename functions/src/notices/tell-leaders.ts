import type { Firestore } from 'firebase-admin/firestore';
import { lookingAround, toBeCreated } from '../consequences/effects.ts';
import { type Notice, noticeEffect } from './notice.ts';
import { type People, readPeople } from './people.ts';

/** Who is told what. */
export interface Told {
  readonly whom: readonly string[];
  readonly notice: Notice;
}

/** Supervisor and manager are told, once under this id however often it is asked for. */
export const tellLeaders = (db: Firestore, id: string, notice: Notice, now: Date): Promise<void> =>
  tellOnce(db, { site: notice.site, id, now }, (people) => ({
    whom: people.holding(['supervisor', 'manager']),
    notice,
  }));

/** The same of whomever, and in words that follow from the people of the site. */
export function tellOnce(
  db: Firestore,
  { site, id, now }: { readonly site: string; readonly id: string; readonly now: Date },
  told: (people: People) => Told,
): Promise<void> {
  return db.runTransaction(async (transaction) => {
    const { whom, notice } = told(await readPeople(db, site, now, transaction));
    // What asks for it again may speak of another record.
    const effects = whom.map((uid) => ({ ...noticeEffect(uid, id, notice, now), knownBy: ['kind'] }));
    const placed = await lookingAround(db, transaction, effects);
    for (const { path, data } of toBeCreated(placed)) transaction.create(db.doc(path), data);
  });
}
