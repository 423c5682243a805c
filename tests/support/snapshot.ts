import { type DocumentData, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { allRegisters } from '../../rulebook/chapters/index.ts';

/** Every collection there is, at whatever depth. */
const beside = ['history', 'due', 'entries', 'dutyLogSeals', 'standing', 'notices', 'periods', 'mail'];
const collections = [...new Set([...allRegisters.map(({ name }) => name), ...beside, 'accounts', 'private'])];

type Stored = ReadonlyMap<string, DocumentData>;

/** The whole database, by path. */
export async function readAll(db: Firestore): Promise<Stored> {
  const found = await Promise.all(collections.map((name) => db.collectionGroup(name).get()));
  const documents = found
    .flatMap(({ docs }) => docs)
    .sort((left, right) => (left.ref.path < right.ref.path ? -1 : 1));
  return new Map(documents.map((each) => [each.ref.path, each.data()]));
}

/** Puts the database back to how it was. */
export async function restore(db: Firestore, stored: Stored): Promise<void> {
  const stands = await readAll(db);
  const batch = db.batch();
  for (const path of stands.keys()) if (!stored.has(path)) batch.delete(db.doc(path));
  for (const [path, data] of stored) batch.set(db.doc(path), data);
  await batch.commit();
}

/** Entries and seals have the server's own time, which a test can't set; hashes follow from it. */
const WITH_SERVER_TIME = /\/(entries|dutyLogSeals)\/|\/standing\/head$/;

/**
 * The whole database as it can be compared. Documents whose path matches `serverTimed` were written
 * by a step that the server has taken at its own time.
 */
export async function snapshotOf(db: Firestore, serverTimed = /^$/): Promise<Record<string, unknown>> {
  const isTimed = (path: string) => WITH_SERVER_TIME.test(path) || serverTimed.test(path);
  return Object.fromEntries(
    [...(await readAll(db))].map(([path, data]) => [path, plain(data, isTimed(path))]),
  );
}

function plain(value: unknown, isServerTimed: boolean): unknown {
  if (value instanceof Timestamp) return isServerTimed ? 'a time' : value.toDate().toISOString();
  if (Array.isArray(value)) return value.map((each) => plain(each, isServerTimed));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !isServerTimed || (field !== 'hash' && field !== 'previous'))
      .map(([field, each]) => [field, plain(each, isServerTimed)]),
  );
}
