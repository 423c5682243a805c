import type { DocumentReference, Firestore, Transaction, WriteBatch } from 'firebase-admin/firestore';
import type { ImportedList } from '../../../rulebook/notation/imported-list.ts';
import { newId } from '../../../rulebook/reading/paths.ts';

/** How far a list is: so many of so many rows looked at, or written. */
export interface Progress {
  readonly is: 'checking' | 'writing';
  readonly done: number;
  readonly of: number;
}

/** A record that an import has brought, as it left it. */
export interface Brought {
  readonly register: string;
  readonly id: string;
  readonly rev: number;
}

/** One taking in of a list: it tells how far it is, can be stopped between two commits, and keeps what it has brought. */
export interface Run {
  tell(progress: Progress): void;
  /** Before the first write. */
  begin(rows: number): Promise<void>;
  /** False once somebody has stopped it or the call is at the end of its time. */
  goesOn(): Promise<boolean>;
  /** Keeps in the commit that brings them which records are new. */
  keep(commit: WriteBatch | Transaction, records: readonly Brought[]): void;
  /** With so many rows that are left for the next call. */
  end(created: number, rest: number): Promise<void>;
}

/** Nobody watches it and nothing is kept of it: a look, or a list that no callable takes in. */
export const unwatched: Run = {
  tell: () => undefined,
  begin: async () => undefined,
  goesOn: async () => true,
  keep: () => undefined,
  end: async () => undefined,
};

interface Watching {
  readonly db: Firestore;
  readonly site: string;
  readonly list: Pick<ImportedList, 'name' | 'undoes'>;
  readonly by: string;
  readonly now: () => Date;
  /** Told to whoever called. */
  readonly tell: (told: Progress | { readonly run: string }) => void;
}

/** A function has 300 seconds; what it has not begun by then is left for the next call. */
const TIME_MS = 200_000;

/** The run of a call. */
export function watched({ db, site, list, by, now, tell }: Watching): Run {
  const id = newId();
  const document = runAt(db, site, id);
  const began = now();
  let last = 0;
  return {
    tell: (progress) => {
      // Rows are told by the hundred: more is read by nobody.
      if (progress.done < progress.of && progress.done - last < 100 && progress.done > last) return;
      last = progress.done;
      tell(progress);
    },
    begin: async (rows) => {
      tell({ run: id });
      await document.create({
        list: list.name,
        by,
        at: began,
        rows,
        created: 0,
        rest: rows,
        state: 'running',
      });
    },
    goesOn: async () => {
      if (now().getTime() - began.getTime() > TIME_MS) return false;
      return (await document.get()).get('isStopped') !== true;
    },
    keep: (commit, records) => {
      const kept = records.filter(({ register }) => list.undoes?.some((each) => each.register === register));
      if (kept.length === 0) return;
      const part = document.collection('parts').doc();
      // One of the two, which TypeScript can't call alike.
      (commit as WriteBatch).create(part, { records: kept });
    },
    end: async (created, rest) => {
      await noteOf(db, document, { created, rest, state: 'ended' });
    },
  };
}

/** Adds to what is kept of a run, beside what others add to it at the same time. */
export const noteOf = (
  db: Firestore,
  run: DocumentReference,
  more: Readonly<Record<string, unknown>>,
): Promise<void> =>
  db.runTransaction(async (transaction) => {
    const stands = await transaction.get(run);
    if (stands.exists) transaction.update(run, more);
  });

/** What is kept of the imports of a site; nobody but the server reads it. */
export const runsPath = (site: string): string => `sites/${site}/index/imports/runs`;

export const runAt = (db: Firestore, site: string, id: string): DocumentReference =>
  db.doc(`${runsPath(site)}/${id}`);
