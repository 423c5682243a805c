import type { SentMark } from '../data/sent-marks.ts';
import type { KeptRound } from './kept-round.ts';
import { keyOf, type Stop } from './stop.ts';
import type { Marked } from './use-marks.ts';

/** A stop and what was marked there: on this device still, or with the server since the round was fetched. */
export interface Standing {
  readonly stop: Stop;
  readonly marked: Marked | null;
  readonly sent: SentMark | null;
}

/** Where each stop of a round stands. What was sent before it was fetched stands in what was fetched. */
export function standingsOf(
  { stops, at }: KeptRound,
  here: readonly Marked[],
  sent: readonly SentMark[],
): readonly Standing[] {
  return stops.map((stop) => ({
    stop,
    marked: here.find(({ mark }) => mark.stop === keyOf(stop)) ?? null,
    sent: sent.find((each) => each.stop === keyOf(stop) && each.at > at) ?? null,
  }));
}

/** Returns true iff nobody has been there yet. */
export const isOpen = ({ marked, sent }: Standing): boolean => marked === null && sent === null;
