import { deflateRawSync } from 'node:zlib';
import excel from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPlainText, fromPlainText } from '../../functions/src/spreadsheets/plain-text.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import {
  BYTES_MAX,
  columnLetters,
  type Row,
  UnreadableSheet,
} from '../../functions/src/spreadsheets/sheet.ts';
import { workbook } from '../../functions/src/spreadsheets/write.ts';
import { asCsv, asXlsx, gb18030, sampleRows } from '../support/move-in-lists/sample.ts';

const now = new Date('2026-10-01T00:00:00Z');
const zone = 'Asia/Shanghai';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = (rows: readonly Row[]) => rows.map(({ cells }) => cells.map(({ value }) => value));

async function xlsx(fill: (sheet: excel.Worksheet, book: excel.Workbook) => void): Promise<Uint8Array> {
  const book = new excel.Workbook();
  fill(book.addWorksheet('Sheet1'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const reasonOf = (bytes: Uint8Array) =>
  readSpreadsheet(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableSheet ? error.reason : error),
  );

describe('reading .xlsx', () => {
  it('[R2.4.2] keeps numbers, dates, truths and texts as what they are, under their addresses', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.getCell('A1').value = '楼栋';
      sheet.getCell('C3').value = 89.5;
      sheet.getCell('D3').value = new Date('2026-10-01T00:00:00Z');
      sheet.getCell('D3').numFmt = 'yyyy-mm-dd';
      sheet.getCell('E3').value = true;
      sheet.getCell('AB3').value = { richText: [{ text: '王' }, { text: '伟' }] };
    });
    expect(await readSpreadsheet(bytes)).toEqual([
      { number: 1, cells: [{ column: 1, address: 'A1', value: '楼栋' }] },
      {
        number: 3,
        cells: [
          { column: 3, address: 'C3', value: 89.5 },
          { column: 4, address: 'D3', value: new Date('2026-10-01T00:00:00Z') },
          { column: 5, address: 'E3', value: true },
          { column: 28, address: 'AB3', value: '王伟' },
        ],
      },
    ]);
  });

  it('[R2.4.2] takes the stored result of a formula, and names a failed one', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.getCell('A1').value = { formula: '1200+2', result: 1202, date1904: false };
      sheet.getCell('B1').value = { formula: '1/0', result: { error: '#DIV/0!' }, date1904: false };
      sheet.getCell('C1').value = { error: '#N/A' };
      sheet.getCell('D1').value = { text: 'mail', hyperlink: 'mailto:a@lakeside.example' };
    });
    expect(texts(await readSpreadsheet(bytes))).toEqual([
      [1202, { error: '#DIV/0!' }, { error: '#N/A' }, 'mail'],
    ]);
  });

  it('[R2.4.2] fills a value that is merged downwards, not one that is merged sideways, and skips blank rows', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.getCell('A1').value = '湖畔花园入住清单';
      sheet.mergeCells('A1:C1');
      sheet.getCell('A2').value = '3栋';
      sheet.mergeCells('A2:A5');
      sheet.getCell('B2').value = '101';
      sheet.getCell('B3').value = '102';
      sheet.getCell('B4').value = '  ';
      sheet.getCell('B5').font = { bold: true };
    });
    expect(texts(await readSpreadsheet(bytes))).toEqual([
      ['湖畔花园入住清单'],
      ['3栋', '101'],
      ['3栋', '102'],
    ]);
  });

  it('[R2.4.2] reads the first sheet that is visible', async () => {
    const bytes = await xlsx((sheet, book) => {
      sheet.state = 'hidden';
      sheet.getCell('A1').value = 'hidden';
      book.addWorksheet('Second').getCell('A1').value = 'seen';
    });
    expect(texts(await readSpreadsheet(bytes))).toEqual([['seen']]);
  });

  it('[R2.4.2] reads 5,000 rows and refuses what is longer', async () => {
    expect(await readSpreadsheet(await asXlsx(sampleRows(5_000)))).toHaveLength(5_001);
    expect(await reasonOf(await asXlsx(sampleRows(5_020)))).toBe('tooManyRows');
  });

  it('refuses a file above 5 MB, an .xls and an empty file', async () => {
    expect(await reasonOf(new Uint8Array(BYTES_MAX + 1))).toBe('tooLarge');
    expect(await reasonOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2))).toBe('oldFormat');
    expect(await reasonOf(new Uint8Array())).toBe('empty');
  });

  it('refuses a zip bomb, whatever size its directory states', async () => {
    const bomb = Buffer.alloc(100 * 1024 * 1024, ' ');
    expect(await reasonOf(zipOf('xl/worksheets/sheet1.xml', bomb, bomb.length))).toBe('swollen');
    expect(await reasonOf(zipOf('xl/worksheets/sheet1.xml', bomb, 10))).toBe('swollen');
  });

  it('refuses a merged range that covers the whole sheet', async () => {
    const sheet =
      '<worksheet><sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>';
    expect(await reasonOf(zipOf('xl/worksheets/sheet1.xml', Buffer.from(sheet), sheet.length))).toBe(
      'swollen',
    );
    const hiddenRange = sheet.replace('ref="', "ref='").replace('6"', "6'");
    expect(await reasonOf(zipOf('xl/worksheets/sheet1.xml', Buffer.from(hiddenRange), 0))).toBe('damaged');
  });

  it('answers any damaged workbook with a refusal', async () => {
    const whole = await asXlsx(sampleRows(5));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, by) => {
        const damaged = whole.slice();
        damaged[place] = (damaged[place] ?? 0) ^ by;
        expect(await reasonOf(damaged)).toBeTypeOf('string');
        expect(await reasonOf(whole.slice(0, place + 1))).toBeTypeOf('string');
      }),
      { numRuns: 60 },
    );
  });
});

