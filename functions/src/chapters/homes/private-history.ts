import { isDeepStrictEqual } from 'node:util';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { Change, FirestoreEvent } from 'firebase-functions/v2/firestore';

type Fields = Readonly<Record<string, unknown>>;

export type PrivatePartWritten = Pick<
  FirestoreEvent<Change<DocumentSnapshot> | undefined, { site: string; household: string; part: string }>,
  'data'
>;

const ENVELOPE = new Set(['household', 'state', 'rev', 'opened', 'last']);

/**
 * What a change of a household's private part leaves behind, beneath that part (R2.4.16): who, when, which fields,
 * and what stood in them before. However the change came, by a step or by an import; its id is the revision, so an
 * event that comes twice changes nothing.
 */
export async function keepPrivateHistory(db: Firestore, { data }: PrivatePartWritten): Promise<void> {
  const after = data?.after.exists ? data.after.data() : undefined;
  if (!data || after?.last === undefined) return;
  const entry = entryOf(data.before.data() ?? {}, after);
  await db
    .doc(`${data.after.ref.path}/history/${after.rev}`)
    .create(entry)
    .catch((error: unknown) => {
      if (!isThereAlready(error)) throw error;
    });
}

function entryOf(before: Fields, after: Fields): Fields {
  const { step, by, at } = after.last as Fields;
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !ENVELOPE.has(name) && !isDeepStrictEqual(before[name], after[name]))
    .sort();
  const stood = fields.filter((name) => before[name] !== undefined);
  const values = Object.fromEntries(stood.map((name) => [name, before[name]]));
  return { rev: after.rev, step, by, at, fields, before: values };
}

const ALREADY_EXISTS = 6;

const isThereAlready = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === ALREADY_EXISTS;
