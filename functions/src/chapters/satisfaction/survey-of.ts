import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../../rulebook/chapters/index.ts';
import type { Question } from '../../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import { type Document, fromFirestore } from '../../records/documents.ts';

/** A survey as the functions read it. */
export interface Survey {
  readonly id: string;
  readonly data: Document;
  readonly anonymous: boolean;
  readonly questions: readonly Question[];
}

/** Fetches a survey; null when there is none. */
export async function surveyOf(
  db: Firestore,
  site: string,
  id: string,
  transaction?: Transaction,
): Promise<Survey | null> {
  const document = db.doc(recordPath(site, registers('surveys'), id));
  const stored = await (transaction ? transaction.get(document) : document.get());
  if (!stored.exists) return null;
  const data = fromFirestore(stored.data()) as Document;
  return { id, data, anonymous: data.anonymous === true, questions: data.questions as readonly Question[] };
}

/** The ballot of a household. */
export const ballotId = (survey: string, household: string): string => `${survey}~${household}`;
