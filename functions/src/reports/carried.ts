import type { Firestore } from 'firebase-admin/firestore';
import { daysOf } from '../../../rulebook/notation/period.ts';
import type { Report } from '../../../rulebook/notation/report.ts';
import type { Language, Words } from '../../../rulebook/site/words.ts';
import { rootOf } from '../chapters/duty/seal.ts';
import type { Task } from '../jobs/job.ts';
import type { Document } from '../records/documents.ts';

const seal: Words = { zh: '值班日志校验码', en: 'Duty log seal' };

/** What the definition of a report asks to be carried along, as fields of its document. */
export async function carriedBy(
  { carries }: Report,
  db: Firestore,
  { site, period }: Task,
): Promise<Readonly<Record<string, unknown>>> {
  if (carries === null) return {};
  const root = await rootOf(db, site, daysOf(period).last);
  return { root };
}

/** What of it is told at the end of a mail. */
export const carriedText = ({ root }: Document, language: Language): string =>
  typeof root === 'string' && root !== '' ? `${seal[language]} ${root}` : '';
