import { addressOf, ROWS_MAX, type Row, TITLE_ROWS_MAX } from '../../../spreadsheets/sheet.ts';
import { type Columns, columnsOf, isHeadingRow, withoutHeading } from './columns.ts';
import type { PlannedHousehold } from './planned.ts';
import { atRow, inCell, type Problem, unitTwice, wrong } from './problems.ts';
import { type ReadRow, readRow } from './row-reader.ts';

export interface MoveInList {
  /** Rows of data in the list. */
  readonly rows: number;
  readonly households: readonly PlannedHousehold[];
  readonly problems: readonly Problem[];
  /** Addresses of headings whose columns are left out, such as a running number. */
  readonly leftOut: readonly string[];
}

/**
 * Reads the developer's move-in list (R2.4.2): the households it names and every cell that is wrong. Pure; never
 * throws, whatever stands in the cells.
 */
export function readMoveInList(rows: readonly Row[]): MoveInList {
  const [first] = rows;
  if (!first) return refused(0, [atRow(1, wrong.emptyList)]);
  const head = rows.slice(0, TITLE_ROWS_MAX).find(isHeadingRow);
  if (!head) return refused(0, [atRow(first.number, wrong.noHeadings)]);
  const columns = columnsOf(head);
  const data = rows.filter(({ number }) => number > head.number);
  const excess = data[ROWS_MAX];
  if (columns.missing) return refused(data.length, columns.problems);
  if (excess) return refused(data.length, [atRow(excess.number, wrong.tooManyRows)]);
  if (data.length === 0) return refused(0, [...columns.problems, atRow(head.number + 1, wrong.noRows)]);
  const read = data.map((row) => readRow(row, columns));
  const households = read.flatMap(({ household }) => (household ? [household] : []));
  const problems = [
    ...columns.problems,
    ...withoutHeading(data, columns),
    ...read.flatMap((row) => row.problems),
    ...unitsTwice(data, read, columns),
  ];
  return { rows: data.length, households, problems: inOrder(problems), leftOut: columns.leftOut };
}

const refused = (rows: number, problems: readonly Problem[]): MoveInList => ({
  rows,
  households: [],
  problems,
  leftOut: [],
});

/** Both rows are named; the later one is pointed at. */
function unitsTwice(data: readonly Row[], read: readonly ReadRow[], columns: Columns): Problem[] {
  const firstRow = new Map<string, number>();
  const column = columns.columnOf.get('room') ?? 1;
  return read.flatMap(({ unitId }, index) => {
    const row = data[index]?.number ?? 0;
    const first = unitId === null ? row : (firstRow.get(unitId) ?? row);
    if (unitId !== null) firstRow.set(unitId, first);
    return first === row
      ? []
      : [inCell(row, addressOf(column, row), 'room', unitTwice(row, first), 'R3.4.5.2')];
  });
}

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((left, right) => left.row - right.row);
