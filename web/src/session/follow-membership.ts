import { useEffect, useRef } from 'preact/hooks';
import { isDenied } from '../data/failures.ts';
import { live } from '../data/live-now.ts';
import { useRecord } from '../data/watch.ts';
import { useObservable } from '../observable.ts';
import { refreshSession, useSession } from './current.ts';

/** Follows one's own member record: new roles count at once, and a dismissal closes the desk (R6.1.3). */
export function useOwnMembership(): void {
  const { site, uid } = useSession();
  const isLive = useObservable(live) !== null;
  const { value, failure } = useRecord(isLive ? `sites/${site}/members/${uid}` : null);
  const isOut = isDenied(failure) || value?.state === 'dismissed';
  const rev = value?.rev;
  const first = useRef<unknown>(undefined);
  useEffect(() => {
    // The session was read a moment before the first of these.
    const isNew = first.current !== undefined && rev !== undefined && rev !== first.current;
    first.current ??= rev;
    if (isOut || isNew) void refreshSession();
  }, [isOut, rev]);
}
