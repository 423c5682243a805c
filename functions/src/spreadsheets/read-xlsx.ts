import type { Cell as ExcelCell, Row as ExcelRow, CellValue as ExcelValue } from 'exceljs';
import { fromPlainText } from './plain-text.ts';
import { addressOf, type Cell, type CellValue, COLUMNS_MAX, type Row, UnreadableSheet } from './sheet.ts';
import { guardWorkbook } from './zip-guard.ts';

/** Parts of a sheet that say nothing about values and can blow up in memory. */
const IGNORED = ['dataValidations', 'conditionalFormatting', 'extLst', 'drawing', 'legacyDrawing', 'picture'];

/**
 * The rows of the first visible sheet of an .xlsx, blank ones left out. A formula counts as its stored result.
 * Throws `UnreadableSheet`, also when there are more than `rowsMost` rows.
 */
export async function readXlsx(bytes: Uint8Array, rowsMost: number): Promise<Row[]> {
  guardWorkbook(bytes);
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  try {
    await workbook.xlsx.load(ownBuffer(bytes), { ignoreNodes: IGNORED });
  } catch {
    throw new UnreadableSheet('damaged');
  }
  const sheet = workbook.worksheets.find(({ state }) => state === 'visible');
  if (!sheet) throw new UnreadableSheet('damaged');
  const rows: Row[] = [];
  sheet.eachRow({ includeEmpty: false }, (row) => {
    const cells = cellsOf(row);
    if (cells.length > 0) rows.push({ number: row.number, cells });
    if (rows.length > rowsMost) throw new UnreadableSheet('tooManyRows');
  });
  return rows;
}

const ownBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** A row that only shares in merged cells from above is blank. */
function cellsOf(row: ExcelRow): Cell[] {
  const cells: Cell[] = [];
  let ofItsOwn = false;
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    if (column > COLUMNS_MAX || !standsHere(cell)) return;
    const value = plainValue(cell.value);
    if (value === null) return;
    ofItsOwn ||= cell.master === cell;
    cells.push({ column, address: addressOf(column, row.number), value });
  });
  return ofItsOwn ? cells : [];
}

/** Cells merged downwards all mean the same value (one building beside its many rooms); sideways it is a title. */
const standsHere = (cell: ExcelCell): boolean => cell.master === cell || cell.master.col === cell.col;

function plainValue(value: ExcelValue | undefined): CellValue | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : fromPlainText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : { error: '#NUM!' };
  if (typeof value === 'boolean') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { error: '#VALUE!' } : value;
  if ('error' in value) return { error: String(value.error) };
  if ('richText' in value) return plainValue(value.richText.map(({ text }) => text).join(''));
  if ('hyperlink' in value) return plainValue(value.text);
  return plainValue(value.result);
}
