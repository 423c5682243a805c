import { TZDate } from '@date-fns/tz';
import { addDays, differenceInMinutes, format, getISODay, isBefore, max, set, startOfDay } from 'date-fns';

/** The part of a site's settings that time is reckoned by. Times of day are 'HH:mm' in the site's zone. */
export interface WorkingTime {
  readonly zone: string;
  readonly workdayStart: string;
  readonly closing: string;
  readonly midShiftEnd: string;
  /** ISO weekdays, 1 is Monday. */
  readonly workdays: readonly number[];
  /** ISO dates on which nobody works. */
  readonly holidays: readonly string[];
  /** ISO dates that are worked though their weekday is none of the working days; a holiday stays one. */
  readonly makeUpWorkdays: readonly string[];
}

/** A site's calendar: every method takes an instant and answers in the site's zone. */
export interface Calendar {
  /** ISO date. */
  day(at: Date): string;
  /** ISO date shifted by whole days. */
  shiftDay(day: string, by: number): string;
  /** The instant of a time of day ('HH:mm') on an ISO date. */
  instant(day: string, time: string): Date;
  /** Closing time of the day; after closing, the end of that day (R4.4.2.5: the same working day). */
  endOfWorkingDay(at: Date): Date;
  /** 24:00 of the day (R4.4.1.8: before the end of the same day). */
  endOfDay(at: Date): Date;
  /** The end of the middle shift; after it, the end of the day (R11.1.1.2). */
  endOfMiddleShift(at: Date): Date;
  isWorkday(day: string): boolean;
  /** The instant so many days later, at the same time by the clock on the wall. */
  addDays(at: Date, days: number): Date;
  /** ISO date of the n-th working day after a day. */
  workdayAfter(day: string, many: number): string;
  /** The instant after that many minutes of working time: nobody is chased at night or on a holiday. */
  addWorkingMinutes(at: Date, minutes: number): Date;
  /** Whole minutes of working time from one instant until another; none when that is earlier. */
  workingMinutesBetween(from: Date, until: Date): number;
  /** 'yyyy-MM-dd HH:mm' in the site's zone. */
  stamp(at: Date): string;
}

/** A year without a working day is a wrong setting; the plain time is then better than none. */
const DAYS_MOST = 366;

/** The site's calendar. Pure: it has no clock of its own. */
export function calendarOf(time: WorkingTime): Calendar {
  const local = (at: Date): TZDate => new TZDate(at, time.zone);
  const plain = (at: Date): Date => new Date(at.getTime());
  const day = (at: Date): string => format(local(at), 'yyyy-MM-dd');
  const midnight = (isoDay: string): TZDate => {
    const [year = 0, month = 1, date = 1] = isoDay.split('-').map(Number);
    return new TZDate(year, month - 1, date, time.zone);
  };
  const instant = (isoDay: string, at: string): Date => {
    const [hours = 0, minutes = 0] = at.split(':').map(Number);
    return plain(set(midnight(isoDay), { hours, minutes }));
  };
  const endOfDay = (at: Date): Date => plain(addDays(startOfDay(local(at)), 1));
  const endOr = (at: Date, end: string): Date => {
    const closing = instant(day(at), end);
    return isBefore(at, closing) ? closing : endOfDay(at);
  };
  const shiftDay = (isoDay: string, by: number): string =>
    format(addDays(midnight(isoDay), by), 'yyyy-MM-dd');
  const isWorkday = (isoDay: string): boolean =>
    !time.holidays.includes(isoDay) &&
    (time.makeUpWorkdays.includes(isoDay) || time.workdays.includes(getISODay(midnight(isoDay))));
  /** What is left of a day's working time from an instant on, in whole minutes. */
  const openFrom = (at: Date, today: string): { readonly start: Date; readonly open: number } => {
    const start = max([at, instant(today, time.workdayStart)]);
    return { start, open: Math.max(0, differenceInMinutes(instant(today, time.closing), start)) };
  };
  return {
    day,
    shiftDay,
    instant,
    endOfWorkingDay: (at) => endOr(at, time.closing),
    endOfDay,
    endOfMiddleShift: (at) => endOr(at, time.midShiftEnd),
    isWorkday,
    addWorkingMinutes: (at, minutes) => {
      let left = minutes;
      let today = day(at);
      for (let tried = 0; tried < DAYS_MOST; tried += 1, today = shiftDay(today, 1)) {
        if (!isWorkday(today)) continue;
        const { start, open } = openFrom(at, today);
        if (open > 0 && left <= open) return new Date(start.getTime() + left * 60_000);
        left -= open;
      }
      return new Date(at.getTime() + minutes * 60_000);
    },
    workingMinutesBetween: (from, until) => {
      let minutes = 0;
      for (let today = day(from); today <= day(until); today = shiftDay(today, 1)) {
        if (isWorkday(today))
          minutes += openFrom(from, today).open - openFrom(max([from, until]), today).open;
      }
      return minutes;
    },
    addDays: (at, many) => plain(addDays(local(at), many)),
    workdayAfter: (isoDay, many) => {
      let [today, left] = [isoDay, many];
      for (let tried = 0; tried < DAYS_MOST && left > 0; tried += 1) {
        today = shiftDay(today, 1);
        if (isWorkday(today)) left -= 1;
      }
      // Without a working day in sight, days are counted as they come.
      return left > 0 ? shiftDay(isoDay, many) : today;
    },
    stamp: (at) => format(local(at), 'yyyy-MM-dd HH:mm'),
  };
}
