import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { BYTES_MAX, ROWS_MAX, type Row, TITLE_ROWS_MAX, UnreadableSheet } from './sheet.ts';

/**
 * The rows of a spreadsheet, `.xlsx` or `.csv` (told by its content, not by its name), with blank rows left out
 * and every cell under its address (R2.4.2). Throws `UnreadableSheet` for a file that is too large, has too many
 * rows, or is no spreadsheet.
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Row[]> {
  if (bytes.length === 0) throw new UnreadableSheet('empty');
  if (bytes.length > BYTES_MAX) throw new UnreadableSheet('tooLarge');
  if (beginsWith(bytes, OLD_EXCEL)) throw new UnreadableSheet('oldFormat');
  const rowsMost = ROWS_MAX + TITLE_ROWS_MAX;
  return beginsWith(bytes, ZIP) ? readXlsx(bytes, rowsMost) : readCsv(bytes, rowsMost);
}

const ZIP = [0x50, 0x4b];
/** .xls, and an .xlsx with a password. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);