describe('reading .csv', () => {
  const table = [
    ['楼栋', '房号'],
    ['3', '1202'],
  ];

  it.each([
    ['UTF-8', utf8('楼栋,房号\r\n3,1202\r\n')],
    ['UTF-8 with a mark', utf8('\ufeff楼栋,房号\n3,1202')],
    ['UTF-16 with a mark', Uint8Array.from(Buffer.from('\ufeff楼栋\t房号\n3\t1202', 'utf16le'))],
    ['GB18030', gb18030('楼栋,房号\r\n3,1202\r\n')],
    ['semicolons', utf8('楼栋;房号\n3;1202')],
  ])('[R2.4.2] reads %s', async (_, bytes) => {
    expect(texts(await readSpreadsheet(bytes))).toEqual(table);
  });

  it('[R2.4.2] addresses cells as a spreadsheet program shows them, past blank rows and breaks in a cell', async () => {
    const rows = await readSpreadsheet(utf8('楼栋,电话\n\n,,\n3,"1\n2"\n4,5'));
    expect(rows.flatMap(({ cells }) => cells.map(({ address }) => address))).toEqual([
      'A1',
      'B1',
      'A4',
      'B4',
      'A5',
      'B5',
    ]);
  });

  it('[R2.4.2] reads 5,000 rows and refuses what is longer', async () => {
    expect(await readSpreadsheet(utf8(asCsv(sampleRows(5_000))))).toHaveLength(5_001);
    expect(await reasonOf(utf8(asCsv(sampleRows(5_020))))).toBe('tooManyRows');
  });

  it('refuses what is no text', async () => {
    expect(await reasonOf(Uint8Array.of(0x41, 0, 0x42, 0))).toBe('damaged');
    expect(await reasonOf(Uint8Array.of(0x80, 0xff, 0xff, 0x0a))).toBe('encoding');
    expect(await reasonOf(utf8('a,"b'))).toBe('damaged');
  });

  it('never throws anything but a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await reasonOf(bytes)).toBeTypeOf('string');
      }),
    );
  });
});

describe('writing .xlsx', () => {
  const columns = [
    { heading: { zh: '房号', en: 'Room' } },
    { heading: { zh: '时间', en: 'At' }, width: 30 },
    { heading: { zh: '=业主', en: 'Owner' } },
  ];
  const write = (rows: Parameters<typeof workbook>[0]['rows']) =>
    workbook({ sheet: { zh: '业户/档案', en: 'Households' }, columns, rows, zone, now });
  const open = async (bytes: Uint8Array): Promise<excel.Worksheet> => {
    const book = new excel.Workbook();
    await book.xlsx.load(new Uint8Array(bytes).buffer);
    return book.worksheets[0]!;
  };

  it('[R2.4.16] writes headings in both languages, frozen, and times in the zone of the site', async () => {
    const sheet = await open(await write([['1202', new Date('2026-10-01T17:30:00Z'), null]]));
    expect(sheet.name).toBe('业户 档案 Households');
    expect(sheet.getRow(1).values).toEqual([undefined, '房号 Room', '时间 At', "'=业主 Owner"]);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.getCell('B2').value).toBe('2026-10-02 01:30');
    expect(sheet.getColumn(2).width).toBe(30);
    expect(sheet.getColumn(3).width).toBeGreaterThanOrEqual(8);
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1+1',
    "'=1",
    '=HYPERLINK("http://x","y")',
  ])('[R2.4.16] writes %j as plain text that stays plain text in a CSV', async (formula) => {
    const sheet = await open(await write([[formula, null, null]]));
    const { value, type, numFmt } = sheet.getCell('A2');
    expect(type).toBe(excel.ValueType.String);
    expect(numFmt).toBe('@');
    expect(String(value)).toMatch(/^'/);
  });

  it('keeps numbers and truths as they are, and cuts a text that no cell holds, saying so', async () => {
    const sheet = await open(await write([[-5, true, 'x'.repeat(40_000)]]));
    expect(sheet.getCell('A2').value).toBe(-5);
    expect(sheet.getCell('B2').value).toBe(true);
    expect(String(sheet.getCell('C2').value)).toHaveLength(32_767);
    expect(String(sheet.getCell('C2').value)).toMatch(/cut off）$/);
  });

  it('[R2.4.16] lets no text begin like a formula, and gives each text back', () => {
    const risky = fc
      .tuple(fc.constantFrom('', "'", ' ', '=', '+', '-', '@', '\t', '\r', '＝'), fc.string())
      .map(([head, tail]) => head + tail);
    fc.assert(
      fc.property(risky, (text) => {
        expect(asPlainText(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u);
        expect(fromPlainText(asPlainText(text))).toBe(text);
      }),
    );
  });

  it('[R2.4.2] writes what the import reads back', async () => {
    const rows = await readSpreadsheet(
      await write([['+86 13800138000', new Date('2026-10-01T00:00:00Z'), "=x'"]]),
    );
    expect(texts(rows)[1]).toEqual(['+86 13800138000', '2026-10-01 08:00', "=x'"]);
  });
});

it('names columns as spreadsheet programs do', () => {
  expect([1, 26, 27, 52, 53, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

/** A zip file with one part, whose directory states the size it is told to state. */
function zipOf(name: string, content: Buffer, statedSize: number): Uint8Array {
  const packed = deflateRawSync(content);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(statedSize, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    fields,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, entry, end]));
}
