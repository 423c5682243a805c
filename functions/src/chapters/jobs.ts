import type { Job } from '../jobs/job.ts';
import { jobs as fees } from './fees/jobs.ts';
import { jobs as satisfaction } from './satisfaction/jobs.ts';

/** What the chapters do for periods, beside the reports. */
export const chapterJobs: readonly Job[] = [...fees, ...satisfaction];
