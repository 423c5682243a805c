import type { ClauseId } from '../site/clauses/index.ts';
import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';

/** A column of a list that comes from outside. */
export interface ListColumn {
  readonly words: Words;
  /** The clause that asks for what the column holds. */
  readonly cites: ClauseId;
  readonly required: boolean;
  /** What it means may stand in several columns beside each other. */
  readonly several: boolean;
}

/** A register whose records are taken back by its step `undoImport`. */
export interface Undoes {
  readonly register: string;
  /** Registers whose records name them without making use of them. */
  readonly besides?: readonly string[];
}

/** A list that is taken in from a spreadsheet: what its columns are called, and who may take it in. */
export interface ImportedList<Field extends string = string> {
  /** What is remembered of its columns stands under this name. */
  readonly name: string;
  readonly form: Words;
  /** Whether good rows may go in while bad ones stay out; else the whole list waits for the last of its cells. */
  readonly isPartial: boolean;
  /** So many rows at most come in at once; `ROWS_MOST` when left out. */
  readonly rowsMost?: number;
  readonly by: readonly Role[];
  /** Only in a role of one's own, not as a stand-in. */
  readonly inPerson?: true;
  /** The registers whose records, brought by it, are taken back until they are used, in this order. */
  readonly undoes?: readonly Undoes[];
  readonly cites: readonly [ClauseId, ...ClauseId[]];
  readonly columns: Readonly<Record<Field, ListColumn>>;
}

/** Rows of data of a list that says nothing else. */
export const ROWS_MOST = 5_000;

/** So many rows a list may have. */
export const rowsMostOf = ({ rowsMost = ROWS_MOST }: Pick<ImportedList, 'rowsMost'>): number => rowsMost;

/** A column that every such list has. */
export const column = (
  zh: string,
  en: string,
  cites: ClauseId,
  { several = false }: { several?: boolean } = {},
): ListColumn => ({ words: { zh, en }, cites, required: true, several });

/** A column that may be left out. */
export const mayHave = (...terms: Parameters<typeof column>): ListColumn => ({
  ...column(...terms),
  required: false,
});

export const fieldsOf = <Field extends string>({ columns }: ImportedList<Field>): Field[] =>
  Object.keys(columns) as Field[];
