import { useEffect } from 'preact/hooks';
import type { Rights } from '../../../rulebook/reading/rights.ts';
import { isDenied } from '../data/failures.ts';
import { live } from '../data/live-now.ts';
import { useRecord } from '../data/watch.ts';
import { useObservable } from '../observable.ts';
import { refreshSession, useSession } from './current.ts';
import { leavesOf, readFromOf } from './session.ts';

/** The longest that a browser waits; who has the desk open for weeks reads it again in between. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Follows one's own member record and rights: new roles count at once, what a keeper or a stand-in may do begins and
 * ends in time (R4.4.1.2, R4.4.1.10), and a dismissal closes the desk (R6.1.3).
 */
export function useOwnMembership(): void {
  const { site, uid, readFrom } = useSession();
  const isLive = useObservable(live) !== null;
  const of = (path: string) => (isLive ? `sites/${site}/${path}` : null);
  const { value, failure } = useRecord(of(`members/${uid}`));
  const { value: found } = useRecord(of(`members/${uid}/standing/rights`));
  const rights = found as Rights | null | undefined;
  const isOut = isDenied(failure) || value?.state === 'dismissed';
  const now = value !== undefined && rights !== undefined ? readFromOf(value, rights) : readFrom;
  useEffect(() => {
    if (isOut || now !== readFrom) void refreshSession();
  }, [isOut, now]);
  const next = nextChange(rights ?? null, new Date());
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(() => void refreshSession(), Math.min(next - Date.now(), LONGEST_MS));
    return () => clearTimeout(timer);
  }, [next]);
}

/** When a term will begin or end by itself; null when none will. */
function nextChange(rights: Rights | null, now: Date): number | null {
  const ahead = leavesOf(rights).flatMap((each) =>
    each instanceof Date && each > now ? [each.getTime()] : [],
  );
  return ahead.length === 0 ? null : Math.min(...ahead);
}
