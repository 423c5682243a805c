import { useState } from 'preact/hooks';
import type { ListField } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { type CallProblem, CallRefused, call } from '../../../data/call.ts';
import type { Words } from '../../../language/words.ts';
import { useSession } from '../../../session/current.ts';
import { base64Of } from './base64.ts';

/** One thing that is wrong in the list, and where. */
export interface ListProblem {
  readonly row: number;
  readonly cell: string;
  readonly field: ListField | null;
  readonly words: Words;
  readonly clause: string;
}

/** What the server found in the list, and whether it was taken in. */
export interface Outcome {
  readonly rows: number;
  readonly create: number;
  readonly update: number;
  readonly same: number;
  /** Households on record whose private files one may not read: neither compared nor changed. */
  readonly known: number;
  readonly problems: readonly ListProblem[];
  readonly leftOut: readonly string[];
  readonly written: boolean;
}

/** Where an import stands. A file stays chosen whatever happens. */
export type Stage =
  | { readonly is: 'empty' }
  | { readonly is: 'checking' }
  | { readonly is: 'checked'; readonly outcome: Outcome }
  | { readonly is: 'importing'; readonly outcome: Outcome }
  | { readonly is: 'done'; readonly outcome: Outcome };

export interface Import {
  readonly file: File | null;
  readonly stage: Stage;
  /** Why the last call did not work. */
  readonly problems: readonly CallProblem[];
  readonly choose: (file: File) => Promise<void>;
  /** The dry run again: the file on the disk may have been put right under the same name. */
  readonly check: () => Promise<void>;
  readonly run: () => Promise<void>;
}

/** What the server opens at most. */
const BYTES_MAX = 5 * 1024 * 1024;

const tooLarge: CallProblem = {
  words: { zh: '文件超过 5 MB，请分成几份', en: 'The file is larger than 5 MB; please split it' },
  clauses: ['R2.4.2'],
};

const unreadable: CallProblem = {
  words: {
    zh: '读不到这个文件：它可能已被改动或移走，请重新选择',
    en: 'The file can’t be read: it may have been changed or moved; please choose it again',
  },
  clauses: [],
};

/** The way of a list: chosen, compared without writing anything, then taken in. */
export function useImport(): Import {
  const { site } = useSession();
  const [file, setFile] = useState<File | null>(null);
  const [stage, setStage] = useState<Stage>({ is: 'empty' });
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);

  const send = async (chosen: File, dryRun: boolean): Promise<Outcome | null> => {
    setProblems([]);
    try {
      const content = await base64Of(chosen);
      return await call<Outcome>('importMoveInList', { site, content, dryRun });
    } catch (error) {
      setProblems(error instanceof CallRefused ? error.problems : [unreadable]);
      return null;
    }
  };
  const checkFile = async (chosen: File) => {
    setStage({ is: 'checking' });
    const outcome = await send(chosen, true);
    setStage(outcome ? { is: 'checked', outcome } : { is: 'empty' });
  };
  const choose = async (chosen: File) => {
    setFile(chosen);
    setStage({ is: 'empty' });
    if (chosen.size > BYTES_MAX) return setProblems([tooLarge]);
    await checkFile(chosen);
  };
  const run = async () => {
    if (!file || stage.is !== 'checked') return;
    setStage({ is: 'importing', outcome: stage.outcome });
    const outcome = await send(file, false);
    if (!outcome) setStage({ is: 'checked', outcome: stage.outcome });
    else setStage({ is: outcome.written ? 'done' : 'checked', outcome });
  };
  const check = async () => {
    if (file) await checkFile(file);
  };
  return { file, stage, problems, choose, check, run };
}
