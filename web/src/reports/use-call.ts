import { useState } from 'preact/hooks';
import { type CallProblem, CallRefused } from '../data/call.ts';
import { readingFailed } from '../data/failures.ts';

export interface Calling {
  readonly isBusy: boolean;
  readonly problems: readonly CallProblem[];
  /** Does the work; what goes wrong is among the problems afterwards. */
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

/** Something that the server is asked to do, one after the other. */
export function useCall(): Calling {
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setIsBusy(true);
    setProblems([]);
    try {
      await work();
    } catch (error) {
      setProblems(
        error instanceof CallRefused ? error.problems : [{ words: readingFailed(error), clauses: [] }],
      );
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, problems, run };
}
