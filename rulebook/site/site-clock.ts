import { tzOffset } from '@date-fns/tz';
import { addDays, addMinutes } from 'date-fns';
import type { Clock } from './clock.ts';

/** How far ahead the next change of the offset is looked for; a zone has two a year at most, or none. */
const DAYS_AHEAD = 400;

/**
 * The site's clock as the rules read it, by its zone's rules from `now` on: right until the offset has changed twice,
 * so that a sweep that does not run for weeks moves no date.
 */
export function clockOf(zone: string, now: Date): Clock {
  const offsetMinutes = tzOffset(zone, now);
  const isOther = (at: Date): boolean => tzOffset(zone, at) !== offsetMinutes;
  const days = Array.from({ length: DAYS_AHEAD }, (_, day) => addDays(now, day + 1));
  const changed = days.find(isOther);
  const changesAt = changed ? firstMinute(addDays(changed, -1), changed, isOther) : addDays(now, DAYS_AHEAD);
  return { offsetMinutes, changesAt, offsetMinutesAfter: tzOffset(zone, changesAt) };
}

/** The first whole minute between two moments at which it holds; it holds at the second. */
function firstMinute(from: Date, to: Date, holds: (at: Date) => boolean): Date {
  let [before, after] = [Math.floor(from.getTime() / 60_000), Math.ceil(to.getTime() / 60_000)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (holds(new Date(middle * 60_000))) after = middle;
    else before = middle;
  }
  return addMinutes(new Date(0), after);
}
