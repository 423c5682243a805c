import { useEffect, useState } from 'preact/hooks';
import { isOf, release, type Walk } from '../data/marks.ts';
import { sendUnsent } from '../data/send-unsent.ts';
import { type SentMark, sentSince } from '../data/sent-marks.ts';
import { readUnsent, type Unsent, unsent } from '../data/unsent.ts';
import { useNow } from '../kit/now.ts';
import { useObservable } from '../observable.ts';
import { useSiteTime } from '../session/site-time.ts';

/** A mark that is on this device still. */
export type Marked = Unsent & Required<Pick<Unsent, 'mark'>>;

/** Held until the round is sent; waiting for a network; or refused by the server, with its reason. */
export type Stage = 'held' | 'waiting' | 'refused';

export const stageOf = ({ refusals, mark }: Marked): Stage =>
  refusals.length > 0 ? 'refused' : mark.isHeld ? 'held' : 'waiting';

export interface Marks {
  /** What is on this device still, oldest first. */
  readonly here: readonly Marked[];
  /** What the server has had today. */
  readonly sent: readonly SentMark[];
  /** Sends what was marked. Where there is no network it waits, and goes by itself later. */
  readonly send: () => Promise<void>;
}

/** What was marked on a round today, and how far it has come. */
export function useMarks(walk: Walk): Marks {
  const all = useObservable(unsent);
  const { calendar } = useSiteTime();
  const today = calendar.day(useNow());
  const [sent, setSent] = useState<readonly SentMark[]>([]);
  useEffect(() => void readUnsent().catch(() => undefined), []); // A device that keeps nothing has none.
  // What has gone from here has arrived there.
  useEffect(() => {
    let isWanted = true;
    sentSince(walk, calendar.instant(today, '00:00')).then(
      (found) => isWanted && setSent(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [all, walk, today, calendar]);
  const isMarked = (each: Unsent): each is Marked => each.mark !== undefined && isOf(walk)(each);
  const send = async (): Promise<void> => {
    await release(walk);
    await sendUnsent();
  };
  return { here: all.filter(isMarked), sent, send };
}
