import { useRef, useState } from 'preact/hooks';
import { type CallProblem, CallRefused, call, callTold } from '../data/call.ts';
import { saveSpreadsheet } from '../data/save-file.ts';
import type { Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { base64Of } from './base64.ts';
import type { TakingIn } from './taking-in.ts';
import { NOTHING_WRITTEN, type Written, withEarlier } from './written.ts';

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

/** A field of a record that a row puts something else into. */
export interface Alteration {
  readonly row: number;
  readonly sheet?: string;
  readonly room: string;
  readonly register: string;
  /** The state where it is 'state'. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
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
  /** Good rows that are not written yet. */
  readonly rest: number;
  readonly sheets: readonly ToldSheet[];
  readonly notes: readonly RowNotes[];
  /** The first rows, as they were read. */
  readonly first: readonly ShownRow[];
  /** What stands otherwise on record. */
  readonly alterations?: readonly Alteration[];
  readonly buildings?: readonly ListedBuilding[];
  readonly questions?: readonly BuildingQuestion[];
  /** Whether the site has any building. */
  readonly hasBuildings?: boolean;
  /** What is to be handed over to people whom it has added, this once. */
  readonly given?: readonly Given[];
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

/** What is handed over to somebody without an e-mail, once. */
export interface Given {
  readonly name: string;
  readonly signInName: string;
  readonly startPassword: string;
}

/** Is a building of the list, so called there, one of those that the desk has? `answer` is one of them, or null for none. */
export interface BuildingQuestion {
  readonly name: string;
  readonly written: readonly string[];
  readonly rows: number;
  readonly mayBe: readonly string[];
  readonly answer?: string | null;
}

/** How far the server is. */
export interface Progress {
  readonly is: 'checking' | 'writing';
  readonly done: number;
  readonly of: number;
}

/** Where an import stands. A file stays chosen whatever happens. */
export type Stage =
  | { readonly is: 'empty' }
  | { readonly is: 'checking' }
  | { readonly is: 'checked'; readonly outcome: Outcome }
  | { readonly is: 'importing'; readonly outcome: Outcome }
  /** Somebody has stopped it: what is written stays, the rest goes in when they go on. */
  | { readonly is: 'stopped'; readonly outcome: Outcome; readonly partly: boolean }
  | { readonly is: 'done'; readonly outcome: Outcome };

export interface Import {
  readonly file: File | null;
  readonly stage: Stage;
  /** Of the call that runs, once it has told. */
  readonly progress: Progress | null;
  /** Why the last call did not work. */
  readonly problems: readonly CallProblem[];
  readonly choose: (file: File) => Promise<void>;
  /** The dry run again: the file on the disk may have been put right under the same name. */
  readonly check: () => Promise<void>;
  /** Takes the list in; `partly` the good rows of one that has bad ones. */
  readonly run: (partly: boolean) => Promise<void>;
  /** Stops what is being written; null where nothing is, or it is stopping already. */
  readonly stop: (() => Promise<void>) | null;
  /** Saves the same list with the reason beside each row that stays out. */
  readonly saveReasons: () => Promise<void>;
  readonly columns: Corrections;
  /** Says what a column means, and has the list checked anew. */
  readonly correct: (key: string, field: string | null) => Promise<void>;
  /** Says which building one of the list is, null for a new one, and has the list checked anew. */
  readonly answer: (name: string, building: string | null) => Promise<void>;
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

/** What somebody has said of the list. */
interface Said {
  readonly columns: Corrections;
  readonly buildings: Readonly<Record<string, string | null>>;
}

const NOTHING_SAID: Said = { columns: {}, buildings: {} };

/** The way of a list: chosen, compared without writing anything, then taken in, in as many calls as it takes. */
export function useImport({ callable, list }: TakingIn, options: Readonly<Record<string, string>>): Import {
  const { site } = useSession();
  const [file, setFile] = useState<File | null>(null);
  const [stage, setStage] = useState<Stage>({ is: 'empty' });
  const [problems, setProblems] = useState<readonly CallProblem[]>([]);
  const [said, setSaid] = useState<Said>(NOTHING_SAID);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [running, setRunning] = useState<string | null>(null);
  const isStopped = useRef(false);
  const earlier = useRef<Written>(NOTHING_WRITTEN);

  const hear = (told: unknown) => {
    if (typeof told !== 'object' || told === null) return;
    if ('run' in told) setRunning(String(told.run));
    else setProgress(told as Progress);
  };
  const send = async (chosen: File, { columns, buildings }: Said, asked: Asked): Promise<Answer | null> => {
    setProblems([]);
    setProgress(null);
    try {
      const content = await base64Of(chosen);
      const answers = Object.keys(buildings).length > 0 ? { buildings } : {};
      const input = { site, content, columns, options: { ...options, ...answers }, ...asked };
      return await callTold<Answer>(callable, input, hear);
    } catch (error) {
      setProblems(error instanceof CallRefused ? error.problems : [unreadable]);
      return null;
    } finally {
      setRunning(null);
    }
  };
  const checkFile = async (chosen: File, now: Said) => {
    setSaid(now);
    setStage({ is: 'checking' });
    const outcome = await send(chosen, now, { dryRun: true });
    setStage(outcome ? { is: 'checked', outcome } : { is: 'empty' });
  };
  const choose = async (chosen: File) => {
    setFile(chosen);
    setStage({ is: 'empty' });
    if (chosen.size > BYTES_MAX) return setProblems([tooLarge(list.cites)]);
    await checkFile(chosen, NOTHING_SAID);
  };
  const run = async (partly: boolean) => {
    if (!file || (stage.is !== 'checked' && stage.is !== 'stopped')) return;
    isStopped.current = false;
    if (stage.is === 'checked') earlier.current = NOTHING_WRITTEN;
    let before = stage.outcome;
    setStage({ is: 'importing', outcome: before });
    for (;;) {
      const answer = await send(file, said, { dryRun: false, partly });
      if (!answer) return setStage({ is: 'checked', outcome: before });
      if (!answer.written) return setStage({ is: 'checked', outcome: answer });
      before = withEarlier(answer, earlier.current);
      earlier.current = before;
      if (answer.rest === 0) return setStage({ is: 'done', outcome: before });
      if (isStopped.current) return setStage({ is: 'stopped', outcome: before, partly });
    }
  };
  const stop = async () => {
    if (running === null) return;
    isStopped.current = true;
    setRunning(null);
    try {
      await call('stopImport', { site, run: running });
    } catch (error) {
      if (error instanceof CallRefused) setProblems(error.problems);
    }
  };
  const saveReasons = async () => {
    if (!file) return;
    const answer = await send(file, said, { dryRun: true, reasons: true });
    if (answer?.reasons)
      saveSpreadsheet(`${file.name.replace(/\.[^.]*$/, '')}-未导入原因.xlsx`, answer.reasons);
  };
  const anew = async (now: Said) => {
    if (file) await checkFile(file, now);
  };
  return {
    ...{ file, stage, problems, progress, choose, run, saveReasons, columns: said.columns },
    stop: running === null ? null : stop,
    check: () => anew(said),
    correct: (key, field) => anew({ ...said, columns: { ...said.columns, [key]: field } }),
    answer: (name, building) => anew({ ...said, buildings: { ...said.buildings, [name]: building } }),
  };
}
