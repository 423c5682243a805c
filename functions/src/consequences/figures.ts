import { FieldValue, type Firestore, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { dateOf, type RecordData } from '../../../rulebook/notation/record.ts';
import { collectionPath, papersOwedPath } from '../../../rulebook/reading/paths.ts';
import { clockWrite } from '../days/clock.ts';
import { inventoryLaidIn, inventoryPath, isProper } from '../days/inventory.ts';
import { countName, obligationPath, REVIEW } from '../days/obligations.ts';
import { markerPath, markersAfter } from '../days/site-day.ts';
import { settled } from '../deadlines/due.ts';
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
  if (register.name === 'keyCounts') {
    return after.state === 'done'
      ? countObligation(db, transaction, taken)
      : inventoryLaidIn(db, transaction, taken.site, taken.id, String(after.cabinet));
  }
  if (register.name === 'dutyLogReviews') return signatureObligation(db, transaction, taken, current);
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
      ...reckoningAfter(site, movedBy(before, after), reckoning?.data(), now),
    ];
  }
  return [];
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

/** R4.4.1.7 A count that names every key of its cabinet once is the day's count; another is none. */
async function countObligation(
  db: Firestore,
  transaction: Transaction,
  { site, id, after }: Taken,
): Promise<OutboxWrite[]> {
  const inventory = await transaction.get(db.doc(inventoryPath(site, id)));
  if (!isProper(after, inventory.get('keys'))) return [];
  const path = obligationPath(site, String(after.day), countName(String(after.cabinet)));
  return [{ path, data: { ...settled } }];
}

/**
 * R2.4.8 A signature settles the day. When the day is opened again, it is owed as before it was signed; once its time
 * is past, the review's own deadline tells of it, and here it stands as overdue.
 */
async function signatureObligation(
  db: Firestore,
  transaction: Transaction,
  { site, after, now }: Taken,
  current: RecordData,
): Promise<OutboxWrite[]> {
  const path = obligationPath(site, String(after.day), REVIEW);
  if (current.state !== 'reopened') return [{ path, data: { ...settled } }];
  const stands = await transaction.get(db.doc(path));
  const deadline: unknown = stands.get('deadline');
  const runs = stands.get('at') !== null || stands.get('overdue') === true;
  if (!(deadline instanceof Timestamp) || runs) return [];
  const again = { level: 0, parked: FieldValue.delete() };
  return deadline.toDate() > now
    ? [{ path, data: { ...again, at: deadline, overdue: false, flaggedAt: null } }]
    : [{ path, data: { ...again, at: null, overdue: true, flaggedAt: Timestamp.fromDate(now) } }];
}
