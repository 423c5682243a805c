import { fieldsOf } from '../../../rulebook/notation/imported-list.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { addressOf, columnLetters, type Row } from '../spreadsheets/sheet.ts';
import { shownOf } from './cells.ts';
import { type Meaning, meaningOf, type Names, NOT_IMPORTED } from './headings.ts';
import { headingMissing, type Problem, wrong } from './problems.ts';
import type { ReadableList } from './readable-list.ts';

/** What the person who sends a list says that its columns mean, by their letters; null leaves one out. */
export type Corrections = Readonly<Record<string, string | null>>;

/** Which column of a list holds what. */
export interface Columns<Field extends string> {
  readonly fieldOf: ReadonlyMap<number, Field>;
  /** Where a value that is not there would stand. */
  readonly columnOf: ReadonlyMap<Field, number>;
  readonly known: ReadonlySet<number>;
  /** How each heading was understood: its letters, what it says, and what it means. */
  readonly understood: readonly Understood[];
  readonly leftOut: readonly string[];
  readonly missing: boolean;
  readonly problems: readonly Problem<Field>[];
}

export interface Understood {
  readonly column: string;
  readonly heading: string;
  readonly field: string | null;
}

/** Titles and dates above the headings name at most one column by chance. */
export function isHeadingRow<Field extends string>(known: Names<Field>, row: Row): boolean {
  return (
    new Set(row.cells.map(({ value }) => meaningOf(known, value)).filter((field) => field !== null)).size >= 2
  );
}

type Named<Field extends string> = Pick<ReadableList<Field, unknown>, 'list' | 'unknownColumns' | 'missing'>;

/** The columns that a row of headings names, and what is wrong with the headings. */
export function columnsOf<Field extends string>(
  readable: Named<Field>,
  known: Names<Field>,
  head: Row,
  corrections: Corrections,
): Columns<Field> {
  const { list } = readable;
  const fieldOf = new Map<number, Field>();
  const columnOf = new Map<Field, number>();
  const problems: Problem<Field>[] = [];
  const leftOut: string[] = [];
  const understood: Understood[] = [];
  const report = (cell: string, field: Field | null, words: Words, value?: string): void => {
    const clause = field === null ? list.cites[0] : list.columns[field].cites;
    problems.push({
      row: head.number,
      cell,
      field,
      words,
      clause,
      ...(value === undefined ? {} : { value }),
    });
  };
  const meaning = (letters: string, value: Row['cells'][number]['value']): Meaning<Field> | null => {
    const said = corrections[letters];
    if (said === null) return NOT_IMPORTED;
    if (said !== undefined && Object.hasOwn(list.columns, said)) return said as Field;
    return meaningOf(known, value) ?? (readable.unknownColumns === 'leftOut' ? NOT_IMPORTED : null);
  };
  for (const { column, address, value } of head.cells) {
    const letters = columnLetters(column);
    const field = meaning(letters, value);
    const heading = shownOf(value)?.trim() ?? '';
    if (field === NOT_IMPORTED) leftOut.push(address);
    else if (field === null) report(address, null, wrong.unknownHeading, heading);
    else if (columnOf.has(field) && !list.columns[field].several)
      report(address, field, wrong.headingTwice, heading);
    else {
      fieldOf.set(column, field);
      if (!columnOf.has(field)) columnOf.set(field, column);
    }
    understood.push({ column: letters, heading, field: fieldOf.get(column) ?? null });
  }
  const absent = fieldsOf(list).filter((field) => list.columns[field].required && !columnOf.has(field));
  const addressed = head.cells[0]?.address ?? addressOf(1, head.number);
  for (const field of absent) report(addressed, field, headingMissing(list.columns[field].words));
  const columns = {
    fieldOf,
    columnOf,
    known: new Set(head.cells.map(({ column }) => column)),
    understood,
    leftOut,
  };
  const further = readable.missing?.({ ...columns, missing: absent.length > 0, problems }) ?? [];
  for (const words of further) report(addressed, null, words);
  return { ...columns, missing: absent.length + further.length > 0, problems };
}

/** A value in a column without a heading is named once for the column. */
export function withoutHeading<Field extends string>(
  readable: Named<Field>,
  data: readonly Row[],
  { known }: Columns<Field>,
): Problem<Field>[] {
  if (readable.unknownColumns === 'leftOut') return [];
  const told = new Set(known);
  return data.flatMap(({ number, cells }) =>
    cells.flatMap(({ column, address, value }) => {
      if (told.has(column)) return [];
      told.add(column);
      const shown = shownOf(value);
      return [
        {
          ...{
            row: number,
            cell: address,
            field: null,
            words: wrong.noHeadingAbove,
            clause: readable.list.cites[0],
          },
          ...(shown === undefined ? {} : { value: shown }),
        },
      ];
    }),
  );
}
