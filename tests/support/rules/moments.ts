import { Timestamp } from 'firebase/firestore/lite';

const minuteLength = 60;

/** So many seconds from now, before now when negative. */
export const inSeconds = (seconds: number): Timestamp =>
  Timestamp.fromMillis(Date.now() + Math.round(seconds * 1000));

/** So many hours from now, before now when negative. */
export const inHours = (hours: number): Timestamp => inSeconds(hours * 3600);

/** A full minute, so many minutes from the current one, before it when negative. */
export const minute = (fromNow: number): Timestamp =>
  new Timestamp((Math.floor(Date.now() / 1000 / minuteLength) + fromNow) * minuteLength, 0);

/** The date in the zone of the tests' sites (UTC+8), so many days from today: `2026-10-01`. */
export const day = (fromToday = 0): string =>
  new Date(Date.now() + (8 + 24 * fromToday) * 3_600_000).toISOString().slice(0, 10);

const MINUTE_LENGTH = 60_000;

/** Minutes ahead of UTC at which it is this time of day now: the tests' own hour of day, whatever hour it really is. */
export function offsetFor(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes - Math.floor((Date.now() % (24 * 60 * MINUTE_LENGTH)) / MINUTE_LENGTH);
}

/** The offset at which it is noon. */
export const noonOffset = (): number => offsetFor('12:00');

/** The date at this offset, so many days from today. */
export const localDay = (offsetMinutes: number, fromToday = 0): string =>
  new Date(Date.now() + (offsetMinutes + 24 * 60 * fromToday) * MINUTE_LENGTH).toISOString().slice(0, 10);
