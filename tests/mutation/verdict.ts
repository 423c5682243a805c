/** What the rules said: yes; no; or an expression broke, which denies as well, but for no good reason. */
export type Verdict = 'allowed' | 'refused' | 'broken';

/** The notes of a plain no: which rules were false, and which passes were broken off to fetch a document. */
const NOTES = /(false|evaluation error at L\d+:\d+) for '\w+' @ L\d+|No matching allow statements|[\s,]/g;

interface Denial {
  readonly error: { readonly message: string };
}

/**
 * The verdict behind an answer, null when it tells of none. The rules are asked before preconditions are looked at:
 * `isBlocked` says that one was set which fails, so what got as far as that was let through.
 */
export function verdictOf(status: number, answer: string, isBlocked: boolean): Verdict | null {
  if (status === 200) return 'allowed';
  if (status === 403) {
    const parsed = JSON.parse(answer) as Denial | readonly Denial[];
    const [denial] = Array.isArray(parsed) ? (parsed as readonly Denial[]) : [parsed as Denial];
    return denial?.error.message.replaceAll(NOTES, '') === '' ? 'refused' : 'broken';
  }
  if (!isBlocked || isAbandoned(status, answer)) return null;
  return status === 404 || status === 409 || answer.includes('FAILED_PRECONDITION') ? 'allowed' : null;
}

/** Returns true iff the emulator gave up before it came to an answer, which it does when it is busy. */
export const isAbandoned = (status: number, answer: string): boolean =>
  status >= 500 || answer.includes('"ABORTED"');

/**
 * Returns true iff a test that was told the one would not have been content with the other. Where something broke
 * already, two documents of a batch disagree on which is looked at first.
 */
export const isAnotherAnswer = (told: Verdict, verdict: Verdict): boolean =>
  told === 'broken' ? verdict === 'allowed' : verdict !== told;
