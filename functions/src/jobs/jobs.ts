import { reports } from '../../../rulebook/chapters/reports.ts';
import { daysOf, periodEndingOn } from '../../../rulebook/notation/period.ts';
import type { Report } from '../../../rulebook/notation/report.ts';
import { chapterJobs } from '../chapters/jobs.ts';
import { sendReport } from '../reports/send-report.ts';
import type { Job, JobSurroundings, Task } from './job.ts';

/** A report is written and sent when its period is over. */
function jobOf(report: Report): Job {
  return { name: report.name, every: report.every, run: (task, around) => sendReport(report, task, around) };
}

/** Everything that is done for periods, by name: what the chapters do, then the reports that tell of it. */
export const jobs: Readonly<Record<string, Job>> = Object.fromEntries(
  [...chapterJobs, ...Object.values(reports).map(jobOf)].map((job) => [job.name, job]),
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
