import { type DayLine, dayLine } from '../../notation/day-line.ts';

/** R2.4.8 What the desk has to show at the end of a day. */
export const dutyDayLines: readonly DayLine[] = [
  dayLine('logSigned', { zh: '值班日志审阅', en: 'Duty log signed' }, [
    'dutyLogReviews.review',
    'dutyLogReviews.signAgain',
  ]),
];
