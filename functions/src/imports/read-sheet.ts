import { addressOf, ROWS_MAX, type Row } from '../spreadsheets/sheet.ts';
import { shownOf } from './cells.ts';
import { type Columns, type Corrections, columnsOf, headOf, type Understood } from './columns.ts';
import { namesIn, secondNames } from './headings.ts';
import { atRow, type Problem, wrong } from './problems.ts';
import type { ReadableList } from './readable-list.ts';

/** What one sheet of a list says; see `TheList`. */
export interface ReadSheet<Field extends string, Item> {
  /** Its name, in a workbook of several. */
  readonly sheet: string | undefined;
  readonly isHeaded: boolean;
  readonly rows: number;
  readonly items: readonly Item[];
  readonly problems: readonly Problem<Field>[];
  readonly leftOut: readonly string[];
  readonly understood: readonly Understood[];
  readonly above: readonly Row[];
  /** What no other row may name again, and the cell that names it. */
  readonly named: readonly Naming[];
}

interface Naming {
  readonly key: string;
  readonly row: number;
  readonly cell: string;
  readonly value: string | undefined;
}

/** Reads the rows of one sheet. */
export function readSheet<Field extends string, Item>(
  readable: ReadableList<Field, Item>,
  rows: readonly Row[],
  corrections: Corrections,
): ReadSheet<Field, Item> {
  const { list, words } = readable;
  const [first] = rows;
  const nothing = { sheet: first?.sheet, items: [], leftOut: [], above: [], named: [] };
  const unheaded = (row: number, why: typeof wrong.emptyList | typeof words.noHeadings) => {
    const problems = [atRow(row, why, list.cites[0])];
    return { ...nothing, isHeaded: false, rows: 0, problems, understood: [] };
  };
  if (!first) return unheaded(1, wrong.emptyList);
  const known = namesIn(readable);
  const either = new Map([...secondNames(list, readable.second ?? {}), ...known]);
  const head = headOf(either, rows.slice(0, readable.titleRowsMost));
  if (!head) return unheaded(first.number, words.noHeadings);
  const below = rows.filter(({ number }) => number > head.row.number);
  const columns = columnsOf(readable, known, head.row, below, corrections);
  const groups = groupsOf(readable, below, columns);
  const { understood } = columns;
  const refused = (...problems: readonly Problem<Field>[]) => {
    return { ...nothing, isHeaded: true, rows: groups.length, problems, understood };
  };
  if (columns.missing) return refused(...columns.problems);
  const [excess] = groups[ROWS_MAX] ?? [];
  if (excess) return refused(atRow(excess.number, wrong.tooManyRows, list.cites[0]));
  if (groups.length === 0) {
    return refused(...columns.problems, atRow(head.row.number + 1, words.noRows, list.cites[0]));
  }
  const read = groups.map(([row, ...further]) => ({ row, ...readable.readRow(row, columns, further) }));
  const column = (readable.twice && columns.columnOf.get(readable.twice.field)) ?? 1;
  return {
    ...{ sheet: first.sheet, isHeaded: true, rows: groups.length, understood, leftOut: columns.leftOut },
    items: read.flatMap(({ item }) => (item === null ? [] : [item])),
    problems: [...columns.problems, ...read.flatMap(({ problems }) => problems)],
    above: rows.filter(({ number }) => number < head.first),
    named: read.flatMap(({ row: { number: row, cells }, key }) => {
      if (key === null) return [];
      const value = shownOf(cells.find((cell) => cell.column === column)?.value);
      return [{ key, row, cell: addressOf(column, row), value }];
    }),
  };
}

type Group = readonly [row: Row, ...further: Row[]];

/** The rows of data, each with those that continue it. */
function groupsOf<Field extends string>(
  { isRow, continues }: Pick<ReadableList<Field, unknown>, 'isRow' | 'continues'>,
  rows: readonly Row[],
  columns: Columns<Field>,
): readonly Group[] {
  const groups: [Row, ...Row[]][] = [];
  for (const row of rows) {
    if (isRow && !isRow(row, columns)) continue;
    const above = groups.at(-1);
    if (above && continues?.(row, columns)) above.push(row);
    else groups.push([row]);
  }
  return groups;
}
