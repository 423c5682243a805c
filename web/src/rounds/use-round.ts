import { useEffect, useMemo, useState } from 'preact/hooks';
import { readingFailed } from '../data/failures.ts';
import type { Walk } from '../data/marks.ts';
import { useNow } from '../kit/now.ts';
import { useOnline } from '../kit/online.ts';
import type { Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { useSiteTime } from '../session/site-time.ts';
import { fetchAhead } from './fetch-ahead.ts';
import { type KeptRound, keepRound, readRound } from './kept-round.ts';
import { roomLeft } from './room-left.ts';

/** The round of whoever sits here. */
export function useWalk(round: string): Walk {
  const { site, uid } = useSession();
  return useMemo(() => ({ site, uid, round }), [site, uid, round]);
}

export interface Round {
  /** As it was fetched last; undefined until it is known, null where this device has nothing of it. */
  readonly kept: KeptRound | null | undefined;
  readonly isFetching: boolean;
  /** Why it could not be fetched anew. */
  readonly failure: Words | null;
  /** What speaks against beginning it on this device. */
  readonly storage: Words | null;
  readonly fetchAnew: () => Promise<void>;
}

/** A round: as this device has kept it, then as the server has it now. It is kept before it is begun. */
export function useRound(walk: Walk): Round {
  const session = useSession();
  const { calendar } = useSiteTime();
  const today = calendar.day(useNow());
  const isOnline = useOnline();
  const [kept, setKept] = useState<KeptRound | null | undefined>(undefined);
  const [isFetching, setIsFetching] = useState(false);
  const [failure, setFailure] = useState<Words | null>(null);
  const [storage, setStorage] = useState<Words | null>(null);
  const fetchAnew = async (): Promise<void> => {
    setIsFetching(true);
    try {
      const fetched = { at: new Date(), stops: await fetchAhead(walk.round, { session, today }) };
      const isKept = await keepRound(walk, fetched).then(
        () => true,
        () => false,
      );
      setKept((now) => (now && now.at > fetched.at ? now : fetched));
      setFailure(null);
      setStorage(await roomLeft(isKept));
    } catch (error) {
      setFailure(readingFailed(error));
      setKept((now) => now ?? null);
    } finally {
      setIsFetching(false);
    }
  };
  // Whose round, of which day, and whether there is a network to ask.
  useEffect(() => {
    let isWanted = true;
    readRound(walk)
      .catch(() => null)
      .then((found) => {
        if (isWanted) setKept((now) => now ?? found ?? (navigator.onLine ? undefined : null));
      });
    if (isOnline) void fetchAnew();
    return () => {
      isWanted = false;
    };
  }, [walk, today, isOnline]);
  return { kept, isFetching, failure, storage, fetchAnew };
}
