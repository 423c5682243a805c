import type { Firestore } from 'firebase-admin/firestore';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { isUnsettled, openPathOf } from '../deadlines/due.ts';
import type { People } from '../notices/people.ts';
import { openAfter, writeOpen } from '../open/open-after.ts';
import { obligationPath, obligationsOf, obligationsPath, openOwed } from './obligations.ts';
import { markerPath } from './site-day.ts';

/**
 * Changed settings have made a working day of today, or a day off (R4.4.1.7): lays in what it owes, or takes away what
 * it owes no longer; the index of what is open follows. A day that has not been opened is laid in when it is. Killed and repeated, it ends the same.
 */
export async function workedAnew(
  db: Firestore,
  site: string,
  { time, people }: { readonly time: SiteTime; readonly people: People },
  now: Date,
): Promise<void> {
  const today = time.calendar.day(now);
  const opensNext: unknown = (await db.doc(markerPath(site, 'day')).get()).get('day');
  if (typeof opensNext !== 'string' || opensNext <= today) return;
  const wanted = await obligationsOf(db, site, today, time, people);
  await db.runTransaction(async (transaction) => {
    const { docs } = await transaction.get(db.collection(obligationsPath(site, today)));
    if (!time.calendar.isWorkday(today)) {
      for (const each of docs) if (isUnsettled(each.data())) transaction.delete(each.ref);
      return;
    }
    // What somebody has done on a day that owed nothing stands as done.
    const stands = new Set(docs.map(({ id }) => id));
    const fresh = wanted.filter(({ name }) => !stands.has(name));
    for (const each of fresh) transaction.create(db.doc(obligationPath(site, today, each.name)), each);
    const open = fresh.map((each) => openAfter(openPathOf(each), null, openOwed(each, people, time)));
    writeOpen(db, transaction, open, now);
  });
}
