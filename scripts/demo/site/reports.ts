import { computeReport } from '../../../functions/src/reports/compute-report.ts';
import { shiftedMonth } from '../../../rulebook/chapters/fees/reckoning/days.ts';
import { reports } from '../../../rulebook/chapters/reports.ts';
import { daysOf } from '../../../rulebook/notation/period.ts';
import { monthsOver } from '../fees/support/months.ts';
import { MONTHS_BACK } from '../satisfaction/surveys.ts';
import type { DemoLines } from '../support/demo.ts';
import { DEMO_SITE } from '../support/site.ts';

export const after = ['satisfaction/surveys', 'satisfaction/follow-ups', 'fees/bills', 'fees/arrears'];

/** What was reported of the months that are over, most as if on the morning after each; and of yesterday. */
export const lines: DemoLines = async (demo) => {
  const { db, today, calendar } = demo;
  const write = async (name: string, period: string, at?: Date): Promise<void> => {
    const report = reports[name];
    const morning = calendar.instant(calendar.shiftDay(daysOf(period).last, 1), '00:05');
    const now = at ?? (morning < demo.earlier(1) ? morning : demo.earlier(1));
    if (report) await computeReport(db, report, { site: DEMO_SITE, period }, now);
  };
  const thisMonth = today.slice(0, 7);
  for (let back = MONTHS_BACK; back >= 1; back -= 1)
    await write('satisfaction', shiftedMonth(thisMonth, -back));
  // Accounts are proved with it, as they stand: not as they stood.
  for (const month of monthsOver(demo)) await write('collection', month, demo.earlier(1));
  for (const name of ['arrearsAging', 'returnVisits']) await write(name, shiftedMonth(thisMonth, -1));
  await write('dailySummary', calendar.shiftDay(today, -1));
};
