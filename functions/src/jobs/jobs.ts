import { reports } from '../../../rulebook/chapters/reports.ts';
import { daysOf, periodEndingOn } from '../../../rulebook/notation/period.ts';
import type { Report } from '../../../rulebook/notation/report.ts';
import { chapterJobs } from '../chapters/jobs.ts';
import { mailReports } from '../reports/mail-reports.ts';
import { writeReport } from '../reports/write-report.ts';
import type { Job, JobSurroundings, Task } from './job.ts';

/** A report is written when its period is over. */
function jobOf(report: Report): Job {
  const { name, every } = report;
  return { name, every, run: async (task, around) => void (await writeReport(report, task, around)) };
}

/** Everything that is done for periods, by name: what the chapters do, the reports that tell of it, their mails. */
export const jobs: Readonly<Record<string, Job>> = Object.fromEntries(
  [...chapterJobs, ...Object.values(reports).map(jobOf), mailReports].map((job) => [job.name, job]),
);

/** A job for one period of one site, put into the queue once. */
export interface PeriodicTask extends Task {
  readonly job: string;
}

/** What is to be done at the closing of a day, for the periods that end with it. */
export const tasksOn = (site: string, day: string): PeriodicTask[] =>
  Object.values(jobs).flatMap(({ name, every }) =>
    every.flatMap((each) => {
      const period = periodEndingOn(each, day);
      return period === null ? [] : [{ job: name, site, period }];
    }),
  );

/** Does one. Throws for a job that there is not, and for a period that has not come to its last day. */
export async function runTask({ job, ...task }: PeriodicTask, surroundings: JobSurroundings): Promise<void> {
  const found = jobs[job];
  if (!found) throw new Error(`No job is called '${job}'`);
  // A site's day ends a day after another's at most.
  const tomorrow = new Date(surroundings.now.getTime() + 86_400_000).toISOString().slice(0, 10);
  if (daysOf(task.period).last > tomorrow) throw new Error(`'${task.period}' is not over`);
  await found.run(task, surroundings);
}

/** Returns true iff a task makes something of what the others of its day have done. */
export const isGathering = ({ job }: PeriodicTask): boolean => jobs[job]?.gathers === true;
