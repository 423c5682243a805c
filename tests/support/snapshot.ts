import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { allRegisters } from '../../rulebook/registers/index.ts';

/** Every collection there is, at whatever depth. */
const collections = [
  ...allRegisters.map(({ name }) => name),
  ...[
    'history',
    'due',
    'entries',
    'dutyLogSeals',
    'standing',
    'notices',
    'reports',
    'mail',
    'accounts',
    'private',
  ],
];

/** Written by the server's own clock, which a test can't set. */
const SERVER_TIMES =
  /(\/entries\/[^/]+ at|\/dutyLogSeals\/.* (sealedAt|entryAt|hash|previous)|\/standing\/head hash)$/;

/** The whole database, path by path and field by field, but for times that a test can't set. */
export async function snapshotOf(db: Firestore): Promise<Record<string, unknown>> {
  const found = await Promise.all([...new Set(collections)].map((name) => db.collectionGroup(name).get()));
  const documents = found
    .flatMap(({ docs }) => docs)
    .sort((left, right) => (left.ref.path < right.ref.path ? -1 : 1));
  return Object.fromEntries(
    documents.map((each) => [each.ref.path, withoutServerTimes(each.ref.path, each.data())]),
  );
}

const withoutServerTimes = (path: string, data: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([field]) => !SERVER_TIMES.test(`${path} ${field}`))
      .map(([field, value]) => [field, plain(value)]),
  );

function plain(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate().toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, plain(each)]));
}
