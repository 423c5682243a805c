import { fromPlainText } from './plain-text.ts';
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
    if (text.trim() === '') return [];
    return [{ column: index + 1, address: addressOf(index + 1, number), value: fromPlainText(text) }];
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

/** Spreadsheet programs save with commas, semicolons or tabs; the first line tells which. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1);
  const count = (delimiter: string) => line.split(delimiter).length;
  return ['\t', ';'].reduce((best, each) => (count(each) > count(best) ? each : best), ',');
}
