import { isDeepStrictEqual } from 'node:util';
import {
  type DocumentData,
  type DocumentReference,
  FieldValue,
  type Firestore,
  Timestamp,
} from 'firebase-admin/firestore';
import type { OutboxWrite } from '../mail/outbox.ts';
import type { People } from '../notices/people.ts';
import { type OpenDocument, openDocument, openOf } from './document.ts';

/** What is written to the index with a change of what is open about one record. */
export interface OpenWrite {
  readonly path: string;
  /** Null when nothing is open any more. */
  readonly data: OpenDocument | null;
  /** Notices that are settled with the matters they told of. */
  readonly settled: readonly string[];
}

/** What stands in the index, as it was read; null when nothing does, or nothing that could be gone on with. */
export const openIn = (
  found: { readonly data: () => DocumentData | undefined } | undefined,
): OpenDocument | null => openDocument.safeParse(found?.data()).data ?? null;

/** How what stands goes on in what is wanted. */
export interface Going {
  /** Have just been written about the record: they are settled with its matters. */
  readonly notices: readonly OutboxWrite[];
  /** Who may be told of the record. */
  readonly told: Pick<People, 'reaching'>;
}

/** Of what has only begun, or has ended. */
const nothingGoesOn: Going = { notices: [], told: { reaching: (uids) => [...uids] } };

/**
 * What has to be written where `stands` is in the index and `wanted` follows from the records; null when it stands
 * right.
 */
export function openAfter(
  path: string,
  stands: OpenDocument | null,
  wanted: OpenDocument | null,
  going: Going = nothingGoesOn,
): OpenWrite | null {
  const data = wanted && openOf(wanted, goingOn(stands?.matters ?? {}, wanted.matters, going));
  const kept = new Set(toldIn(data));
  const settled = toldIn(stands).filter((notice) => !kept.has(notice));
  if (isDeepStrictEqual(data, stands) && settled.length === 0) return null;
  return { path, data, settled };
}

const toldIn = (open: OpenDocument | null): string[] =>
  Object.values(open?.matters ?? {}).flatMap(({ told }) => told);

type Matters = OpenDocument['matters'];

/** Each matter with whom it has climbed to and who was told, now and before: the same matter is told on, not anew. */
function goingOn(stand: Matters, wanted: Matters, { notices, told: people }: Going): Matters {
  const readers = notices.map(({ path }) => ({ path, reader: path.split('/').at(-3) ?? '' }));
  const matters = Object.entries(wanted);
  const aboutOf = (reader: string): string | undefined =>
    matters.find(([, matter]) => matter.for.includes(reader))?.[0];
  return Object.fromEntries(
    matters.map(([name, matter]) => {
      const { climbed = [], told = [] } = stand[name] ?? {};
      const reached = people.reaching(climbed);
      const newly = readers.filter(({ reader }) => aboutOf(reader) === name).map(({ path }) => path);
      const more = { for: [...new Set([...matter.for, ...reached])], climbed };
      return [name, { ...matter, ...more, told: [...new Set([...told, ...newly])] }];
    }),
  );
}

/** A batch or a transaction. */
export interface Writer {
  set(document: DocumentReference, data: DocumentData, options: { merge: boolean }): unknown;
  delete(document: DocumentReference): unknown;
}

/** Writes it with whatever else a batch or a transaction writes. */
export function writeOpen(
  db: Firestore,
  writer: Writer,
  writes: readonly (OpenWrite | null)[],
  now: Date,
): void {
  for (const write of writes) {
    if (!write) continue;
    if (write.data) writer.set(db.doc(write.path), { ...write.data }, { merge: false });
    else writer.delete(db.doc(write.path));
    for (const notice of write.settled) {
      writer.set(db.doc(notice), { settledAt: Timestamp.fromDate(now) }, { merge: true });
    }
  }
}

/** What a matter gains when people are told of it: it waits for whoever it has `reached` on its way up, too. */
export function toldMore(
  name: string,
  { climbed, reached }: { readonly climbed: readonly string[]; readonly reached: readonly string[] },
  notices: readonly string[],
): Readonly<Record<string, unknown>> {
  const more = (of: readonly string[]) => (of.length > 0 ? FieldValue.arrayUnion(...of) : undefined);
  const given = (fields: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return given({
    for: more(reached),
    matters: { [name]: given({ for: more(reached), climbed: more(climbed), told: more(notices) }) },
  });
}
