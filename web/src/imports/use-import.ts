import { useState } from 'preact/hooks';
import { type CallProblem, CallRefused, call } from '../data/call.ts';
import { saveSpreadsheet } from '../data/save-file.ts';
import type { Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { base64Of } from './base64.ts';
import type { TakingIn } from './taking-in.ts';

/** One thing that is wrong in the list, and where. */
export interface ListProblem {
  readonly row: number;
  readonly cell: string;
  /** In a list of several sheets. */
  readonly sheet?: string;
  readonly field: string | null;
  readonly words: Words;
  readonly clause: string;
  /** What stands in the cell. */
  readonly value?: string;
}

/** What somebody says that a column means, by the key of its heading; null leaves it out. */
export type Corrections = Readonly<Record<string, string | null>>;

/** What the server found in the list, and whether it was taken in. */
export interface Outcome {
  readonly rows: number;
  readonly create: number;
  readonly update: number;
  readonly same: number;
  /** Households on record whose private files one may not read: neither compared nor changed. */
  readonly known: number;
  readonly problems: readonly ListProblem[];
  /** How each heading was understood. */
  readonly understood: readonly {
    readonly key: string;
    readonly column: string;
    readonly heading: string;
    readonly field: string | null;
  }[];
  /** Rows that stay out because something is wrong with them. */
  readonly left: number;
  readonly sheets: readonly ToldSheet[];
  readonly notes: readonly RowNotes[];
  /** The first rows, as they were read. */
  readonly first: readonly ShownRow[];
  readonly buildings?: readonly ListedBuilding[];
  /** What else is to be known of it. */
  readonly told?: readonly CallProblem[];
  readonly written: boolean;
}

/** A sheet of the file: read, without headings, or hidden. */
export interface ToldSheet {
  /** Null where the file has only one. */
  readonly name: string | null;
  readonly is: 'read' | 'noHeadings' | 'hidden';
  readonly rows: number;
  readonly hidden: number;
}

/** Rows of which the same is to be known, and the first of them. */
export interface RowNotes {
  readonly words: Words;
  readonly count: number;
  readonly examples: readonly Pick<ListProblem, 'row' | 'cell' | 'sheet' | 'value'>[];
}

export interface ShownRow {
  readonly row: number;
  readonly sheet?: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A building of the list: as it was written there, and what the desk calls it. */
export interface ListedBuilding {
  readonly name: string;
  readonly written: readonly string[];
  readonly rows: number;
  readonly isKnown: boolean;
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
  /** Takes the list in; `partly` the good rows of one that has bad ones. */
  readonly run: (partly: boolean) => Promise<void>;
  /** Saves the same list with the reason beside each row that stays out. */
  readonly saveReasons: () => Promise<void>;
  readonly columns: Corrections;
  /** Says what a column means, and has the list checked anew. */
  readonly correct: (key: string, field: string | null) => Promise<void>;
}

/** What the server opens at most. */
const BYTES_MAX = 5 * 1024 * 1024;

const tooLarge = (clauses: readonly string[]): CallProblem => ({
  words: { zh: '文件超过 5 MB，请分成几份', en: 'The file is larger than 5 MB; please split it' },
  clauses,
});

const unreadable: CallProblem = {
  words: {
    zh: '读不到这个文件：它可能已被改动或移走，请重新选择',
    en: 'The file can’t be read: it may have been changed or moved; please choose it again',
  },
  clauses: [],
};

/** What is asked of the server with a list. */
interface Asked {
  readonly dryRun: boolean;
  readonly partly?: boolean;
  readonly reasons?: boolean;
}

interface Answer extends Outcome {
  /** A spreadsheet, base64. */
  readonly reasons?: string;
}

/** The way of a list: chosen, compared without writing anything, then taken in. */
export function useImport({ callable, list }: TakingIn, options: Readonly<Record<string, string>>): Import {
  const { site } = useSession();
  const [file, setFile] = useState<File | null>(null);
  const [stage, setStage] = useState<Stage>({ is: 'empty' });
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const [columns, setColumns] = useState<Corrections>({});

  const send = async (chosen: File, said: Corrections, asked: Asked): Promise<Answer | null> => {
    setProblems([]);
    try {
      const content = await base64Of(chosen);
      return await call<Answer>(callable, { site, content, columns: said, options, ...asked });
    } catch (error) {
      setProblems(error instanceof CallRefused ? error.problems : [unreadable]);
      return null;
    }
  };
  const checkFile = async (chosen: File, said: Corrections) => {
    setColumns(said);
    setStage({ is: 'checking' });
    const outcome = await send(chosen, said, { dryRun: true });
    setStage(outcome ? { is: 'checked', outcome } : { is: 'empty' });
  };
  const choose = async (chosen: File) => {
    setFile(chosen);
    setStage({ is: 'empty' });
    if (chosen.size > BYTES_MAX) return setProblems([tooLarge(list.cites)]);
    await checkFile(chosen, {});
  };
  const run = async (partly: boolean) => {
    if (!file || stage.is !== 'checked') return;
    setStage({ is: 'importing', outcome: stage.outcome });
    const outcome = await send(file, columns, { dryRun: false, partly });
    if (!outcome) setStage({ is: 'checked', outcome: stage.outcome });
    else setStage({ is: outcome.written ? 'done' : 'checked', outcome });
  };
  const saveReasons = async () => {
    if (!file) return;
    const answer = await send(file, columns, { dryRun: true, reasons: true });
    if (answer?.reasons)
      saveSpreadsheet(`${file.name.replace(/\.[^.]*$/, '')}-未导入原因.xlsx`, answer.reasons);
  };
  const check = async () => {
    if (file) await checkFile(file, columns);
  };
  const correct = async (key: string, field: string | null) => {
    if (file) await checkFile(file, { ...columns, [key]: field });
  };
  return { file, stage, problems, choose, check, run, saveReasons, columns, correct };
}
