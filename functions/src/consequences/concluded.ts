import type { Firestore, Transaction } from 'firebase-admin/firestore';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import { clockWrite } from '../days/clock.ts';
import { type OwedMoves, owedAfter } from '../days/owed-after.ts';
import { markerPath, markersAfter } from '../days/site-day.ts';
import { movedBy, OPEN, reckoningAfter } from '../deadlines/moved-by-settings.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { appointing } from '../records/take-step.ts';
import { gatheredAfter } from './gathered.ts';
import type { Taken } from './tell-of.ts';

/** What the server concludes from a step, beside its record. */
export interface Concluded {
  readonly writes: readonly OutboxWrite[];
  readonly open: OwedMoves['open'];
}

/**
 * The site's clock and markers after its settings, the index after rights have changed, what is gathered beneath
 * records, and what the record settles of what its day owes: recomputed from the records as they stand.
 * `current` is the record now, which may have gone on since the step.
 */
export async function concludedAfter(
  db: Firestore,
  transaction: Transaction,
  taken: Taken,
  current: RecordData,
): Promise<Concluded> {
  const { site, register, id, now } = taken;
  if (register.name === 'settings') return { writes: await afterSettings(db, transaction, taken), open: [] };
  if (appointing.includes(register.name)) {
    const stands = await transaction.get(db.doc(markerPath(site, 'reckoning')));
    return { writes: reckoningAfter(site, [OPEN], stands.data(), now), open: [] };
  }
  const gathered = await gatheredAfter(db, transaction, taken, current);
  const owed = await owedAfter(db, transaction, { site, register, id, record: current, now });
  return { writes: [...gathered, ...owed.due], open: owed.open };
}

async function afterSettings(
  db: Firestore,
  transaction: Transaction,
  { site, time, now, before, after }: Taken,
): Promise<OutboxWrite[]> {
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
