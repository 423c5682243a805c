import { createHash } from 'node:crypto';
import {
  FieldPath,
  FieldValue,
  type Firestore,
  type QueryDocumentSnapshot,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { entriesPath, sealsPath } from '../../../../rulebook/reading/paths.ts';

/** One link of the chain: the entry's place in its day, and what ties it to everything sealed before it. */
export interface Seal {
  readonly sequence: number;
  readonly entry: string;
  readonly entryAt: Timestamp;
  readonly previous: string;
  readonly hash: string;
}

/** The latest link of a site, whatever its day: the next one continues from here. */
export interface Head {
  readonly day: string;
  readonly sequence: number;
  readonly hash: string;
}

/** What the very first entry of a site continues. */
export const GENESIS = '0'.repeat(64);

/** Entries sealed in one commit; more are sealed by their own events. */
const PAGE = 200;

export const headPath = (site: string): string => `sites/${site}/dutyLog/chain/standing/head`;
export const sealId = (sequence: number): string => String(sequence).padStart(6, '0');

/**
 * Seals a new entry and whatever of its day waits beside it, in the order of their times. Called for each entry, as
 * often as it is delivered; concurrent calls wait for each other on the site's head. One chain runs through the whole
 * site, so that a line that comes late for a day gone by is tied in as well as any other.
 */
export async function seal(db: Firestore, site: string, day: string, entry: string): Promise<void> {
  await db.runTransaction(async (transaction) => {
    const head = db.doc(headPath(site));
    const seals = db.collection(sealsPath(site, day));
    const stands = await transaction.get(head);
    const [last] = (await transaction.get(seals.orderBy('sequence', 'desc').limit(1))).docs;
    const waiting = await waitingEntries(db, transaction, site, day, entry, last);
    let sequence = Number(last?.get('sequence') ?? 0);
    let previous = String(stands.get('hash') ?? GENESIS);
    for (const each of waiting) {
      sequence += 1;
      const hash = hashOf(sequence, each.id, each.data(), previous);
      transaction.create(seals.doc(sealId(sequence)), {
        sequence,
        entry: each.id,
        entryAt: each.get('at'),
        previous,
        hash,
        sealedAt: FieldValue.serverTimestamp(),
      });
      previous = hash;
    }
    if (waiting.length > 0) transaction.set(head, { day, sequence, hash: previous });
  });
}

/** The entries from the last sealed one on that have no seal, and `entry` itself: its time may lie before that. */
async function waitingEntries(
  db: Firestore,
  transaction: Transaction,
  site: string,
  day: string,
  entry: string,
  last: QueryDocumentSnapshot | undefined,
): Promise<QueryDocumentSnapshot[]> {
  const entries = db.collection(entriesPath(site, day));
  const seals = db.collection(sealsPath(site, day));
  const from = (last?.get('entryAt') as Timestamp | undefined) ?? new Timestamp(0, 0);
  const [found, own, done, ownDone] = await Promise.all([
    transaction.get(entries.where('at', '>=', from).orderBy('at').limit(PAGE)),
    transaction.get(entries.where(FieldPath.documentId(), '==', entry)),
    transaction.get(seals.where('entryAt', '>=', from)),
    transaction.get(seals.where('entry', '==', entry)),
  ]);
  const sealed = new Set([...done.docs, ...ownDone.docs].map((each) => String(each.get('entry'))));
  const all = new Map([...own.docs, ...found.docs].map((each) => [each.id, each]));
  return [...all.values()].filter(({ id }) => !sealed.has(id)).sort(byTime);
}

/** By the entry's time, then by its id. */
const byTime = (left: QueryDocumentSnapshot, right: QueryDocumentSnapshot): number =>
  (left.get('at') as Timestamp).valueOf().localeCompare((right.get('at') as Timestamp).valueOf()) ||
  (left.id < right.id ? -1 : 1);

/** The day's last hash, mailed to the manager: what a rewritten book cannot reproduce. Null for an empty day. */
export async function rootOf(db: Firestore, site: string, day: string): Promise<string | null> {
  const [last] = (await db.collection(sealsPath(site, day)).orderBy('sequence', 'desc').limit(1).get()).docs;
  return last ? String(last.get('hash')) : null;
}

/** SHA-256 over the place, the entry's id and content, and the hash before it. */
export const hashOf = (
  sequence: number,
  id: string,
  entry: Readonly<Record<string, unknown>>,
  previous: string,
): string =>
  createHash('sha256')
    .update(`${sequence}\n${id}\n${canonical(entry)}\n${previous}`)
    .digest('hex');

/** The same content is the same text: keys in order, times in seconds and nanoseconds. */
export function canonical(value: unknown): string {
  if (value instanceof Timestamp) return `"${value.seconds}.${String(value.nanoseconds).padStart(9, '0')}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}
