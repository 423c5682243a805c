import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { Report } from '../../../rulebook/notation/report.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';
import { type Effect, isThis, lookingAround, toBeCreated } from '../consequences/effects.ts';
import type { JobSurroundings, Task } from '../jobs/job.ts';
import { type Document, fromFirestore } from '../records/documents.ts';
import { reckonReport } from './reckon-report.ts';

/** Where a report belongs, whatever is in it. */
function placeOf(report: Report, { site, period }: Task, document: Document): Effect {
  const path = reportPath(site, report.name, period);
  return {
    writes: (suffix) => [{ path: `${path}${suffix}`, data: document }],
    knownBy: ['kind', 'period'],
  };
}

/** What was reported of a period, as it stands; null where nothing was, or only what is provisional. */
export async function reportedOf(db: Firestore, report: Report, task: Task): Promise<Document | null> {
  const found = await db.doc(reportPath(task.site, report.name, task.period)).get();
  const effect = placeOf(report, task, { kind: report.name, period: task.period });
  return isThis(effect, found) && !isProvisional(found) ? (fromFirestore(found.data()) as Document) : null;
}

const isProvisional = (stored: DocumentSnapshot): boolean => stored.get('provisional') === true;

/**
 * Writes the report `{kind}~{period}` once, however often it is asked for, and resolves to what stands there then. What was
 * reckoned before the period was over gives way to it.
 */
export async function writeReport(
  report: Report,
  task: Task,
  { db, now }: Pick<JobSurroundings, 'db' | 'now'>,
): Promise<Document> {
  const reported = await reportedOf(db, report, task);
  if (reported) return reported;
  const { document } = await reckonReport(report, task, { db, now });
  const effect = placeOf(report, task, document);
  return db.runTransaction(async (transaction) => {
    const [own] = await lookingAround(db, transaction, [effect]);
    const place = own?.writes[0]?.path;
    if (!own || place === undefined) return document;
    const stands = own.stands ? await transaction.get(db.doc(place)) : null;
    if (stands && !isProvisional(stands)) return fromFirestore(stands.data()) as Document;
    if (stands) transaction.set(stands.ref, document);
    for (const { path, data } of toBeCreated([own])) transaction.create(db.doc(path), data);
    return document;
  });
}
