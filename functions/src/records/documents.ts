import { FieldValue, type Firestore, Timestamp } from 'firebase-admin/firestore';
import type { Register } from '../../../rulebook/notation/register.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { serverTime } from '../../../rulebook/reading/server-time.ts';

export type Document = Readonly<Record<string, unknown>>;

/** Firestore's document as the rulebook reads it: timestamps become `Date`. */
export const fromFirestore = (value: unknown): unknown => {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(fromFirestore);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fromFirestore(each)]));
};

/**
 * The rulebook's document as Firestore writes it: the server's time becomes `serverTimestamp()`, or `at` where a
 * record is written for another moment than now (demo data, the clock of a test).
 */
export const toFirestore = (value: unknown, at?: Date): unknown => {
  if (value === serverTime) return at ?? FieldValue.serverTimestamp();
  if (Array.isArray(value)) return value.map((each) => toFirestore(each, at));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toFirestore(each, at)]));
};

const isPlain = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Fetches a record as the rulebook reads it; null when there is none. */
export async function readRecord(
  db: Firestore,
  site: string,
  register: Register,
  id: string,
): Promise<Document | null> {
  const snapshot = await db.doc(recordPath(site, register, id)).get();
  return snapshot.exists ? (fromFirestore(snapshot.data()) as Document) : null;
}
