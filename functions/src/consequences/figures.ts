import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { dateOf } from '../../../rulebook/language/record.ts';
import { collectionPath, papersOwedPath } from '../../../rulebook/paths.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { obligationPath } from '../days/obligations.ts';
import { markerPath, markersAfter } from '../days/site-day.ts';
import { settled } from '../deadlines/due.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { fromFirestore } from '../records/documents.ts';
import type { Taken } from './tell-of.ts';

/** Figures and obligations of the day that a step moves: recomputed, never counted up. */
export async function figuresAfter(
  db: Firestore,
  transaction: Transaction,
  taken: Taken,
): Promise<OutboxWrite[]> {
  const { register, site, after } = taken;
  if (register.name === 'keyLoans' && after.papers !== undefined) return papersOwedOf(db, transaction, taken);
  if (register.name === 'keyCounts' && after.state === 'done') {
    return [
      {
        path: obligationPath(site, String(after.day), `count~${String(after.cabinet)}`),
        data: { ...settled },
      },
    ];
  }
  if (register.name === 'dutyLogReviews') {
    return [{ path: obligationPath(site, String(after.day), 'review'), data: { ...settled } }];
  }
  if (register.name === 'settings') {
    const [day, closing] = await transaction.getAll(
      db.doc(markerPath(site, 'day')),
      db.doc(markerPath(site, 'closing')),
    );
    return markersAfter(site, taken.time, taken.now, { day: day?.data(), closing: closing?.data() });
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
