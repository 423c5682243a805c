import { fieldsOf } from '../../../rulebook/notation/imported-list.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { addressOf, type Cell, columnLetters, type Row, rowOf } from '../spreadsheets/sheet.ts';
import { shownOf } from './cells.ts';
import { type Meaning, meaningOf, type Names, NOT_IMPORTED, secondNames } from './headings.ts';
import { headingMissing, type Problem, wrong } from './problems.ts';
import type { ReadableList } from './readable-list.ts';

/** What the person who sends a list says that its columns mean, by the keys of their headings; null leaves one out. */
export type Corrections = Readonly<Record<string, string | null>>;

/** Which column of a list holds what. */
export interface Columns<Field extends string> {
  readonly fieldOf: ReadonlyMap<number, Field>;
  /** Where a value that is not there would stand. */
  readonly columnOf: ReadonlyMap<Field, number>;
  /** How each heading was understood: where it stands, what it says, and what it means. */
  readonly understood: readonly Understood[];
  readonly missing: boolean;
  readonly problems: readonly Problem<Field>[];
}

export interface Understood {
  /** The heading, and where it stands there again its place among those: the same column in every sheet. */
  readonly key: string;
  readonly column: string;
  readonly heading: string;
  /** Null where the column is not taken over: known for that, or known to nobody. */
  readonly field: string | null;
}

/** How many columns a row names, if it is one of headings. */
const named = <Field extends string>(known: Names<Field>, { cells }: Row): number =>
  new Set(cells.map(({ value }) => meaningOf(known, value)).filter((meaning) => meaning !== null)).size;

/** Titles and dates above the headings name at most one column by chance. */
const isHeadingRow = <Field extends string>(known: Names<Field>, row: Row): boolean => named(known, row) >= 2;

/** '1栋' and '1单元' are like headings too; but no heading begins with a figure, and some cell of every row of data does. */
const holdsFigures = ({ cells }: Row): boolean =>
  cells.some(({ value }) => typeof value !== 'string' || /^\s*\d/u.test(value.normalize('NFKC')));

/** The headings of a list, and how many rows of it they take. */
export interface Head {
  readonly row: Row;
  readonly first: number;
}

/**
 * The first row of headings among `rows`. Where the next one has headings too ('姓名', '电话' below '业主信息'), a
 * column is called what is known of the two, the lower one first.
 */
export function headOf<Field extends string>(known: Names<Field>, rows: readonly Row[]): Head | null {
  const index = rows.findIndex((row) => isHeadingRow(known, row));
  const [upper, lower] = [rows[index], rows[index + 1]];
  if (!upper) return null;
  const isNext = lower !== undefined && lower.number === upper.number + 1;
  if (!isNext || holdsFigures(lower) || !isHeadingRow(known, lower))
    return { row: upper, first: upper.number };
  const told = new Map(upper.cells.map((cell) => [cell.column, cell]));
  for (const cell of lower.cells) {
    if (!told.has(cell.column) || meaningOf(known, cell.value) !== null) told.set(cell.column, cell);
  }
  const cells = [...told.values()].toSorted((left, right) => left.column - right.column);
  return { row: { number: lower.number, cells }, first: upper.number };
}

type Named<Field extends string> = Pick<ReadableList<Field, unknown>, 'list' | 'second' | 'missing'>;

