import { daysOf } from '../../../notation/period.ts';

const DAY_MS = 86_400_000;

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Days from one ISO date to another; below nothing when that is earlier. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((time(until) - time(from)) / DAY_MS);

/** The ISO date so many days later. */
export const shifted = (day: string, by: number): string =>
  new Date(time(day) + by * DAY_MS).toISOString().slice(0, 10);

/** Every ISO date of a month, '2026-02'. */
export function daysIn(month: string): string[] {
  const { first, last } = daysOf(month);
  return Array.from({ length: daysBetween(first, last) + 1 }, (_day, after) => shifted(first, after));
}

/** The month so many months later: '2026-12' of '2027-01' and -1. */
export function shiftedMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** A stretch of days with both of its ends; without an end where there is none yet. */
export interface Stretch {
  readonly from: string | null;
  readonly until: string | null;
}

export const isWithin = (day: string, { from, until }: Stretch): boolean =>
  (from === null || from <= day) && (until === null || day <= until);

/** Who lives in a unit, from when until when. */
export interface Stay extends Stretch {
  readonly household: string;
}

/**
 * To whom each day of a month belongs: to the household that came last of those that were there, or to nobody. A day of
 * which two tell belongs to one, so that parts equal the whole.
 */
export function ownersOf(days: readonly string[], stays: readonly Stay[]): (string | null)[] {
  const latestFirst = [...stays].sort(
    (one, other) =>
      (other.from ?? '').localeCompare(one.from ?? '') || one.household.localeCompare(other.household),
  );
  return days.map((day) => latestFirst.find((stay) => isWithin(day, stay))?.household ?? null);
}
