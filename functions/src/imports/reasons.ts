import { COLUMNS_MAX, isCellError, type Row } from '../spreadsheets/sheet.ts';
import { type OutputValue, tables } from '../spreadsheets/write.ts';
import type { Problem } from './problems.ts';
import { sheetsIn } from './read-list.ts';
import { headIn } from './read-sheet.ts';
import type { KnownHeadings } from './readable-list.ts';
import { REASON } from './reason-heading.ts';

const heading = `${REASON.zh} ${REASON.en}`;

/**
 * The same list as `.xlsx`, row for row, with the reason beside each row that stays out (R2.4.2): it is put right there and
 * sent again. What stood in a cell stands there as it was, a date as a date, and nothing of it can run as a formula
 * (R2.4.16).
 */
export function withReasons<Field extends string>(
  readable: KnownHeadings<Field>,
  rows: readonly Row[],
  problems: readonly Problem[],
  now: Date,
): Promise<Uint8Array> {
  const reasons = Map.groupBy(problems, ({ row, sheet }) => placeOf(row, sheet));
  const sheets = sheetsIn(rows).map((sheet, place) => {
    const head = headIn(readable, sheet);
    const column = columnFor(sheet, head?.row);
    const table: OutputValue[][] = [];
    for (const row of sheet) {
      const cells = valuesOf(row, column);
      if (row.number === head?.row.number) cells[column - 1] = heading;
      else {
        const told = reasons.get(placeOf(row.number, row.sheet)) ?? [];
        cells[column - 1] = told.length > 0 ? told.map(reasonOf).join('\n') : null;
      }
      table[row.number - 1] = cells;
    }
    return { name: sheet[0]?.sheet ?? `${place + 1}`, rows: Array.from(table, (cells) => cells ?? []) };
  });
  return tables(sheets, now);
}

const placeOf = (row: number, sheet: string | undefined): string => `${sheet ?? ''}\n${row}`;

const reasonOf = ({ cell, words }: Problem): string => `${cell}：${words.zh} ${words.en}`;

/** The column of the reasons: where they stood before, else behind the last one. */
function columnFor(rows: readonly Row[], head: Row | undefined): number {
  const before = head?.cells.find(({ value }) => String(value).trim() === heading);
  const last = rows.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.column ?? 0), 0);
  return before?.column ?? Math.min(last + 1, COLUMNS_MAX);
}

function valuesOf({ cells }: Row, reasons: number): OutputValue[] {
  const last = Math.max(reasons, cells.at(-1)?.column ?? 0);
  const values = new Array<OutputValue>(last).fill(null);
  for (const { column, value } of cells) values[column - 1] = isCellError(value) ? value.error : value;
  return values;
}
