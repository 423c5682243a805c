import { rowsMostOf } from '../../../rulebook/notation/imported-list.ts';
import { addressOf, type Row } from '../spreadsheets/sheet.ts';
import { type Columns, type Corrections, columnsOf, type Head, headOf, type Understood } from './columns.ts';
import { namesIn, secondNames } from './headings.ts';
import { noted, noteOf, type RowNote } from './notes.ts';
import { atRow, type Problem, tooManyRows, wrong } from './problems.ts';
import type { KnownHeadings, ReadableList, ReadRow } from './readable-list.ts';

/** What one sheet of a list says; see `TheList`. */
export interface ReadSheet<Field extends string, Item> {
  /** Its name, in a workbook of several. */
  readonly sheet: string | undefined;
  readonly isHeaded: boolean;
  readonly rows: number;
  readonly hidden: number;
  readonly read: readonly SaidRow<Field, Item>[];
  /** Of the whole sheet; those of a row stand with it. */
  readonly problems: readonly Problem<Field>[];
  readonly understood: readonly Understood[];
  readonly above: readonly Row[];
  readonly notes: readonly RowNote[];
}

/** What a row says, and the cell by which it is named. */
export interface SaidRow<Field extends string, Item> extends ReadRow<Field, Item> {
  readonly row: Row;
  readonly cell: string;
}

/** Reads the rows of one sheet. */
export function readSheet<Field extends string, Item>(
  readable: ReadableList<Field, Item>,
  rows: readonly Row[],
  corrections: Corrections,
): ReadSheet<Field, Item> {
  const { list, words } = readable;
  const [first] = rows;
  const nothing = { sheet: first?.sheet, hidden: 0, read: [], above: [], notes: [] };
  const unheaded = (row: number, why: typeof wrong.emptyList | typeof words.noHeadings) => {
    const problems = [atRow(row, why, list.cites[0])];
    return { ...nothing, isHeaded: false, rows: 0, problems, understood: [] };
  };
  if (!first) return unheaded(1, wrong.emptyList);
  const known = namesIn(readable);
  const head = headIn(readable, rows);
  if (!head) return unheaded(first.number, words.noHeadings);
  const below = rows.filter(({ number }) => number > head.row.number);
  const columns = columnsOf(readable, known, head.row, below, corrections);
  const { groups, others } = groupsOf(readable, below, columns);
  const { understood } = columns;
  const refused = (...problems: readonly Problem<Field>[]) => {
    return { ...nothing, isHeaded: true, rows: groups.length, problems, understood };
  };
  if (columns.missing) return refused(...columns.problems);
  const most = rowsMostOf(list);
  const [excess] = groups[most] ?? [];
  if (excess) return refused(atRow(excess.number, tooManyRows(most), list.cites[0]));
  if (groups.length === 0) {
    return refused(...columns.problems, atRow(head.row.number + 1, words.noRows, list.cites[0]));
  }
  const column = (readable.twice && columns.columnOf.get(readable.twice.field)) ?? 1;
  const read = groups.map(([row, ...further]) => ({
    ...{ row, cell: addressOf(column, row.number) },
    ...readable.readRow(row, columns, further),
  }));
  const hidden = groups.flat().filter(({ isHidden }) => isHidden);
  return {
    ...{ sheet: first.sheet, isHeaded: true, rows: groups.length, hidden: hidden.length, read },
    ...{ problems: columns.problems, understood },
    above: rows.filter(({ number }) => number < head.first),
    notes: [
      ...read.flatMap(({ notes = [] }) => notes),
      ...others.map((row) => noteOf(row, noted.noData)),
      ...hidden.map((row) => noteOf(row, noted.hidden)),
    ],
  };
}

/** The headings of a sheet, whatever its columns are called. */
export function headIn<Field extends string>(
  readable: KnownHeadings<Field>,
  rows: readonly Row[],
): Head | null {
  const either = new Map([...secondNames(readable.list, readable.second ?? {}), ...namesIn(readable)]);
  return headOf(either, rows.slice(0, readable.titleRowsMost));
}

type Group = readonly [row: Row, ...further: Row[]];

/** The rows of data, each with those that continue it, and those that are none. */
function groupsOf<Field extends string>(
  { isRow, continues }: Pick<ReadableList<Field, unknown>, 'isRow' | 'continues'>,
  rows: readonly Row[],
  columns: Columns<Field>,
): { readonly groups: readonly Group[]; readonly others: readonly Row[] } {
  const groups: [Row, ...Row[]][] = [];
  const others: Row[] = [];
  for (const row of rows) {
    if (isRow && !isRow(row, columns)) {
      others.push(row);
      continue;
    }
    const above = groups.at(-1);
    if (above && continues?.(row, columns, above[0])) above.push(row);
    else groups.push([row]);
  }
  return { groups, others };
}
