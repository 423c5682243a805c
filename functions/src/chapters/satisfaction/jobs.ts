import { registers } from '../../../../rulebook/chapters/index.ts';
import { reports } from '../../../../rulebook/chapters/reports.ts';
import { collectionPath, reportPath } from '../../../../rulebook/reading/paths.ts';
import type { Job, JobSurroundings, Task } from '../../jobs/job.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { computeReport } from '../../reports/compute-report.ts';
import { planFollowUps } from './plan-follow-ups.ts';

/** What was answered or typed since the last closing, and the one before: a closing may come late. */
const DAYS_BACK = 2;

/**
 * R2.4.15 Paper that was typed late, or put right, belongs to the month in which it was answered: the tally of that month is
 * reckoned anew; so is that of the month in which a survey was over. What was sent after the closing of a month's last day is found on the next.
 */
export async function retallySatisfaction(
  { site, period: day }: Task,
  { db, now }: JobSurroundings,
): Promise<void> {
  const { calendar } = await readSiteTime(db, site);
  const since = calendar.instant(calendar.shiftDay(day, -DAYS_BACK), '00:00');
  const touched = (register: string, day: string) =>
    db
      .collection(collectionPath(site, registers(register)))
      .where('last.at', '>=', since)
      .select(day)
      .get();
  const [ballots, surveys] = await Promise.all([
    touched('ballots', 'answeredOn'),
    touched('surveys', 'closedOn'),
  ]);
  const months = [
    ...ballots.docs.map((each) => each.get('answeredOn')),
    ...surveys.docs.map((each) => each.get('closedOn')),
  ].map((date) => String(date ?? '').slice(0, 7));
  const past = [...new Set(months)].filter((month) => month !== '' && month < day.slice(0, 7));
  const { satisfaction } = reports;
  for (const month of past) {
    const isReported = (await db.doc(reportPath(site, 'satisfaction', month)).get()).exists;
    if (satisfaction && isReported) await computeReport(db, satisfaction, { site, period: month }, now);
  }
}

/** What the satisfaction does by itself for each period, beside its reports. */
export const jobs: readonly Job[] = [
  { name: 'retallySatisfaction', every: ['day'], run: retallySatisfaction },
  { name: 'planFollowUps', every: ['month'], run: planFollowUps },
];
