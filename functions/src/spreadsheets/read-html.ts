import { type Row, UnreadableSheet } from './sheet.ts';
import { rowsIn } from './sheet-rows.ts';

/** Columns and rows that cells may span in all: each is a few bytes in the file and a cell in memory. */
const SPANS_MAX = 200_000;

/** Returns true iff a text is a page or another kind of markup, which programs save under the name of a spreadsheet. */
export const isMarkup = (text: string): boolean =>
  /^\s*<(?:[!?]|html|head|body|meta|style|table|div)/i.test(text);

/**
 * The rows of the tables of a page that is called .xls, as the systems of developers export them (R2.4.2); every value is
 * text. Throws `UnreadableSheet` for a page of which not every row can be read, and for other markup.
 */
export async function readHtml(text: string, rowsMost: number): Promise<Row[]> {
  const spans = [...text.matchAll(/(?:col|row)span\s*=\s*["']?\s*(\d{1,9})/gi)];
  if (spans.reduce((sum, [, count]) => sum + Number(count), 0) > SPANS_MAX)
    throw new UnreadableSheet('swollen');
  const { fromHtml } = await import('hucre');
  const sheet = fromHtml(text.replaceAll(/&nbsp;/gi, ' '), { typeInference: false, classes: false });
  // It ends where it can't go on, and a list is never taken over by half.
  if (sheet.rows.length === 0 || sheet.rows.length !== (text.match(/<tr[\s>]/gi) ?? []).length)
    throw new UnreadableSheet('markup');
  return rowsIn(sheet, rowsMost);
}
