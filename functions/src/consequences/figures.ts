import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { dateOf, type RecordData } from '../../../rulebook/notation/record.ts';
import { collectionPath, papersOwedPath } from '../../../rulebook/reading/paths.ts';
import { clockWrite } from '../days/clock.ts';
import { inventoryLaidIn } from '../days/inventory.ts';
import { type OwedMoves, owedAfter } from '../days/owed-after.ts';
import { markerPath, markersAfter } from '../days/site-day.ts';
import { movedBy, OPEN, reckoningAfter } from '../deadlines/moved-by-settings.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { fromFirestore } from '../records/documents.ts';
import { appointing } from '../records/take-step.ts';
import type { Taken } from './tell-of.ts';

/** What moves with a step beside its record. */
export interface Figures {
  readonly writes: readonly OutboxWrite[];
  readonly open: OwedMoves['open'];
}

const only = (writes: readonly OutboxWrite[]): Figures => ({ writes, open: [] });

/**
 * Figures and obligations of the day that a step moves: recomputed from the records as they stand, never counted up.
 * `current` is the record now, which may have gone on since the step.
 */
export async function figuresAfter(
  db: Firestore,
  transaction: Transaction,
  taken: Taken,
  current: RecordData,
): Promise<Figures> {
  const { register, after } = taken;
  if (register.name === 'keyLoans' && after.papers !== undefined)
    return only(await papersOwedOf(db, transaction, taken));
  if (register.name === 'keyCounts' && after.state === 'open')
    return only(await inventoryLaidIn(db, transaction, taken.site, taken.id, String(after.cabinet)));
  if (register.name === 'settings') {
    const { site, time, now, before } = taken;
    const names = ['day', 'closing', 'reckoning'] as const;
    const [day, closing, reckoning] = await transaction.getAll(
      ...names.map((name) => db.doc(markerPath(site, name))),
    );
    const stands = { day: day?.data(), closing: closing?.data() };
    return only([
      clockWrite(site, time, now),
      ...markersAfter(site, time, now, stands),
      ...reckoningAfter(site, movedBy(before, after), reckoning?.data(), now),
    ]);
  }
  const { site, id, time, people, now } = taken;
  if (appointing.includes(register.name)) {
    const stands = await transaction.get(db.doc(markerPath(site, 'reckoning')));
    return only(reckoningAfter(site, [OPEN], stands.data(), now));
  }
  const owed = await owedAfter(db, transaction, { site, register, id, record: current, time, people, now });
  return { writes: owed.due, open: owed.open };
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
