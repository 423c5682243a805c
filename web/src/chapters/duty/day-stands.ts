import { useEffect, useState } from 'preact/hooks';
import { type CallProblem, call } from '../../data/call.ts';
import type { Words } from '../../language/words.ts';
import { useCall } from '../../reports/use-call.ts';
import { useSession } from '../../session/current.ts';

// What the server finds of a day: see functions/src/chapters/duty/day-stands.ts.

export interface MissingMatter {
  readonly register: string;
  readonly record: string;
  readonly matter: string;
  readonly words: Words;
  /** ISO 8601. */
  readonly deadline: string;
}

export interface LineStands {
  readonly name: string;
  readonly title: Words;
  readonly done: number;
  readonly of: number;
  readonly missing: readonly MissingMatter[];
}

export interface DayStands {
  readonly lines: readonly LineStands[];
  readonly open: number;
  readonly sealed: number;
  readonly seal: string | null;
  /** Whether what was signed is as it was, and the chain of the log says so; null where nothing is signed, or just now. */
  readonly holds: boolean | null;
}

export interface DayRead {
  readonly stands: DayStands | null;
  readonly problems: readonly CallProblem[];
  readonly again: () => void;
}

/** What a day has to show, as the server finds it when the page is opened; of null nothing is asked. */
export function useDayStands(day: string | null): DayRead {
  const { site } = useSession();
  const { problems, run } = useCall();
  const [stands, setStands] = useState<DayStands | null>(null);
  const ask = () => run(async () => setStands(await call<DayStands>('readDayClosing', { site, day })));
  useEffect(() => {
    if (day !== null) void ask();
  }, [site, day]);
  return { stands, problems, again: () => void ask() };
}
