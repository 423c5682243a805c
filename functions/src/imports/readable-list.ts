import type { ImportedList } from '../../../rulebook/notation/imported-list.ts';
import type { ClauseId } from '../../../rulebook/site/clauses/index.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { Row } from '../spreadsheets/sheet.ts';
import type { Columns } from './columns.ts';
import type { RowNote } from './notes.ts';
import type { Problem } from './problems.ts';

/** How a list is read: what else its columns are called, and what a row says. */
export interface ReadableList<Field extends string, Item> {
  readonly list: ImportedList<Field>;
  /** Further names of the columns, with blanks between; compared without blanks, signs and capitals. */
  readonly aliases: Readonly<Record<Field, string>>;
  /** Names that mean a column only where no other does: '楼栋编号' is the building, but not beside '楼栋'. */
  readonly second?: Partial<Readonly<Record<Field, string>>>;
  /** Columns that lists have for their own use, such as a running number. */
  readonly leftOut: string;
  /** Whether it may stand in several sheets, one for each building; else the first one counts. */
  readonly inEverySheet?: true;
  /** So many rows may stand above the headings. */
  readonly titleRowsMost: number;
  readonly words: { readonly noHeadings: Words; readonly noRows: Words };
  /** What is missing of the columns, beside those that every list has. */
  readonly missing?: (columns: Columns<Field>, data: readonly Row[]) => readonly Words[];
  /** Returns false for totals and notes between or below the rows. */
  readonly isRow?: (row: Row, columns: Columns<Field>) => boolean;
  /** Returns true for a row that says more of the one above it, such as a co-owner. */
  readonly continues?: (row: Row, columns: Columns<Field>, above: Row) => boolean;
  /** What two rows may not both name, see `key`, and how it is told; where two rows alike are one, there is none. */
  readonly twice?: {
    readonly field: Field;
    /** Of two rows by their numbers, with their sheets where there are several. */
    readonly words: (row: string, first: string) => Words;
    readonly cites?: ClauseId;
  };
  /** What a row is read as, column by column, personal numbers by their ends; null of what is not written. */
  shows(item: Item): Readonly<Partial<Record<Field, string>>> | null;
  /** `further` are the rows that continue it. */
  readonly readRow: (row: Row, columns: Columns<Field>, further: readonly Row[]) => ReadRow<Field, Item>;
}

/** How the headings of a list are known. */
export type KnownHeadings<Field extends string> = Pick<
  ReadableList<Field, unknown>,
  'list' | 'aliases' | 'second' | 'leftOut' | 'titleRowsMost'
>;

/** What a row says. */
export interface ReadRow<Field extends string, Item> {
  /** Null when a cell of the row is bad, or the row says nothing that is taken in. */
  readonly item: Item | null;
  /** What no other row may name again; null where that is not known. */
  readonly key: string | null;
  readonly problems: readonly Problem<Field>[];
  /** What is to be known of it and is no problem. */
  readonly notes?: readonly RowNote[];
}
