import type { Job } from '../../jobs/job.ts';
import { runBills } from './bill-run.ts';
import { chaseArrears } from './chase.ts';

/** What the fees do by themselves for each period. */
export const jobs: readonly Job[] = [
  {
    name: 'runBills',
    every: ['month'],
    run: async ({ site, period }, { db, now }) => {
      await runBills({ db, site, month: period, now, dryRun: false });
    },
  },
  {
    name: 'chaseArrears',
    every: ['day'],
    run: async (task, { db, now }) => {
      await chaseArrears(db, task, now);
    },
  },
];
