import type { ClauseId } from '../../../rulebook/site/clauses/index.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { Understood } from './columns.ts';
import type { RowNotes } from './notes.ts';
import type { Problem } from './problems.ts';
import type { ShownRow, TheList, ToldSheet } from './read-list.ts';

/** What a list comes to, as the page is told. */
export interface ImportOutcome extends ToldOfList {
  readonly create: number;
  readonly update: number;
  readonly same: number;
  /** Rows that are neither compared nor changed: of households whose private files the caller may not read. */
  readonly known: number;
  readonly problems: readonly Problem[];
  /** Rows that stay out because something is wrong with them. */
  readonly left: number;
  /** Good rows that are not written yet: it was stopped, or the call was at the end of its time. */
  readonly rest: number;
  /** What is to be handed over to people whom it has added; told this once and kept nowhere. */
  readonly given?: readonly GivenPassword[];
  /** What else is to be known of it. */
  readonly told?: readonly { readonly words: Words; readonly clauses: readonly ClauseId[] }[];
  /** How the buildings of a list of units were understood. */
  readonly buildings?: readonly ListedBuilding[];
  /** Buildings that may be known ones; as long as one has no answer, nothing is written. */
  readonly questions?: readonly BuildingQuestion[];
  /** What stands otherwise on record, the first of it: each is to be seen before it is put in its place. */
  readonly alterations?: readonly Alteration[];
  /** Whether the site has any building. */
  readonly hasBuildings?: boolean;
  /** Whether it was taken in; false for a dry run and for a list that is refused. */
  readonly written: boolean;
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

/** A start password. */
export interface GivenPassword {
  readonly name: string;
  readonly signInName: string;
  readonly startPassword: string;
}

/** What was understood of a list, whatever it says. */
export interface ToldOfList {
  readonly rows: number;
  /** How each heading was understood; null is a column that is left out. */
  readonly understood: readonly Understood[];
  readonly sheets: readonly ToldSheet[];
  readonly notes: readonly RowNotes[];
  /** The first rows, as they were read. */
  readonly first: readonly ShownRow[];
}

/** A building of a list: as it was written, and what it is called at the desk. */
export interface ListedBuilding {
  readonly name: string;
  readonly written: readonly string[];
  readonly rows: number;
  readonly isKnown: boolean;
}

/** Is a building of the list, so called there, one of those that are known? */
export interface BuildingQuestion {
  readonly name: string;
  readonly written: readonly string[];
  readonly rows: number;
  readonly mayBe: readonly string[];
  /** What somebody has said, now or of an earlier list: one of them, or null for a new one. */
  readonly answer?: string | null;
}

/** What of a list is told to the page. */
export const toldOf = ({ rows, understood, sheets, notes, first }: TheList<string, unknown>): ToldOfList => ({
  rows,
  understood,
  sheets,
  notes,
  first,
});
