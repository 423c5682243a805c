import { addressOf, type Row } from '../../../spreadsheets/sheet.ts';
import { fieldOfHeading, type ListField, listFields, NOT_IMPORTED, requiredFields } from './headings.ts';
import { headingMissing, inCell, type Problem, wrong } from './problems.ts';

/** Which column of a list holds what. */
export interface Columns {
  readonly fieldOf: ReadonlyMap<number, ListField>;
  /** Where a value that is not there would stand. */
  readonly columnOf: ReadonlyMap<ListField, number>;
  readonly known: ReadonlySet<number>;
  readonly leftOut: readonly string[];
  readonly missing: boolean;
  readonly problems: readonly Problem[];
}

/** Titles and dates above the headings name at most one column by chance. */
export const isHeadingRow = (row: Row): boolean =>
  new Set(row.cells.map(({ value }) => fieldOfHeading(value)).filter((field) => field !== null)).size >= 2;

/** The columns that a row of headings names, and what is wrong with the headings. */
export function columnsOf(head: Row): Columns {
  const fieldOf = new Map<number, ListField>();
  const columnOf = new Map<ListField, number>();
  const problems: Problem[] = [];
  const leftOut: string[] = [];
  for (const { column, address, value } of head.cells) {
    const field = fieldOfHeading(value);
    if (field === NOT_IMPORTED) {
      leftOut.push(address);
    } else if (field === null) {
      problems.push(inCell(head.number, address, null, wrong.unknownHeading));
    } else if (columnOf.has(field) && field !== 'phones') {
      problems.push(inCell(head.number, address, field, wrong.headingTwice));
    } else {
      fieldOf.set(column, field);
      if (!columnOf.has(field)) columnOf.set(field, column);
    }
  }
  const absent = requiredFields.filter((field) => !columnOf.has(field));
  const addressed = head.cells[0]?.address ?? addressOf(1, head.number);
  problems.push(
    ...absent.map((field) => inCell(head.number, addressed, field, headingMissing(listFields[field]))),
  );
  const known = new Set(head.cells.map(({ column }) => column));
  return { fieldOf, columnOf, known, leftOut, missing: absent.length > 0, problems };
}

/** A value in a column without a heading is named once for the column. */
export function withoutHeading(data: readonly Row[], { known }: Columns): Problem[] {
  const told = new Set(known);
  return data.flatMap(({ number, cells }) =>
    cells.flatMap(({ column, address }) => {
      if (told.has(column)) return [];
      told.add(column);
      return [inCell(number, address, null, wrong.noHeadingAbove)];
    }),
  );
}
