import { ATTEMPTS_MAX, type Claim, type Result } from './claim.ts';

/** When it is, and how tries are spread. */
export interface Trying {
  readonly now: () => Date;
  /** From 0 to 1: spreads the tries after an outage. */
  readonly random?: () => number;
}

const BACK_OFF_MS = 60_000;
const BACK_OFF_MAX_MS = 6 * 3_600_000;

/** Milliseconds until the next try: doubles from a minute to six hours, give or take a fifth. */
const backOff = (attempts: number, random: () => number): number =>
  Math.min(BACK_OFF_MAX_MS, BACK_OFF_MS * 2 ** (attempts - 1)) * (0.8 + 0.4 * random());

/** What becomes of a try that has failed: the end of it, or another one, not before so many milliseconds. */
export function nextTry(
  { attempts }: Pick<Claim, 'attempts'>,
  isPermanent: boolean,
  { now, random = Math.random }: Trying,
  waits = 0,
): Pick<Result, 'state' | 'next'> {
  if (isPermanent || attempts >= ATTEMPTS_MAX) return { state: 'ERROR', next: null };
  return { state: 'RETRY', next: new Date(now().getTime() + Math.max(waits, backOff(attempts, random))) };
}
