import { ROWS_MOST } from '../../../rulebook/notation/imported-list.ts';
import { decode } from './decode.ts';
import { readCsv } from './read-csv.ts';
import { isMarkup, readHtml } from './read-html.ts';
import { readXlsx } from './read-xlsx.ts';
import { BYTES_MAX, type Row, TITLE_ROWS_MAX, UnreadableSheet } from './sheet.ts';

/** What a file holds: its rows, and the sheets that nobody sees, which are not read. */
export interface Spreadsheet {
  readonly rows: Row[];
  readonly hiddenSheets: readonly string[];
}

/** The rows of a spreadsheet; see `readFile`. */
export const readSpreadsheet = async (bytes: Uint8Array, most = ROWS_MOST): Promise<Row[]> =>
  (await readFile(bytes, most)).rows;

/**
 * The rows of a spreadsheet, `.xlsx` or `.csv`, or of a page or text that is called `.xls` (told by its content, not by
 * its name), with blank rows left out and every cell under its address (R2.4.2). Throws `UnreadableSheet` for a file
 * that is too large, has more than `most` rows, or is no spreadsheet.
 */
export async function readFile(bytes: Uint8Array, most: number): Promise<Spreadsheet> {
  if (bytes.length === 0) throw new UnreadableSheet('empty');
  if (bytes.length > BYTES_MAX) throw new UnreadableSheet('tooLarge');
  const rowsMost = most + TITLE_ROWS_MAX;
  if (beginsWith(bytes, ZIP)) return readXlsx(bytes, rowsMost);
  if (beginsWith(bytes, OLD_EXCEL)) throw new UnreadableSheet('oldFormat');
  const text = decode(bytes);
  const rows = await (isMarkup(text) ? readHtml : readCsv)(text, rowsMost);
  return { rows, hiddenSheets: [] };
}

const ZIP = [0x50, 0x4b];
/** .xls, and an .xlsx with a password. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);
