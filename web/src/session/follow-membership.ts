import { useEffect } from 'preact/hooks';
import { isDenied } from '../data/failures.ts';
import { live } from '../data/live-now.ts';
import type { Document } from '../data/store.ts';
import { useRecord } from '../data/watch.ts';
import { useObservable } from '../observable.ts';
import { refreshSession, useSession } from './current.ts';
import { revisionsOf } from './session.ts';

/** The longest that a browser waits; who has the desk open for weeks reads it again in between. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Follows one's own member record and the leave of whom one stands in for: new roles count at once, a stand-in's
 * rights begin and end in time (R4.4.1.10), and a dismissal closes the desk (R6.1.3).
 */
export function useOwnMembership(): void {
  const { site, uid, readFrom } = useSession();
  const isLive = useObservable(live) !== null;
  const of = (path: string) => (isLive ? `sites/${site}/${path}` : null);
  const { value, failure } = useRecord(of(`members/${uid}`));
  const { value: leave } = useRecord(of(`keyKeepers/leave~${uid}`));
  const isOut = isDenied(failure) || value?.state === 'dismissed';
  const now = value !== undefined && leave !== undefined ? revisionsOf(value, leave) : readFrom;
  useEffect(() => {
    if (isOut || now !== readFrom) void refreshSession();
  }, [isOut, now]);
  const next = nextChange(leave ?? null, new Date());
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(() => void refreshSession(), Math.min(next - Date.now(), LONGEST_MS));
    return () => clearTimeout(timer);
  }, [next]);
}

/** When the leave will begin or end by itself; null when it will not. */
function nextChange(leave: Document | null, now: Date): number | null {
  if (leave?.state !== 'active') return null;
  const ahead = [leave.from, leave.until].filter((at): at is Date => at instanceof Date && at > now);
  return ahead.length === 0 ? null : Math.min(...ahead.map((at) => at.getTime()));
}
