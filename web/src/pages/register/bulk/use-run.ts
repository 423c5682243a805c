import { useEffect, useRef, useState } from 'preact/hooks';
import { perform } from '../../../data/perform.ts';
import type { Document, Row } from '../../../data/store.ts';
import { tell } from '../../../kit/says.tsx';
import type { RegisterName } from '../../../registers.ts';
import { useSession } from '../../../session/current.ts';
import { type Ended, takeEach, tally } from './take-each.ts';
import { tallyWords } from './tally-words.ts';

/** A step that is being taken of several records, and what has become of each so far. */
export interface Run {
  readonly rows: readonly Row[];
  readonly ended: ReadonlyMap<string, Ended>;
  readonly isOver: boolean;
  readonly isStopping: boolean;
}

/** Which records were sent and never answered, with the revision that they had: sent again, they are not done twice. */
export type Unanswered = Map<string, number>;

interface RunTerms {
  readonly register: RegisterName;
  readonly step: string;
  readonly unanswered: Unanswered;
  /** Something was done of the record, or waits on this device: it is not selected any more. */
  readonly onTaken: (id: string) => void;
}

/** Takes the step of one record after the other by the way of single steps. Whoever leaves meanwhile stops it. */
export function useRun({ register, step, unanswered, onTaken }: RunTerms) {
  const session = useSession();
  const [run, setRun] = useState<Run | null>(null);
  const isStopped = useRef(false);
  const isLeft = useRef(false);
  useEffect(
    () => () => {
      isStopped.current = true;
      isLeft.current = true;
    },
    [],
  );

  const take = async ({ id, data }: Row, input: Document) => {
    const key = `${step} ${id}`;
    const again = unanswered.has(key);
    const rev = unanswered.get(key) ?? Number(data.rev);
    unanswered.set(key, rev);
    const { site, uid } = session;
    const steps = [{ register, step, id, input, rev }];
    const outcome = await perform({ site, uid, steps }, session, { again });
    unanswered.delete(key);
    return outcome;
  };

  const start = async (rows: readonly Row[], input: Document): Promise<void> => {
    const ended = new Map<string, Ended>();
    const show = (isOver: boolean) =>
      setRun({ rows, ended: new Map(ended), isOver, isStopping: isStopped.current });
    isStopped.current = false;
    show(false);
    await takeEach(rows, (row) => take(row, input), {
      isStopped: () => isStopped.current,
      onEnded: ({ id }, how) => {
        ended.set(id, how);
        if (how.is === 'done' || how.is === 'queued') onTaken(id);
        show(false);
      },
    });
    if (isLeft.current) tell(tallyWords(tally(rows, ended)));
    else show(true);
  };

  const stop = () => {
    isStopped.current = true;
    setRun((now) => now && { ...now, isStopping: true });
  };
  return { run, start, stop };
}
