import type { Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { allRegisters, registers } from '../../../rulebook/chapters/index.ts';
import type { KeptFor, LaidIn } from '../../../rulebook/notation/gathered.ts';
import { dateOf, type RecordData } from '../../../rulebook/notation/record.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { collectionPath, recordPath } from '../../../rulebook/reading/paths.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { fromFirestore } from '../records/documents.ts';
import type { Taken } from './tell-of.ts';

interface Gathering<Kind> {
  readonly into: Register;
  readonly gathers: Kind;
}

const gatherings = allRegisters.flatMap((into) => (into.gathers ? [{ into, gathers: into.gathers }] : []));
const laidIn = gatherings.filter((each): each is Gathering<LaidIn> => each.gathers.gathered === 'once');
const keptFor = gatherings.filter((each): each is Gathering<KeptFor> => each.gathers.gathered === 'daily');

/**
 * What a step makes the server write beneath records by itself: reckoned from the records as they stand, never added
 * up. `current` is the record now, which may have gone on since the step.
 */
export async function gatheredAfter(
  db: Firestore,
  transaction: Transaction,
  taken: Taken,
  current: RecordData,
): Promise<OutboxWrite[]> {
  const { name } = taken.register;
  const beneath = laidIn.filter(({ into }) => into.beneath?.register === name);
  const kept = keptFor.filter(({ gathers }) => gathers.of === name);
  const writes = await Promise.all([
    ...beneath.map((each) => layIn(db, transaction, taken, each)),
    ...kept.map((each) => keep(db, transaction, taken, current, each)),
  ]);
  return writes.flat();
}

async function layIn(
  db: Firestore,
  transaction: Transaction,
  { site, id, after }: Taken,
  { into, gathers }: Gathering<LaidIn>,
): Promise<OutboxWrite[]> {
  if (!gathers.while.includes(after.state)) return [];
  const path = recordPath(site, into, id);
  if ((await transaction.get(db.doc(path))).exists) return [];
  const of = registers(gathers.of);
  const states = Object.keys(of.states).filter((state) => !gathers.not.includes(state));
  const alike = Object.entries(gathers.where).reduce<Query>(
    (query, [field, own]) => query.where(field, '==', after[own]),
    db.collection(collectionPath(site, of)),
  );
  const found = await transaction.get(alike.where('state', 'in', states).select('state'));
  return [{ path, data: { [gathers.field]: found.docs.map((each) => each.id).sort() } }];
}

/** Nothing is kept for a day of which nothing has happened to the record. */
async function keep(
  db: Firestore,
  transaction: Transaction,
  { site, time }: Taken,
  current: RecordData,
  { into, gathers }: Gathering<KeptFor>,
): Promise<OutboxWrite[]> {
  const happened = dateOf(current, gathers.dayOf);
  const isConcerned = Object.keys(gathers.where).some((field) => current[field] !== undefined);
  if (!happened || !isConcerned) return [];
  const day = time.calendar.day(happened);
  const alike = Object.entries(gathers.where).reduce<Query>(
    (query, [field, value]) => query.where(field, '==', value),
    db.collection(collectionPath(site, registers(gathers.of))),
  );
  const found = await transaction.get(alike);
  const ids = found.docs
    .filter((each) => {
      const at = fromFirestore(each.get(gathers.dayOf));
      return at instanceof Date && time.calendar.day(at) === day;
    })
    .map((each) => each.id)
    .sort();
  return [
    { path: recordPath(site, into, day), data: { [gathers.counts]: ids.length, [gathers.field]: ids } },
  ];
}
