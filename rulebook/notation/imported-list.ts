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

/** A list that is taken in from a spreadsheet: what its columns are called, and who may take it in. */
export interface ImportedList<Field extends string = string> {
  /** What is remembered of its columns stands under this name. */
  readonly name: string;
  readonly form: Words;
  /** Whether good rows may go in while bad ones stay out; else the whole list waits for the last of its cells. */
  readonly isPartial: boolean;
  readonly by: readonly Role[];
  readonly cites: readonly [ClauseId, ...ClauseId[]];
  readonly columns: Readonly<Record<Field, ListColumn>>;
}

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
