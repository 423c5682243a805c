import type { MergeRange, Sheet, SheetFilter } from 'hucre';
import { shownText } from './plain-text.ts';
import {
  addressOf,
  type CellValue,
  COLUMNS_MAX,
  LAST_ROW,
  type Row,
  TITLE_ROWS_MAX,
  UnreadableSheet,
} from './sheet.ts';
import { partsOf } from './workbook-parts.ts';

/** Cells that merged ranges may cover in one sheet: a range is a few bytes in the file and a cell each in memory. */
const MERGED_CELLS_MAX = 200_000;
/** Descriptions of columns in one part: each is a few bytes in the file and may be one of 16,384 columns. */
const COLUMN_MARKS_MAX = 1_000;
/** Tags in one part: each is a few bytes in the file and an object in memory. 5,000 rows of 70 columns have as many. */
const TAGS_MAX = 1_500_000;

/** The values of a sheet, row by row from the first row and the first column on; null is blank. */
type Grid = (CellValue | null)[][];

/**
 * The rows of the visible sheets of an .xlsx, one sheet after the other, blank ones left out. A formula counts as its
 * stored result. Throws `UnreadableSheet`, also when there are more than `rowsMost` rows, the titles of further sheets
 * not counted.
 */
export async function readXlsx(bytes: Uint8Array, rowsMost: number): Promise<Row[]> {
  const sheets = await visibleSheets(await partsOf(bytes));
  const filled: { readonly name: string; readonly rows: readonly Row[] }[] = [];
  let left = rowsMost;
  for (const sheet of sheets) {
    const rows = rowsIn(sheet, left);
    left += TITLE_ROWS_MAX - rows.length;
    if (rows.length > 0) filled.push({ name: sheet.name, rows });
  }
  const [first] = filled;
  if (filled.length <= 1) return [...(first?.rows ?? [])];
  return filled.flatMap(({ name, rows }) => rows.map((row) => ({ ...row, sheet: name })));
}

function rowsIn(sheet: Sheet, rowsMost: number): Row[] {
  const grid = valuesOf(sheet);
  const shared = shareMerged(grid, sheet.merges ?? []);
  const rows: Row[] = [];
  for (const [index, values] of grid.entries()) {
    // A row that only shares in merged cells from above is blank.
    if (!values.some((value, column) => value !== null && !shared.has(place(index, column)))) continue;
    rows.push(rowOf(values, index, shared));
    if (rows.length > rowsMost) throw new UnreadableSheet('tooManyRows');
  }
  return rows;
}

async function visibleSheets(parts: Record<string, Uint8Array>): Promise<readonly Sheet[]> {
  if (Object.values(parts).some(swells)) throw new UnreadableSheet('swollen');
  const [{ readXlsx: read }, { zipSync }] = await Promise.all([import('hucre/xlsx'), import('fflate')]);
  const range = `A1:${addressOf(COLUMNS_MAX, LAST_ROW)}`;
  // It gets what has been counted, in a new archive: so it can't see other parts in the file than those.
  const workbook = await read(zipSync(parts, { level: 0 }), { sheets: isVisible, range }).catch(() => null);
  const sheets = workbook?.sheets ?? [];
  if (sheets.length === 0) throw new UnreadableSheet('damaged');
  return sheets;
}

const isVisible: SheetFilter = ({ hidden, veryHidden }) => !hidden && !veryHidden;

/** Returns true iff the part would take far more memory or time than its bytes. */
function swells(part: Uint8Array): boolean {
  let tags = 0;
  for (const byte of part) if (byte === TAG) tags += 1;
  if (tags > TAGS_MAX) return true;
  const text = Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1');
  return (text.match(/[<:]col\s/g) ?? []).length > COLUMN_MARKS_MAX;
}

const TAG = '<'.charCodeAt(0);

const place = (row: number, column: number): string => `${row},${column}`;

const valuesOf = ({ rows, cells }: Sheet): Grid =>
  rows.map((row, index) =>
    row.map((value, column) => {
      if (value === null) return null;
      const isError = cells?.get(place(index, column))?.type === 'error';
      return isError ? { error: String(value) } : plainValue(value);
    }),
  );

function plainValue(value: Sheet['rows'][number][number]): CellValue | null {
  if (typeof value === 'string') return shownText(value).trim() === '' ? null : shownText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : { error: '#NUM!' };
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { error: '#VALUE!' } : value;
  return value;
}

/**
 * Cells merged downwards all mean the same value (one building beside its many rooms); sideways it is a title, and
 * only its first cell holds it. Answers with the places that have their value, or none, from another one.
 */
function shareMerged(grid: Grid, ranges: readonly MergeRange[]): ReadonlySet<string> {
  let covered = 0;
  for (const range of ranges) covered += cellsIn(range);
  if (covered > MERGED_CELLS_MAX) throw new UnreadableSheet('swollen');
  const shared = new Set<string>();
  for (const { startRow, startCol, endRow, endCol } of ranges) {
    const value = grid[startRow]?.[startCol] ?? null;
    const lastColumn = Math.min(endCol, COLUMNS_MAX - 1);
    for (const [index, row] of grid.slice(startRow, endRow + 1).entries()) {
      const isFirst = index === 0;
      for (let column = isFirst ? startCol + 1 : startCol; column <= lastColumn; column += 1) {
        row[column] = column === startCol ? value : null;
        shared.add(place(startRow + index, column));
      }
    }
  }
  return shared;
}

function cellsIn({ startRow, startCol, endRow, endCol }: MergeRange): number {
  const cells = (endRow - startRow + 1) * (endCol - startCol + 1);
  const isRange = startRow >= 0 && startCol >= 0 && endRow >= startRow && endCol >= startCol;
  if (!isRange || !Number.isSafeInteger(cells)) throw new UnreadableSheet('damaged');
  return cells;
}

const rowOf = (values: Grid[number], index: number, shared: ReadonlySet<string>): Row => ({
  number: index + 1,
  cells: values.flatMap((value, column) => {
    if (value === null) return [];
    const cell = { column: column + 1, address: addressOf(column + 1, index + 1), value };
    return shared.has(place(index, column)) ? [{ ...cell, isFromAbove: true as const }] : [cell];
  }),
});
