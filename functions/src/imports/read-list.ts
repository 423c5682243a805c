import { addressOf, ROWS_MAX, type Row } from '../spreadsheets/sheet.ts';
import { type Columns, type Corrections, columnsOf, headOf, type Understood } from './columns.ts';
import { namesIn, secondNames } from './headings.ts';
import { atRow, type Problem, wrong } from './problems.ts';
import type { ReadableList, ReadRow } from './readable-list.ts';

/** What a list says. */
export interface TheList<Field extends string, Item> {
  /** Rows of data in the list, those that continue others not counted. */
  readonly rows: number;
  readonly items: readonly Item[];
  readonly problems: readonly Problem<Field>[];
  /** Addresses of headings whose columns are not taken over. */
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
  const either = new Map([...secondNames(list, readable.second ?? {}), ...known]);
  const head = headOf(either, rows.slice(0, readable.titleRowsMost));
  if (!head) return refused(0, [atRow(first.number, words.noHeadings, list.cites[0])]);
  const below = rows.filter(({ number }) => number > head.row.number);
  const columns = columnsOf(readable, known, head.row, below, corrections);
  const groups = groupsOf(readable, below, columns);
  const data = groups.map(([row]) => row);
  const excess = data[ROWS_MAX];
  if (columns.missing) return refused(data.length, columns.problems, columns);
  if (excess) return refused(data.length, [atRow(excess.number, wrong.tooManyRows, list.cites[0])], columns);
  if (data.length === 0) {
    return refused(
      0,
      [...columns.problems, atRow(head.row.number + 1, words.noRows, list.cites[0])],
      columns,
    );
  }
  const read = groups.map(([row, ...further]) => readable.readRow(row, columns, further));
  const problems = [
    ...columns.problems,
    ...read.flatMap((row) => row.problems),
    ...twice(readable, data, read, columns),
  ];
  return {
    ...{ rows: data.length, items: read.flatMap(({ item }) => (item === null ? [] : [item])) },
    problems: problems.toSorted((left, right) => left.row - right.row),
    ...{ leftOut: columns.leftOut, understood: columns.understood },
    above: rows.filter(({ number }) => number < head.first),
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
