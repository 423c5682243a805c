import type { Calendar } from '../../../rulebook/site/calendar.ts';

/** Times of day ('HH:mm') in the site's zone between which nobody wants to be disturbed; the end may lie on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/** When quiet hours that have begun are over; null where it is none of them. */
export function endOfQuiet({ from, until }: QuietHours, now: Date, calendar: Calendar): Date | null {
  const today = calendar.day(now);
  // Those of today, and those of yesterday that go on.
  for (const day of [today, calendar.shiftDay(today, -1)]) {
    const begins = calendar.instant(day, from);
    const ends = calendar.instant(until > from ? day : calendar.shiftDay(day, 1), until);
    if (begins <= now && now < ends) return ends;
  }
  return null;
}
