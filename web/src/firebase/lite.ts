import {
  Bytes,
  collection,
  deleteField,
  doc,
  documentId,
  type Firestore,
  getCount,
  getDoc,
  getDocs,
  limit,
  orderBy,
  type QueryConstraint,
  query,
  serverTimestamp,
  startAfter,
  Timestamp,
  updateDoc,
  where,
  writeBatch,
} from 'firebase/firestore/lite';
import { serverTime } from '../../../rulebook/reading/server-time.ts';
import { type Document, documentOf, type Query, type Row, rowOf } from '../data/store.ts';
import { firebase } from './app.ts';

// Reads and writes without listeners: what the first screen needs. Every write goes through here.

/** The document at a path, null when there is none. One read. `as` is the connection of another person. */
export async function getOne(path: string, as?: Firestore): Promise<Document | null> {
  const lite = as ?? (await firebase).lite;
  const snapshot = await getDoc(doc(lite, path));
  return snapshot.exists() ? documentOf(snapshot) : null;
}

/** One page of a query; every row costs one read. */
export async function getPage(asked: Query): Promise<Row[]> {
  const found = await getDocs(await queryOf(asked));
  return found.docs.map(rowOf);
}

/** How many records the whole query has, whatever its limit. One read for each thousand. */
export async function countAll({ limit: _most, after: _after, ...asked }: Query): Promise<number> {
  return (await getCount(await queryOf(asked))).data().count;
}

async function queryOf(asked: Omit<Query, 'limit'> & { limit?: number }) {
  const { lite } = await firebase;
  const { order = [], after } = asked;
  const constraints: QueryConstraint[] = [
    ...(asked.where ?? []).map(([field, operator, value]) => where(field, operator, value)),
    ...order.map(([field, direction]) => orderBy(field, direction)),
  ];
  if (after) {
    // The row may come from the other SDK, so its place is told by values and not by its snapshot.
    constraints.push(orderBy(documentId(), order.at(-1)?.[1] ?? 'asc'));
    const place = order.map(([field]) => own(after.snapshot.get(field)));
    constraints.push(startAfter(...place, after.id));
  }
  if (asked.limit !== undefined) constraints.push(limit(asked.limit));
  return query(collection(lite, asked.from), ...constraints);
}

/** A time of the full SDK as one of this SDK. */
function own(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nanoseconds' in value)) return value;
  const { seconds, nanoseconds } = value as { seconds: number; nanoseconds: number };
  return new Timestamp(seconds, nanoseconds);
}

/** One document of a batch. `cleared` names fields that are removed. */
export interface BatchWrite {
  readonly path: string;
  readonly opens: boolean;
  readonly data: Document;
  readonly cleared?: readonly string[];
}

/** Writes all of the documents or none. `as` is the connection of another person. */
export async function commit(writes: readonly BatchWrite[], as?: Firestore): Promise<void> {
  const lite = as ?? (await firebase).lite;
  const batch = writeBatch(lite);
  for (const { path, opens, data, cleared = [] } of writes) {
    const document = toFirestore(data) as Record<string, never>;
    if (opens) batch.set(doc(lite, path), document);
    else {
      const removed = Object.fromEntries(cleared.map((field) => [field, deleteField()]));
      batch.update(doc(lite, path), { ...document, ...removed });
    }
  }
  await batch.commit();
}

/** Changes fields of one document that is no register's record, such as a notice's read mark. */
export async function change(path: string, fields: Document): Promise<void> {
  const { lite } = await firebase;
  await updateDoc(doc(lite, path), toFirestore(fields) as Record<string, never>);
}

function toFirestore(value: unknown): unknown {
  if (value === serverTime) return serverTimestamp();
  if (value instanceof Uint8Array) return Bytes.fromUint8Array(value);
  if (value instanceof Date) return Timestamp.fromDate(value);
  if (Array.isArray(value)) return value.map(toFirestore);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toFirestore(each)]));
}