/** The columns that a row of headings names, and what is wrong with the headings. */
export function columnsOf<Field extends string>(
  readable: Named<Field>,
  known: Names<Field>,
  head: Row,
  data: readonly Row[],
  corrections: Corrections,
): Columns<Field> {
  const { list } = readable;
  const headings = headingsOf(head, data);
  const { fieldOf, columnOf, again } = assigned(readable, headings, known, corrections);
  const absent = fieldsOf(list).filter((field) => list.columns[field].required && !columnOf.has(field));
  const first = head.cells[0]?.address ?? addressOf(1, head.number);
  const at = (address: string, field: Field | null, words: Words): Problem<Field> => {
    const clause = field === null ? list.cites[0] : list.columns[field].cites;
    return { row: rowOf(address), cell: address, field, words, clause };
  };
  const problems = [
    ...again.map(([cell, field]) => ({
      ...at(cell.address, field, wrong.headingTwice),
      value: headingIn(cell),
    })),
    ...absent.map((field) => at(first, field, headingMissing(list.columns[field].words))),
  ];
  const columns = { fieldOf, columnOf, ...shownColumns(headings, fieldOf), missing: absent.length > 0 };
  const further = readable.missing?.({ ...columns, problems }, data) ?? [];
  return {
    ...columns,
    missing: columns.missing || further.length > 0,
    problems: [...problems, ...further.map((words) => at(first, null, words))],
  };
}

/** Which column is which field: what somebody has said, then the names of the columns, then the second names. */
function assigned<Field extends string>(
  { list, second }: Named<Field>,
  headings: readonly Heading[],
  known: Names<Field>,
  corrections: Corrections,
) {
  const fieldOf = new Map<number, Field>();
  const columnOf = new Map<Field, number>();
  const again: [Cell, Field][] = [];
  const unknown: Heading[] = [];
  const take = ({ column }: Cell, field: Field): void => {
    fieldOf.set(column, field);
    if (!columnOf.has(field)) columnOf.set(field, column);
  };
  for (const cell of headings) {
    const field = meaningIn(list, known, cell, corrections);
    if (field === null) unknown.push(cell);
    else if (field === NOT_IMPORTED) continue;
    else if (columnOf.has(field) && !list.columns[field].several) again.push([cell, field]);
    else take(cell, field);
  }
  const names = secondNames(list, second ?? {});
  for (const cell of unknown) {
    const field = meaningOf(names, cell.value);
    if (field !== null && field !== NOT_IMPORTED && !columnOf.has(field)) take(cell, field);
  }
  return { fieldOf, columnOf, again };
}

function meaningIn<Field extends string>(
  list: ReadableList<Field, unknown>['list'],
  known: Names<Field>,
  { key, value }: Heading,
  corrections: Corrections,
): Meaning<Field> | null {
  const said = Object.hasOwn(corrections, key) ? corrections[key] : undefined;
  if (said === null) return NOT_IMPORTED;
  return said !== undefined && Object.hasOwn(list.columns, said) ? (said as Field) : meaningOf(known, value);
}

/** What is told of the columns: how each was understood. */
const shownColumns = <Field extends string>(
  headings: readonly Heading[],
  fieldOf: ReadonlyMap<number, Field>,
) => ({
  understood: headings.map((cell) => ({
    key: cell.key,
    column: columnLetters(cell.column),
    heading: headingIn(cell),
    field: fieldOf.get(cell.column) ?? null,
  })),
});

interface Heading extends Cell {
  readonly key: string;
}

/** The headings by their keys, also of columns that have none. */
export function headingsOf(head: Row, data: readonly Row[]): readonly Heading[] {
  const times = new Map<string, number>();
  return [...head.cells, ...withoutHeading(head, data)].map((cell) => {
    const heading = headingIn(cell).replaceAll(/\s/gu, '') || `(${columnLetters(cell.column)})`;
    const time = (times.get(heading) ?? 0) + 1;
    times.set(heading, time);
    return { ...cell, key: time === 1 ? heading : `${heading} #${time}` };
  });
}

const headingIn = ({ value }: Cell): string => shownOf(value)?.trim() ?? '';

/** Notes beside the data stand in columns that nothing is written above: they have a place and no name. */
function withoutHeading(head: Row, data: readonly Row[]): Cell[] {
  const known = new Set(head.cells.map(({ column }) => column));
  const further = new Set(data.flatMap(({ cells }) => cells.map(({ column }) => column)));
  return [...further]
    .filter((column) => !known.has(column))
    .toSorted((left, right) => left - right)
    .map((column) => ({ column, address: addressOf(column, head.number), value: '' }));
}
