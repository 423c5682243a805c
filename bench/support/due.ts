import { type DocumentData, type Firestore, Timestamp } from 'firebase-admin/firestore';
import type { TestSite } from '../../tests/support/site.ts';

/** Documents that are written in one commit while data is laid out. */
const PER_COMMIT = 500;

/** The entry in the sweep's index of a key that is really out; others are made after it. */
export async function dueOfALoan(site: TestSite): Promise<DocumentData> {
  await site.hasKey('vacant', 'K-1');
  await site.lends('K-1');
  const due = await site.due('keyLoans', 'loan-K-1', 'return');
  if (!due) throw new Error('A key is out and nothing is due');
  return due;
}

export interface Entry {
  readonly site: string;
  readonly record: string;
  readonly at: Date;
}

/** Writes entries like the pattern, each of a record and a time of its own. */
export async function writeDue(
  db: Firestore,
  pattern: DocumentData,
  entries: readonly Entry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += PER_COMMIT) {
    const batch = db.batch();
    for (const { site, record, at } of entries.slice(start, start + PER_COMMIT)) {
      const time = Timestamp.fromDate(at);
      batch.set(db.doc(`sites/${site}/keyLoans/${record}/due/return`), {
        ...pattern,
        ...{ site, record, at: time, deadline: time, level: 0, overdue: false, flaggedAt: null },
      });
    }
    await batch.commit();
  }
}
