import { shownText } from './plain-text.ts';
import { addressOf, COLUMNS_MAX, type Row, UnreadableSheet } from './sheet.ts';

/**
 * The rows of a .csv, or of a text with tabs that is called .xls, blank ones left out; every value is text. Throws
 * `UnreadableSheet`, also when there are more than `rowsMost` rows.
 */
export async function readCsv(text: string, rowsMost: number): Promise<Row[]> {
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
