import { shownText } from './plain-text.ts';
import { addressOf, COLUMNS_MAX, type Row, UnreadableSheet } from './sheet.ts';

/**
 * The rows of a .csv, blank ones left out; every value is text. Reads UTF-8 with or without a byte order mark,
 * UTF-16 with one, and GB18030. Throws `UnreadableSheet`, also when there are more than `rowsMost` rows.
 */
export async function readCsv(bytes: Uint8Array, rowsMost: number): Promise<Row[]> {
  const text = decode(bytes);
  const { parse } = await import('csv-parse/sync');
  const rows: Row[] = [];
  let number = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      on_record: (record: string[]) => {
        number += 1;
        const row = rowOf(record, number);
        if (row.cells.length > 0) rows.push(row);
        if (rows.length > rowsMost) throw new UnreadableSheet('tooManyRows');
        // Kept above; the parser need not keep it too.
        return null;
      },
    });
  } catch (error) {
    throw error instanceof UnreadableSheet ? error : new UnreadableSheet('damaged');
  }
  return rows;
}

const rowOf = (record: readonly string[], number: number): Row => ({
  number,
  cells: record.slice(0, COLUMNS_MAX).flatMap((text, index) => {
    const value = shownText(text);
    if (value.trim() === '') return [];
    return [{ column: index + 1, address: addressOf(index + 1, number), value }];
  }),
});

function decode(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of marked) {
    try {
      return checked(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch (error) {
      // Not this encoding: the next one may fit.
      if (error instanceof UnreadableSheet) throw error;
    }
  }
  throw new UnreadableSheet('encoding');
}

/** A zero byte never stands in a list: this is some other kind of file. */
function checked(text: string): string {
  if (text.includes('\0')) throw new UnreadableSheet('damaged');
  return text;
}

/** Lines that are looked at for the delimiter: a wallet writes a page above its headings. */
const LINES_LOOKED_AT = 100;

/**
 * Spreadsheet programs save with commas, semicolons or tabs. Two lines below each other tell which, the headings and
 * the first row: a title has none of them, and a remark that is full of commas stands alone.
 */
function delimiterOf(text: string): string {
  const lines = text
    .split(/\r\n?|\n/, LINES_LOOKED_AT)
    .map((line) => line.replaceAll(/"[^"]*"/g, ''))
    .filter((line) => line.trim() !== '');
  const most = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length);
    const pairs = counts.slice(1).map((count, index) => Math.min(count, counts[index] ?? 0));
    return Math.max(...(pairs.length > 0 ? pairs : counts), 0);
  };
  return ['\t', ';'].reduce((best, each) => (most(each) > most(best) ? each : best), ',');
}
