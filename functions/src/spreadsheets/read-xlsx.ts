import type { Sheet, SheetFilter } from 'hucre';
import type { Spreadsheet } from './read.ts';
import { addressOf, COLUMNS_MAX, LAST_ROW, type Row, TITLE_ROWS_MAX, UnreadableSheet } from './sheet.ts';
import { rowsIn } from './sheet-rows.ts';
import { partsOf } from './workbook-parts.ts';

/** Descriptions of columns in one part: each is a few bytes in the file and may be one of 16,384 columns. */
const COLUMN_MARKS_MAX = 1_000;
/** Tags in one part: each is a few bytes in the file and an object in memory. 5,000 rows of 70 columns have as many. */
const TAGS_MAX = 1_500_000;

/**
 * The rows of the visible sheets of an .xlsx, one sheet after the other, blank ones left out. A formula counts as its
 * stored result. Throws `UnreadableSheet`, also when there are more than `rowsMost` rows, the titles of further sheets
 * not counted.
 */
export async function readXlsx(bytes: Uint8Array, rowsMost: number): Promise<Spreadsheet> {
  const { sheets, hiddenSheets } = await visibleSheets(await partsOf(bytes));
  const filled: { readonly name: string; readonly rows: readonly Row[] }[] = [];
  let left = rowsMost;
  for (const sheet of sheets) {
    const rows = rowsIn(sheet, left);
    left += TITLE_ROWS_MAX - rows.length;
    if (rows.length > 0) filled.push({ name: sheet.name, rows });
  }
  const [first] = filled;
  const rows =
    filled.length <= 1
      ? [...(first?.rows ?? [])]
      : filled.flatMap(({ name, rows: own }) => own.map((row) => ({ ...row, sheet: name })));
  return { rows, hiddenSheets };
}

async function visibleSheets(
  parts: Record<string, Uint8Array>,
): Promise<{ readonly sheets: readonly Sheet[]; readonly hiddenSheets: readonly string[] }> {
  if (Object.values(parts).some(swells)) throw new UnreadableSheet('swollen');
  const [{ readXlsx: read }, { zipSync }] = await Promise.all([import('hucre/xlsx'), import('fflate')]);
  const range = `A1:${addressOf(COLUMNS_MAX, LAST_ROW)}`;
  const hiddenSheets: string[] = [];
  const isVisible: SheetFilter = ({ name, hidden, veryHidden }) => {
    if (hidden || veryHidden) hiddenSheets.push(name);
    return !hidden && !veryHidden;
  };
  // It gets what has been counted, in a new archive: so it can't see other parts in the file than those.
  const workbook = await read(zipSync(parts, { level: 0 }), { sheets: isVisible, range }).catch(() => null);
  const sheets = workbook?.sheets ?? [];
  if (sheets.length === 0) throw new UnreadableSheet('damaged');
  return { sheets, hiddenSheets: [...new Set(hiddenSheets)] };
}

/** Returns true iff the part would take far more memory or time than its bytes. */
function swells(part: Uint8Array): boolean {
  let tags = 0;
  for (const byte of part) if (byte === TAG) tags += 1;
  if (tags > TAGS_MAX) return true;
  const text = Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1');
  return (text.match(/[<:]col\s/g) ?? []).length > COLUMN_MARKS_MAX;
}

const TAG = '<'.charCodeAt(0);
