/**
 * The site's clock as the rules can read it, `settings/site/standing/clock`: how far its zone is ahead of UTC, until
 * when, and from then on. It follows from the zone; the server keeps it.
 */
export interface Clock {
  readonly offsetMinutes: number;
  readonly changesAt: Date;
  readonly offsetMinutesAfter: number;
}

const MINUTE = 60_000;

/** Minutes ahead of UTC at a moment. */
export const offsetAt = ({ offsetMinutes, changesAt, offsetMinutesAfter }: Clock, at: Date): number =>
  at < changesAt ? offsetMinutes : offsetMinutesAfter;

/** The instant of a time of day ('HH:mm') on an ISO date, by the offset of now, as the rules reckon it. */
export function closingInstant(day: string, time: string, clock: Clock, now: Date): Date {
  const midnight = Date.parse(`${day}T${time}:00Z`);
  return new Date(midnight - offsetAt(clock, now) * MINUTE);
}
