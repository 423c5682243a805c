import type { MergeRange, Sheet } from 'hucre';
import { shownText } from './plain-text.ts';
import { addressOf, type CellValue, COLUMNS_MAX, type Row, UnreadableSheet } from './sheet.ts';

/** Cells that merged ranges may cover in one sheet: a range is a few bytes in the file and a cell each in memory. */
const MERGED_CELLS_MAX = 200_000;
/** The values of a sheet, row by row from the first row and the first column on; null is blank. */
type Grid = (CellValue | null)[][];

/** The rows of a sheet, blank ones left out. Throws `UnreadableSheet` when there are more than `rowsMost`. */
export function rowsIn(sheet: Sheet, rowsMost: number): Row[] {
  const grid = valuesOf(sheet);
  const shared = shareMerged(grid, sheet.merges ?? []);
  const rows: Row[] = [];
  for (const [index, values] of grid.entries()) {
    // A row that only shares in merged cells from above is blank.
    if (!values.some((value, column) => value !== null && !shared.has(place(index, column)))) continue;
    const row = rowOf(values, index, shared);
    rows.push(sheet.rowDefs?.get(index)?.hidden ? { ...row, isHidden: true } : row);
    if (rows.length > rowsMost) throw new UnreadableSheet('tooManyRows');
  }
  return rows;
}

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
