import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';

/** A page of a PDF: its text without blanks, and its size in points. */
export interface PaperPage {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Fonts have one picture for a radical and for the sign that is nothing else; a PDF may name the one or the other. */
const RADICALS = '⺟⺠⻁⻄⻅⻆⻉⻊⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾⼿';
const SIGNS = '母民虎西见角贝足车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟户手';

/** Text as a PDF can be asked for it: signs of one look alike, and no blanks, which lines and columns bring. */
export const asOnPaper = (text: string): string =>
  text
    .replaceAll(/[\u2E80-\u2FDF]/g, (sign) => SIGNS[RADICALS.indexOf(sign)] ?? sign)
    .normalize('NFKC')
    .replaceAll(/\s+/g, '');

/** What the browser would print of a page now. */
export async function printedPages(page: Page, isAcross = false): Promise<readonly PaperPage[]> {
  const pdf = await getDocumentProxy(
    new Uint8Array(await page.pdf({ format: 'A4', preferCSSPageSize: true, landscape: isAcross })),
  );
  const { text } = await extractText(pdf);
  return Promise.all(
    text.map(async (each, at) => {
      const [left = 0, bottom = 0, right = 0, top = 0] = (await pdf.getPage(at + 1)).view;
      return { text: asOnPaper(each), width: Math.round(right - left), height: Math.round(top - bottom) };
    }),
  );
}
