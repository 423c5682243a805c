import { describe, expect, it } from 'vitest';
import { readMoveInList } from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import { UnreadableSheet } from '../../functions/src/spreadsheets/sheet.ts';
import { gb18030 } from '../support/move-in-lists/sample.ts';

const HEADINGS = ['楼栋', '单元', '楼层', '房号', '建筑面积', '业主姓名', '电话'];
const ROWS = [
  ['1栋', '1单元', '3', '0301', '89.5', '张三', '13800138000'],
  ['1栋', '1单元', '3', '0302', '89.5', '李四 &amp; 王五', '="13900139000"'],
];

const line = (cells: readonly string[], tag: string) =>
  `<tr>${cells.map((each) => `<${tag} style="mso-number-format:'\\@'">${each}</${tag}>`).join('')}</tr>`;
const table = [line(HEADINGS, 'th'), ...ROWS.map((row) => line(row, 'td'))].join('\r\n');
const page = (inside: string) =>
  `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>${inside}</body></html>`;

const utf8 = (text: string) => new TextEncoder().encode(text);

const reasonOf = async (bytes: Uint8Array) => {
  try {
    await readSpreadsheet(bytes);
    return null;
  } catch (error) {
    return error instanceof UnreadableSheet ? error.reason : error;
  }
};

describe('[R2.4.2] what is called .xls and is none', () => {
  it.each([
    ['a page', utf8(page(`<table border=1>${table}</table>`))],
    ['a page in GB2312', gb18030(page(`<table>${table}</table>`))],
    ['a table alone', utf8(`\ufeff<table>${table}</table>`)],
    ['text with tabs', utf8([HEADINGS, ...ROWS].map((cells) => cells.join('\t')).join('\r\n'))],
  ])('%s is read', async (_, bytes) => {
    const list = readMoveInList(await readSpreadsheet(bytes));
    expect(list.problems).toEqual([]);
    expect(list.items.map(({ unit, owner }) => [unit.id, owner?.phones])).toEqual([
      ['1-1-301', ['13800138000']],
      ['1-1-302', ['13900139000']],
    ]);
    expect(list.items[0]?.owner?.fullName).toBe('张三');
  });

  it('a page with cells that span rows means them all', async () => {
    const merged = `<table>${line(HEADINGS, 'td')}
      <tr><td rowspan="2">1栋</td><td rowspan="2">1单元</td><td>3</td><td>301</td><td>89.5</td><td>张三</td><td>&nbsp;</td></tr>
      <tr><td>3</td><td>302</td><td>90</td><td>李四</td><td></td></tr></table>`;
    const list = readMoveInList(await readSpreadsheet(utf8(page(merged))));
    expect(list.problems).toEqual([]);
    expect(list.items.map(({ unit }) => unit.id)).toEqual(['1-1-301', '1-1-302']);
  });

  it.each([
    [
      'a page of which not every row can be read',
      page(`<table>${line(HEADINGS, 'td')}<!-- <table>${table}</table>`),
    ],
    ['a page without a table', page('<p>请登录后再导出</p>')],
    [
      'a table in the XML of Excel 2003',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>',
    ],
  ])('%s is refused with the way out', async (_, text) => {
    expect(await reasonOf(utf8(text))).toBe('markup');
    expect(new UnreadableSheet('markup').words.zh).toContain('另存为 .xlsx');
  });

  it('a page whose cells span more than a list has is refused', async () => {
    const wide = `<table><tr><td colspan="200000">1</td><td colspan=1>2</td></tr></table>`;
    expect(await reasonOf(utf8(wide))).toBe('swollen');
  });

  it('an .xls of the old kind, or a file with a password, is told how to be saved', async () => {
    expect(await reasonOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2))).toBe('oldFormat');
    expect(new UnreadableSheet('oldFormat').words.zh).toContain('另存为 .xlsx');
  });
});
