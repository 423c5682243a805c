import type { Firestore } from 'firebase-admin/firestore';
import { daysOf } from '../../../rulebook/notation/period.ts';
import type { Report } from '../../../rulebook/notation/report.ts';
import type { Language, Words } from '../../../rulebook/site/words.ts';
import { rootOf } from '../chapters/duty/seal.ts';
import type { Task } from '../jobs/job.ts';

/** What a report carries beside its parts: fields of the document, and a line at the end of the mail. */
export interface CarriedAlong {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly footer: (language: Language) => string;
}

const seal: Words = { zh: '值班日志校验码', en: 'Duty log seal' };

/** What the definition of a report asks to be carried along. */
export async function carriedBy(
  { carries }: Report,
  db: Firestore,
  { site, period }: Task,
): Promise<CarriedAlong> {
  if (carries === null) return { fields: {}, footer: () => '' };
  const root = await rootOf(db, site, daysOf(period).last);
  return { fields: { root }, footer: (language) => (root ? `${seal[language]} ${root}` : '') };
}
