import type { ClauseId } from '../../../rulebook/site/clauses/index.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { Understood } from './columns.ts';
import type { Problem } from './problems.ts';

/** What a list comes to, as the page is told. */
export interface ImportOutcome {
  readonly rows: number;
  readonly create: number;
  readonly update: number;
  readonly same: number;
  /** Rows that are neither compared nor changed: of households whose private files the caller may not read. */
  readonly known: number;
  readonly problems: readonly Problem[];
  /** Addresses of headings whose columns are left out. */
  readonly leftOut: readonly string[];
  /** How each heading was understood. */
  readonly understood: readonly Understood[];
  /** What else is to be known of it. */
  readonly told?: readonly { readonly words: Words; readonly clauses: readonly ClauseId[] }[];
  /** Whether the list was taken in; false for a dry run and for a list that is refused. */
  readonly written: boolean;
}
