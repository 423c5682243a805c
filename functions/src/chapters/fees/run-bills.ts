import { z } from 'zod';
import { MONTH } from '../../../../rulebook/chapters/fees/common.ts';
import { callable, Refused } from '../../callables/callable.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { runBills as run } from './bill-run.ts';

/** R3.4.1.2 The cashier has the bills of a month reckoned, to look at first, or to be made. */
export const runBills = callable({
  input: z.strictObject({ month: z.string().regex(new RegExp(MONTH)), dryRun: z.boolean() }),
  by: ['cashier', 'supervisor', 'manager'],
  cites: ['R3.4.1.2'],
  run: async ({ db, site, input, now }) => {
    const { calendar } = await readSiteTime(db, site);
    if (input.month > calendar.day(now()).slice(0, 7)) {
      throw new Refused({
        field: 'month',
        words: { zh: '不能为将来的月份开账单', en: 'No bills are made for a month to come' },
        clauses: ['R3.4.1.2'],
      });
    }
    return run({ db, site, month: input.month, now: now(), dryRun: input.dryRun });
  },
});
