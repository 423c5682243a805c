import { shifted, shiftedMonth } from '../../../../rulebook/chapters/fees/reckoning/days.ts';
import { daysOf } from '../../../../rulebook/notation/period.ts';
import type { Demo } from '../../support/demo.ts';

/** So many months have their bills. */
export const MONTHS = 3;

/** The months that are over, the oldest first. */
export const monthsOver = ({ today }: Demo): string[] =>
  Array.from({ length: MONTHS }, (_month, back) => shiftedMonth(today.slice(0, 7), back - MONTHS));

/** The closing of a month's last day, when its bills are made. */
export const closingOf = ({ calendar }: Demo, month: string): Date =>
  calendar.instant(daysOf(month).last, '18:00');

/** So many days after a month has ended, at a time of day. */
export const daysAfter = ({ calendar }: Demo, month: string, days: number, time: string): Date =>
  calendar.instant(shifted(daysOf(month).last, days), time);

/** What would be yet to come has not happened. */
export const isPast = ({ earlier }: Demo, at: Date): boolean => at < earlier(5);
