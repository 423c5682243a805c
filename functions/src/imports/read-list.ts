import { addressOf, ROWS_MAX, type Row } from '../spreadsheets/sheet.ts';
import {
  type Columns,
  type Corrections,
  columnsOf,
  isHeadingRow,
  type Understood,
  withoutHeading,
} from './columns.ts';
import { namesIn } from './headings.ts';
import { atRow, type Problem, wrong } from './problems.ts';
import type { ReadableList, ReadRow } from './readable-list.ts';

/** What a list says. */
export interface TheList<Field extends string, Item> {
  /** Rows of data in the list. */
  readonly rows: number;
  readonly items: readonly Item[];
  readonly problems: readonly Problem<Field>[];
  /** Addresses of headings whose columns are left out, such as a running number. */
  readonly leftOut: readonly string[];
  readonly understood: readonly Understood[];
  /** What stands above the headings, for what a list says of itself there. */
  readonly above: readonly Row[];
}

/**
 * Reads a list: the items that it names and every cell that is wrong. `corrections` say what columns mean. Pure; never
 * throws, whatever stands in the cells.
 */
export function readList<Field extends string, Item>(
  readable: ReadableList<Field, Item>,
  rows: readonly Row[],
  corrections: Corrections = {},
): TheList<Field, Item> {
  const { list, words } = readable;
  const refused = (count: number, problems: readonly Problem<Field>[], columns?: Columns<Field>) => ({
    ...{ rows: count, items: [], problems, leftOut: [], understood: columns?.understood ?? [], above: [] },
  });
  const [first] = rows;
  if (!first) return refused(0, [atRow(1, wrong.emptyList, list.cites[0])]);
  const known = namesIn(readable);
  const head = rows.slice(0, readable.titleRowsMost).find((row) => isHeadingRow(known, row));
  if (!head) return refused(0, [atRow(first.number, words.noHeadings, list.cites[0])]);
  const columns = columnsOf(readable, known, head, corrections);
  const below = rows.filter(({ number }) => number > head.number);
  const data = below.filter((row) => readable.isRow?.(row, columns) ?? true);
  const excess = data[ROWS_MAX];
  if (columns.missing) return refused(data.length, columns.problems, columns);
  if (excess) return refused(data.length, [atRow(excess.number, wrong.tooManyRows, list.cites[0])], columns);
  if (data.length === 0) {
    return refused(0, [...columns.problems, atRow(head.number + 1, words.noRows, list.cites[0])], columns);
  }
  const read = data.map((row) => readable.readRow(row, columns));
  const problems = [
    ...columns.problems,
    ...withoutHeading(readable, data, columns),
    ...read.flatMap((row) => row.problems),
    ...twice(readable, data, read, columns),
  ];
  return {
    ...{ rows: data.length, items: read.flatMap(({ item }) => (item === null ? [] : [item])) },
    problems: problems.toSorted((left, right) => left.row - right.row),
    ...{ leftOut: columns.leftOut, understood: columns.understood },
    above: rows.filter(({ number }) => number < head.number),
  };
}

/** Both rows are named; the later one is pointed at. */
function twice<Field extends string, Item>(
  { twice: told, list }: ReadableList<Field, Item>,
  data: readonly Row[],
  read: readonly ReadRow<Field, Item>[],
  columns: Columns<Field>,
): Problem<Field>[] {
  if (!told) return [];
  const firstRow = new Map<string, number>();
  const column = columns.columnOf.get(told.field) ?? 1;
  return read.flatMap(({ key }, index) => {
    const row = data[index]?.number ?? 0;
    const first = key === null ? row : (firstRow.get(key) ?? row);
    if (key !== null) firstRow.set(key, first);
    if (first === row) return [];
    const words = told.words(row, first);
    const clause = told.cites ?? list.columns[told.field].cites;
    return [{ row, cell: addressOf(column, row), field: told.field, words, clause }];
  });
}
