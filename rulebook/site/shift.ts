import type { SiteTime } from './settings.ts';

export type Shift = 'early' | 'middle' | 'night';

/** The shift of an instant: early until closing, middle until the middle shift's end, then night. */
export function shiftAt(at: Date, { calendar, settings }: SiteTime): Shift {
  const day = calendar.day(at);
  if (at < calendar.instant(day, settings.workdayStart)) return 'night';
  if (at < calendar.instant(day, settings.closing)) return 'early';
  return at < calendar.instant(day, settings.midShiftEnd) ? 'middle' : 'night';
}
