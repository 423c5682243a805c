import type { Firestore } from 'firebase-admin/firestore';
import { chasing } from '../../../../rulebook/chapters/fees/arrears.ts';
import { shifted } from '../../../../rulebook/chapters/fees/reckoning/days.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../../rulebook/chapters/site/settings.ts';
import { collectionPath, recordPath } from '../../../../rulebook/reading/paths.ts';
import type { Task } from '../../jobs/job.ts';
import { reckonHousehold } from './keep-account.ts';

/** Up to which day it has been looked at what fell due: nothing that nobody has looked at is left out. */
const chasedUntilPath = (site: string): string =>
  `${recordPath(site, registers('settings'), SETTINGS_ID)}/standing/chasedUntil`;

/**
 * R3.4.1.2 chaseArrears, at the closing of each day: looks at the households whose bills have fallen due since it ran last,
 * opens a case for those that have none, and brings the late fee of those up to the day for whom it runs. Who climbs
 * when is what the case itself says. Resolves with how many households were looked at.
 */
export async function chaseArrears(db: Firestore, { site, period: day }: Task, now: Date): Promise<number> {
  const marker = db.doc(chasedUntilPath(site));
  const until = (await marker.get()).get('day');
  const households = [
    ...new Set([...(await fallenDue(db, site, day, until)), ...(await bearingLateFee(db, site))]),
  ].sort();
  // One after the other: each reads by query what it moves, and several at once only wait for each other.
  for (const household of households) await reckonHousehold(db, site, household, now, { opens: true });
  // Last: killed before, it looks at all of them again.
  await db.runTransaction(async (transaction) => {
    const stands = (await transaction.get(marker)).get('day');
    if (stands === undefined || day > stands) transaction.set(marker, { day });
  });
  return households.length;
}

/** Whose bills were due before the day, and were not when it was looked at last. The day itself may come again. */
async function fallenDue(db: Firestore, site: string, day: string, until: unknown): Promise<string[]> {
  const bills = db
    .collection(collectionPath(site, registers('bills')))
    .where('state', '==', 'issued')
    .where('dueOn', '<', day);
  const since = typeof until === 'string' ? shifted(until < day ? until : day, -1) : null;
  const { docs } = await (since === null ? bills : bills.where('dueOn', '>=', since))
    .select('household')
    .get();
  return docs.map((bill) => String(bill.get('household')));
}

/** Those to whom the deadline notice was served. */
async function bearingLateFee(db: Firestore, site: string): Promise<string[]> {
  const { docs } = await db
    .collection(collectionPath(site, registers('arrears')))
    .where('state', 'in', chasing.slice(1))
    .select('household')
    .get();
  return docs.map((each) => String(each.get('household')));
}
