import { type DayLine, dayLine } from '../../notation/day-line.ts';

/** R3.4.1.2 What the cashiers have to show at the end of a day. */
export const feeDayLines: readonly DayLine[] = [
  dayLine('cashHandedIn', { zh: '收银日结', en: 'Cash-ups' }, ['cashUps.cashUp']),
];
