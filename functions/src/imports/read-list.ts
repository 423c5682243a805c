import { ROWS_MAX, type Row } from '../spreadsheets/sheet.ts';
import type { Corrections, Understood } from './columns.ts';
import { atRow, type Problem, wrong } from './problems.ts';
import { type ReadSheet, readSheet } from './read-sheet.ts';
import type { ReadableList } from './readable-list.ts';

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
  /** Sheets without headings, which are not read because others have them. */
  readonly skipped: readonly string[];
}

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
  if (read.length > 1 && count > ROWS_MAX) {
    const problems = [atRow(1, wrong.tooManyRows, readable.list.cites[0])];
    return { rows: count, items: [], problems, leftOut: [], understood: [], above: [], skipped: [] };
  }
  const twiceNamed = twice(readable, read);
  const problems = read.flatMap((each) =>
    [...each.problems, ...twiceNamed.filter(({ sheet }) => sheet === each.sheet)]
      .toSorted((left, right) => left.row - right.row)
      .map((problem) => (each.sheet === undefined ? problem : { ...problem, sheet: each.sheet })),
  );
  return {
    ...{ rows: count, items: read.flatMap(({ items }) => items), problems },
    leftOut: read.flatMap(({ sheet, leftOut }) =>
      leftOut.map((at) => (sheet === undefined ? at : `${sheet}!${at}`)),
    ),
    understood: onceEach(read.flatMap(({ understood }) => understood)),
    above: read.flatMap(({ above }) => above),
    skipped: told.filter((each) => !read.includes(each)).flatMap(({ sheet }) => sheet ?? []),
  };
}

/** The rows of each sheet; of an empty list, none. */
function sheetsIn(rows: readonly Row[]): readonly (readonly Row[])[] {
  const sheets = new Map<string | undefined, Row[]>(rows.length === 0 ? [[undefined, []]] : []);
  for (const row of rows) {
    const before = sheets.get(row.sheet);
    if (before) before.push(row);
    else sheets.set(row.sheet, [row]);
  }
  return [...sheets.values()];
}

/** Sheets of one list have the same headings in the same columns. */
function onceEach(understood: readonly Understood[]): readonly Understood[] {
  const told = new Map(understood.toReversed().map((each) => [`${each.column} ${each.heading}`, each]));
  return understood.filter((each) => told.get(`${each.column} ${each.heading}`) === each);
}

/** Both rows are named; the later one is pointed at. */
function twice<Field extends string, Item>(
  { twice: told, list }: ReadableList<Field, Item>,
  sheets: readonly ReadSheet<Field, Item>[],
): Problem<Field>[] {
  if (!told) return [];
  const first = new Map<string, string>();
  return sheets.flatMap(({ sheet, named }) =>
    named.flatMap(({ key, row, cell, value }) => {
      const place = sheet === undefined ? String(row) : `${row} (${sheet})`;
      const before = first.get(key);
      if (before === undefined) first.set(key, place);
      if (before === undefined) return [];
      const clause = told.cites ?? list.columns[told.field].cites;
      const at = {
        ...{ row, cell },
        ...(sheet === undefined ? {} : { sheet }),
        ...(value === undefined ? {} : { value }),
      };
      return [{ ...at, field: told.field, words: told.words(place, before), clause }];
    }),
  );
}
