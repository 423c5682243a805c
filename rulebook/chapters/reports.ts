import { overdueOwed, type Part, type Report, reckoned, report, restOverdue } from '../notation/report.ts';
import { feeReports } from './fees/reports.ts';
import { allRegisters } from './index.ts';
import { keysInDailySummary } from './keys/in-daily-summary.ts';
import { keyReports } from './keys/reports.ts';
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

const by = 'compliance';

/** 制度执行: which clauses are kept, from every deadline that ended or passed in the month. */
export const compliance = report('compliance', {
  title: { zh: '制度执行', en: 'Clauses kept' },
  every: 'month',
  to: ['manager'],
  alsoFor: ['supervisor', 'gm'],
  isLive: true,
  parts: [
    reckoned(
      'all',
      { zh: '总体', en: 'In all' },
      { by, empty: { zh: '本月还没有到期的事项', en: 'Nothing has fallen due this month' } },
    ),
    reckoned('months', { zh: '近十二个月', en: 'Twelve months' }, { by }),
    reckoned(
      'missed',
      { zh: '未完成', en: 'Not done' },
      { by, empty: { zh: '没有未完成的事项', en: 'Nothing was left undone' } },
    ),
    reckoned('earlier', { zh: '以前月份未了', en: 'Open since earlier months' }, { by }),
    reckoned('clauses', { zh: '按条款', en: 'By clause' }, { by, isAtTheDeskOnly: true }),
    reckoned('people', { zh: '按责任人', en: 'By person' }, { by, isAtTheDeskOnly: true }),
    reckoned('late', { zh: '逾期完成', en: 'Done late' }, { by, isAtTheDeskOnly: true }),
  ],
  cites: ['R7.2', 'R7.3.2.5'],
});

/** Every report, by name. */
export const reports: Readonly<Record<string, Report>> = Object.fromEntries(
  [dailySummary, ...keyReports, compliance, ...feeReports, ...satisfactionReports].map((each) => [
    each.name,
    each,
  ]),
);
