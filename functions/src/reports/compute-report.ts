import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { reports } from '../../../rulebook/chapters/reports.ts';
import { daysOf, periodOf } from '../../../rulebook/notation/period.ts';
import type { Part, Report } from '../../../rulebook/notation/report.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';
import { callable, Refused } from '../callables/callable.ts';
import type { Task } from '../jobs/job.ts';
import { type Document, fromFirestore } from '../records/documents.ts';
import { readSiteTime } from '../records/site-time.ts';
import { reckonReport } from './reckon-report.ts';

/** So many earlier figures of one report are kept. */
const EARLIER_MOST = 10;

/** Parts that tell of a period whenever they are reckoned; the others tell how things stand. */
const ofThePeriod: readonly Part['part'][] = ['share', 'collected', 'reckoned', 'proved'];

/**
 * Reckons a report anew and writes it in place of what stands there; nobody is mailed. Before its period is over it is
 * provisional. Where figures have changed since it was reported, those of before are kept with it.
 */
export async function computeReport(db: Firestore, report: Report, task: Task, now: Date): Promise<void> {
  const { document, time } = await reckonReport(report, task, { db, now });
  const isOver = daysOf(task.period).last < time.calendar.day(now);
  const path = db.doc(reportPath(task.site, report.name, task.period));
  await db.runTransaction(async (transaction) => {
    const stored = await transaction.get(path);
    const before = stored.exists ? (fromFirestore(stored.data()) as Document) : null;
    // The last day closes before it is over: what was reported then stays reported.
    const isReported = before !== null && before.provisional !== true;
    transaction.set(path, {
      ...document,
      ...(isOver || isReported ? {} : { provisional: true }),
      ...(isReported ? { earlier: earlierOf(before, document) } : {}),
    });
  });
}

function earlierOf(before: Document, document: Document): readonly unknown[] {
  const kept = Array.isArray(before.earlier) ? before.earlier : [];
  const isSame = JSON.stringify(before.figures) === JSON.stringify(document.figures);
  return isSame ? kept : [...kept, { at: before.at, figures: before.figures }].slice(-EARLIER_MOST);
}

/** A report that one may read, reckoned now. */
export const computeReportCall = callable({
  input: z.strictObject({ report: z.string().max(40), period: z.string().max(10) }),
  by: 'staff',
  cites: ['R7.3.2.5'],
  run: async ({ db, site, caller, input, now }) => {
    const report = Object.hasOwn(reports, input.report) ? reports[input.report] : undefined;
    if (!report) throw refused('report', { zh: '没有这份报表', en: 'There is no such report' });
    if (!caller.holds(report.readers))
      throw refused('report', { zh: '您无权查看这份报表', en: 'This report is not for you' });
    const { calendar } = await readSiteTime(db, site);
    const today = calendar.day(now());
    if (!report.every.some((each) => isPeriodOf(each, input.period)) || daysOf(input.period).first > today)
      throw refused('period', {
        zh: '没有这一期，或尚未开始',
        en: 'There is no such period, or it has not begun',
      });
    const isPast = daysOf(input.period).last < today;
    if (isPast && !report.parts.every(({ part }) => ofThePeriod.includes(part)))
      throw refused('period', {
        zh: '这份报表反映当时的状况，已过的期间不能重新核算',
        en: 'It tells how things stood: what is past is not reckoned anew',
      });
    await computeReport(db, report, { site, period: input.period }, now());
    return { period: input.period };
  },
});

/** Returns true iff it is written as `periodOf` writes periods of this length. */
function isPeriodOf(every: Report['every'][number], period: string): boolean {
  try {
    return periodOf(every, daysOf(period).first) === period;
  } catch {
    return false;
  }
}

const refused = (field: string, words: { zh: string; en: string }): Refused =>
  new Refused({ field, words, clauses: ['R7.3.2.5'] });
