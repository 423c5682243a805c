import type { Firestore, Transaction } from 'firebase-admin/firestore';
import type { Refusal, Write } from '../../../rulebook/reading/plan.ts';

/** Where a step is about to be taken. */
export interface Judged {
  readonly db: Firestore;
  readonly transaction: Transaction;
  readonly site: string;
  readonly now: Date;
}

/** What speaks against a write that no definition can say, because it is reckoned from many records. */
export type Judge = (where: Judged, write: Write) => Promise<readonly Refusal[]>;
