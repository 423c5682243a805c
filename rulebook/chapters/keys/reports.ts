import { type Report, reckoned, report } from '../../notation/report.ts';
import { keysInDailySummary } from './in-daily-summary.ts';

const by = 'keyWeek';

/** 钥匙周报: how the keys were used and brought back in the week, and how they stand at its end. */
export const keyWeekly = report('keyWeekly', {
  title: { zh: '钥匙周报', en: 'Keys of the week' },
  every: 'week',
  to: ['supervisor', 'manager'],
  alsoFor: ['gm'],
  parts: [
    reckoned(
      'week',
      { zh: '本周', en: 'The week' },
      { by, empty: { zh: '本周没有到期的钥匙事项', en: 'Nothing about keys fell due this week' } },
    ),
    reckoned('movements', { zh: '每日借出、收回', en: 'Out and back by day' }, { by }),
    reckoned('matters', { zh: '按事项', en: 'By matter' }, { by }),
    reckoned(
      'notInTime',
      { zh: '逾期和未完成', en: 'Late or not done' },
      { by, empty: { zh: '没有逾期或未完成的事项', en: 'Nothing was late or left undone' } },
    ),
    ...keysInDailySummary.first,
    ...keysInDailySummary.last,
  ],
  cites: ['R4.4.1.7', 'R4.4.2.5', 'R4.4.3.5', 'R11.1.1.1'],
});

/** The reports of the chapter. */
export const keyReports: readonly Report[] = [keyWeekly];
