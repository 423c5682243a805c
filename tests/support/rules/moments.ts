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
