import { overdueOwed, type Part, type Report, report, restOverdue } from '../notation/report.ts';
import { feeReports } from './fees/reports.ts';
import { allRegisters } from './index.ts';
import { keysInDailySummary } from './keys/in-daily-summary.ts';
import { satisfactionReports } from './satisfaction/reports.ts';

/** What registers contribute by themselves. */
function toldIn(report: string): Part[] {
  return allRegisters.flatMap(({ tells }) => tells[report] ?? []);
}

/** 每日简报, at the closing of every day. */
export const dailySummary = report('dailySummary', {
  title: { zh: '每日简报', en: 'Daily summary' },
  every: 'day',
  to: ['manager', 'supervisor'],
  alsoFor: ['gm'],
  parts: [
    ...keysInDailySummary.first,
    overdueOwed(
      'owed',
      { zh: '未清点、未签字', en: 'Counts and signatures missing' },
      { zh: '清点、签字齐全', en: 'Everything counted and signed' },
    ),
    ...keysInDailySummary.last,
    ...toldIn('dailySummary'),
    restOverdue('overdue', { zh: '其他逾期事项', en: 'Other overdue items' }),
  ],
  carries: 'dutyLogSeal',
  cites: ['R4.3.1', 'R4.4.2.5', 'R2.4.6', 'R2.4.8'],
});

/** Every report, by name. */
export const reports: Readonly<Record<string, Report>> = Object.fromEntries(
  [dailySummary, ...feeReports, ...satisfactionReports].map((each) => [each.name, each]),
);
