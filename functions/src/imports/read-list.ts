import { rowsMostOf } from '../../../rulebook/notation/imported-list.ts';
import type { Row } from '../spreadsheets/sheet.ts';
import { shownOf } from './cells.ts';
import type { Corrections, Understood } from './columns.ts';
import { grouped, type RowNotes } from './notes.ts';
import { atRow, type Problem, tooManyRows } from './problems.ts';
import { type ReadSheet, readSheet } from './read-sheet.ts';
import type { ReadableList } from './readable-list.ts';

/** What a list says. */
export interface TheList<Field extends string, Item> {
  /** Rows of data in the list, those that continue others not counted. */
  readonly rows: number;
  /** What the rows say that nothing is wrong with. */
  readonly items: readonly Item[];
  readonly problems: readonly Problem<Field>[];
  readonly understood: readonly Understood[];
  /** What stands above the headings, for what a list says of itself there. */
  readonly above: readonly Row[];
  readonly sheets: readonly ToldSheet[];
  readonly notes: readonly RowNotes[];
  /** The first rows, as they were read. */
  readonly first: readonly ShownRow<Field>[];
}

/** A sheet of a file: read, without headings, or hidden. */
export interface ToldSheet {
  /** Null where the file has only one. */
  readonly name: string | null;
  readonly is: 'read' | 'noHeadings' | 'hidden';
  readonly rows: number;
  /** So many of its rows are hidden; they are read all the same. */
  readonly hidden: number;
}

/** A row as it was read. */
export interface ShownRow<Field extends string = string> {
  readonly row: number;
  readonly sheet?: string;
  readonly values: Readonly<Partial<Record<Field, string>>>;
}

const SHOWN_ROWS = 5;

/**
 * Reads a list: the items that it names and every cell that is wrong. `corrections` say what columns mean, in every
 * sheet. Pure; never throws, whatever stands in the cells.
 */
export function readList<Field extends string, Item>(
  readable: ReadableList<Field, Item>,
  rows: readonly Row[],
  corrections: Corrections = {},
): TheList<Field, Item> {
  const all = sheetsIn(rows);
  const asked = readable.inEverySheet ? all : all.slice(0, 1);
  const told = asked.map((each) => readSheet(readable, each, corrections));
  const headed = told.filter(({ isHeaded }) => isHeaded);
  const read = headed.length > 0 ? headed : told.slice(0, 1);
  const count = read.reduce((sum, each) => sum + each.rows, 0);
  const sheets = told.map((each) => toldSheet(each, read.includes(each)));
  const most = rowsMostOf(readable.list);
  if (read.length > 1 && count > most) {
    const problems = [atRow(1, tooManyRows(most), readable.list.cites[0])];
    const nothing = { items: [], understood: [], above: [], notes: [], first: [] };
    return { ...nothing, rows: count, problems, sheets };
  }
  const alike = namedTwice(read);
  const good = read.flatMap((each) => each.read).filter(({ key }) => key === null || !alike.has(key));
  const items = good.flatMap(({ row, item }) => (item === null ? [] : [{ row, item }]));
  return {
    ...{ rows: count, items: items.map(({ item }) => item), sheets },
    problems: read.flatMap((each) => problemsIn(each, twice(readable, each, alike))),
    understood: onceEach(read.flatMap(({ understood }) => understood)),
    above: read.flatMap(({ above }) => above),
    notes: grouped(read.flatMap(({ notes }) => notes)),
    first: firstOf(readable, items),
  };
}

/** So many rows are looked for those that will be written: of a statement others may stand above them. */
const LOOKED_AT = 100;

const firstOf = <Field extends string, Item>(
  readable: ReadableList<Field, Item>,
  items: readonly { readonly row: Row; readonly item: Item }[],
): readonly ShownRow<Field>[] =>
  items
    .slice(0, LOOKED_AT)
    .flatMap(({ row: { number: row, sheet }, item }) => {
      const values = readable.shows(item);
      return values === null ? [] : [{ row, values, ...(sheet === undefined ? {} : { sheet }) }];
    })
    .slice(0, SHOWN_ROWS);

const toldSheet = (
  { sheet, isHeaded, rows, hidden }: ReadSheet<string, unknown>,
  isRead: boolean,
): ToldSheet => ({ name: sheet ?? null, is: isRead && isHeaded ? 'read' : 'noHeadings', rows, hidden });

/** Every problem of a sheet, from above to below. */
function problemsIn<Field extends string>(
  { sheet, problems, read }: ReadSheet<Field, unknown>,
  further: readonly Problem<Field>[],
): readonly Problem<Field>[] {
  return [...problems, ...read.flatMap((row) => row.problems), ...further]
    .toSorted((left, right) => left.row - right.row)
    .map((problem) => (sheet === undefined ? problem : { ...problem, sheet }));
}

/** The rows of each sheet; of an empty list, none. */
export function sheetsIn(rows: readonly Row[]): readonly (readonly Row[])[] {
  const sheets = new Map<string | undefined, Row[]>(rows.length === 0 ? [[undefined, []]] : []);
  for (const row of rows) {
    const before = sheets.get(row.sheet);
    if (before) before.push(row);
    else sheets.set(row.sheet, [row]);
  }
  return [...sheets.values()];
}

/** The same heading means the same in every sheet, wherever its column stands. */
function onceEach(understood: readonly Understood[]): readonly Understood[] {
  const told = new Map<string, Understood>();
  for (const each of understood) if (!told.has(each.key)) told.set(each.key, each);
  return [...told.values()];
}

/** What more than one row names, with those rows. */
function namedTwice(sheets: readonly ReadSheet<string, unknown>[]): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>();
  for (const { key, row } of sheets.flatMap(({ read }) => read)) {
    if (key !== null) rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return new Map([...rows].filter(([, alike]) => alike.length > 1));
}

/** Which of them is right nobody knows: each is pointed at, beside the first. */
function twice<Field extends string>(
  { twice: told, list }: ReadableList<Field, unknown>,
  { read }: ReadSheet<Field, unknown>,
  alike: ReadonlyMap<string, readonly Row[]>,
): Problem<Field>[] {
  if (!told) return [];
  return read.flatMap(({ key, row, cell }) => {
    const [first, second] = (key === null ? undefined : alike.get(key)) ?? [];
    const other = first === row ? second : first;
    if (!other) return [];
    const value = shownOf(row.cells.find(({ address }) => address === cell)?.value);
    const clause = told.cites ?? list.columns[told.field].cites;
    const at = { row: row.number, cell, ...(value === undefined ? {} : { value }) };
    return [{ ...at, field: told.field, words: told.words(placeOf(row), placeOf(other)), clause }];
  });
}

const placeOf = ({ number, sheet }: Row): string =>
  sheet === undefined ? String(number) : `${number} (${sheet})`;
