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
  /** The instant after that many minutes of working time: nobody is chased at night or on a holiday. */
  addWorkingMinutes(at: Date, minutes: number): Date;
  /** 'yyyy-MM-dd HH:mm' in the site's zone. */
  stamp(at: Date): string;
}

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
    time.workdays.includes(getISODay(midnight(isoDay))) && !time.holidays.includes(isoDay);
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
      // A year without a working day is a wrong setting; the plain time is then better than none.
      for (let tried = 0; tried < 366; tried += 1, today = shiftDay(today, 1)) {
        if (!isWorkday(today)) continue;
        const start = max([at, instant(today, time.workdayStart)]);
        const open = differenceInMinutes(instant(today, time.closing), start);
        if (open > 0 && left <= open) return new Date(start.getTime() + left * 60_000);
        left -= Math.max(0, open);
      }
      return new Date(at.getTime() + minutes * 60_000);
    },
    stamp: (at) => format(local(at), 'yyyy-MM-dd HH:mm'),
  };
}
