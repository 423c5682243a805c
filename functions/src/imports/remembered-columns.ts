import { createHash } from 'node:crypto';
import type { DocumentReference, DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { Row } from '../spreadsheets/sheet.ts';
import { type Corrections, headingsOf } from './columns.ts';
import { sheetsIn } from './read-list.ts';
import { headIn } from './read-sheet.ts';
import type { KnownHeadings } from './readable-list.ts';

interface ListAtSite<Field extends string> {
  readonly db: Firestore;
  readonly site: string;
  readonly readable: KnownHeadings<Field>;
  readonly rows: readonly Row[];
}

/** What somebody has said of the columns of a list with these very headings, when it was last taken in. */
export async function remembered<Field extends string>(at: ListAtSite<Field>): Promise<Corrections> {
  const document = documentOf(at);
  return document ? saidIn(await document.get()) : {};
}

/** Keeps what was said of the columns, for the next list with these headings, beside what others have said of them. */
export async function remember<Field extends string>(
  at: ListAtSite<Field>,
  columns: Corrections,
  by: string,
  now: Date,
): Promise<void> {
  const document = documentOf(at);
  if (!document) return;
  await at.db.runTransaction(async (transaction) => {
    const all = { ...saidIn(await transaction.get(document)), ...columns };
    const told = Object.entries(all).map(([key, field]) => ({ key, field }));
    transaction.set(document, { list: at.readable.list.name, columns: told, by, at: now });
  });
}

/** Pairs: a heading may be what the database keeps no field under. */
function saidIn(stored: DocumentSnapshot): Corrections {
  const columns = (stored.get('columns') ?? []) as readonly { key: string; field: string | null }[];
  return Object.fromEntries(columns.map(({ key, field }) => [key, field]));
}

/** One document for each set of headings; null where the list has none. */
function documentOf<Field extends string>({
  db,
  site,
  readable,
  rows,
}: ListAtSite<Field>): DocumentReference | null {
  const keys = sheetsIn(rows).flatMap((sheet) => {
    const head = headIn(readable, sheet);
    return head ? headingsOf(head.row, []).map(({ key }) => key) : [];
  });
  if (keys.length === 0) return null;
  const told = [...new Set(keys)].toSorted().join('\n');
  const id = createHash('sha256').update(told).digest('hex').slice(0, 24);
  return db.doc(`${columnsPath(site)}/${readable.list.name}~${id}`);
}

/** What is remembered of lists at a site, by their headings; nobody but the server reads it. */
export const columnsPath = (site: string): string => `sites/${site}/index/columns/remembered`;
