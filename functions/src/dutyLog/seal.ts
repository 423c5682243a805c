import { createHash } from 'node:crypto';
import { FieldPath, FieldValue, type Firestore, Timestamp } from 'firebase-admin/firestore';
import { entriesPath, sealsPath } from '../../../rulebook/paths.ts';

/** One link of the chain: the entry's place, and what ties it to everything before it. */
export interface Seal {
  readonly sequence: number;
  readonly entry: string;
  readonly entryAt: Timestamp;
  readonly previous: string;
  readonly hash: string;
}

/** The latest link of a site, whatever its day: the first of a day continues from here. */
export interface Head {
  readonly day: string;
  readonly sequence: number;
  readonly hash: string;
}

/** What the very first entry of a site continues. */
export const GENESIS = '0'.repeat(64);

/** Entries sealed in one commit; more wait for the next event. */
const PAGE = 200;

export const headPath = (site: string): string => `sites/${site}/dutyLog/chain/standing/head`;
export const sealId = (sequence: number): string => String(sequence).padStart(6, '0');

/**
 * Chains every entry of a day that has no seal yet, in the order of the server's time. Called for each new entry, as
 * often as it is delivered; concurrent calls wait for each other on the site's head.
 */
export async function seal(db: Firestore, site: string, day: string): Promise<void> {
  for (;;) if ((await sealPage(db, site, day)) < PAGE) return;
}

async function sealPage(db: Firestore, site: string, day: string): Promise<number> {
  return db.runTransaction(async (transaction) => {
    const head = db.doc(headPath(site));
    const stands = await transaction.get(head);
    const seals = db.collection(sealsPath(site, day));
    const [last] = (await transaction.get(seals.orderBy('sequence', 'desc').limit(1))).docs;
    const entries = db
      .collection(entriesPath(site, day))
      .orderBy('at')
      .orderBy(FieldPath.documentId())
      .limit(PAGE);
    const after = last ? entries.startAfter(last.get('entryAt'), last.get('entry')) : entries;
    const found = await transaction.get(after);
    let sequence = Number(last?.get('sequence') ?? 0);
    let previous = String(last?.get('hash') ?? stands.get('hash') ?? GENESIS);
    for (const entry of found.docs) {
      sequence += 1;
      const entryAt = entry.get('at') as Timestamp;
      const hash = hashOf(sequence, entry.id, entry.data(), previous);
      const sealedAt = FieldValue.serverTimestamp();
      transaction.create(seals.doc(sealId(sequence)), {
        sequence,
        entry: entry.id,
        entryAt,
        previous,
        hash,
        sealedAt,
      });
      previous = hash;
    }
    if (found.size > 0) transaction.set(head, { day, sequence, hash: previous });
    return found.size;
  });
}

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
