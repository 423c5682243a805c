import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { dateOf, type RecordData } from '../../../rulebook/notation/record.ts';
import { collectionPath, papersOwedPath } from '../../../rulebook/reading/paths.ts';
import { clockWrite } from '../days/clock.ts';
import { inventoryLaidIn } from '../days/inventory.ts';
import { owedAfter } from '../days/owed-after.ts';
import { markerPath, markersAfter } from '../days/site-day.ts';
import { movedBy, reckoningAfter } from '../deadlines/moved-by-settings.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { fromFirestore } from '../records/documents.ts';
import type { Taken } from './tell-of.ts';

/**
 * Figures and obligations of the day that a step moves: recomputed from the records as they stand, never counted up.
 * `current` is the record now, which may have gone on since the step.
 */
export async function figuresAfter(
  db: Firestore,
  transaction: Transaction,
  taken: Taken,
  current: RecordData,
): Promise<OutboxWrite[]> {
  const { register, after } = taken;
  if (register.name === 'keyLoans' && after.papers !== undefined) return papersOwedOf(db, transaction, taken);
  if (register.name === 'keyCounts' && after.state === 'open')
    return inventoryLaidIn(db, transaction, taken.site, taken.id, String(after.cabinet));
  if (register.name === 'settings') {
    const { site, time, now, before } = taken;
    const names = ['day', 'closing', 'reckoning'] as const;
    const [day, closing, reckoning] = await transaction.getAll(
      ...names.map((name) => db.doc(markerPath(site, name))),
    );
    const stands = { day: day?.data(), closing: closing?.data() };
    return [
      clockWrite(site, time, now),
      ...markersAfter(site, time, now, stands),
      ...reckoningAfter(site, movedBy(before, after, now), reckoning?.data(), now),
    ];
  }
  const { site, id, now } = taken;
  return owedAfter(db, transaction, { site, register, id, record: current, now });
}

/** R4.4.1.4 The day of an emergency release can't be closed while its papers are owed. */
async function papersOwedOf(db: Firestore, transaction: Transaction, taken: Taken): Promise<OutboxWrite[]> {
  const { site, after, time } = taken;
  const day = time.calendar.day(dateOf(after, 'issued.at') ?? after.last.at);
  const owed = await transaction.get(
    db
      .collection(collectionPath(site, registers('keyLoans')))
      .where('papers', '==', 'owed')
      .orderBy('issued.at'),
  );
  const loans = owed.docs
    .filter((loan) => {
      const issued = fromFirestore(loan.get('issued.at'));
      return issued instanceof Date && time.calendar.day(issued) === day;
    })
    .map((loan) => loan.id);
  return [{ path: papersOwedPath(site, day), data: { count: loans.length, loans } }];
}
