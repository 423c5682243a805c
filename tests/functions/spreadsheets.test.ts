import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { readXlsx as open, type Sheet } from 'hucre/xlsx';
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
import {
  CHINESE_DATE,
  DATE,
  partsOf,
  streamed,
  text,
  workbookOf,
  writtenCells,
  zipped,
} from '../support/workbooks.ts';

const now = new Date('2026-10-01T00:00:00Z');
const zone = 'Asia/Shanghai';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = (rows: readonly Row[]) => rows.map(({ cells }) => cells.map(({ value }) => value));

const reasonOf = (bytes: Uint8Array) =>
  readSpreadsheet(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableSheet ? error.reason : error),
  );

describe('reading .xlsx', () => {
  it('[R2.4.2] keeps numbers, dates, truths and texts as what they are, under their addresses', async () => {
    const bytes = zipped(
      partsOf({
        sheets: [
          {
            rows: `<row r="1">${text('A1', '楼栋')}</row><row r="2"/>
              <row r="3"><c r="C3"><v>89.5</v></c><c r="D3" s="${DATE}"><v>46296</v></c>
              <c r="E3" t="b"><v>1</v></c><c r="F3" s="${CHINESE_DATE}"><v>46296.5</v></c>
              <c r="AB3" t="s"><v>1</v></c></row>`,
          },
        ],
        sharedStrings: `<si><t>other</t></si>
          <si><r><t>王</t></r><r><rPr><b/></rPr><t>伟</t></r><rPh sb="0" eb="1"><t>wáng</t></rPh></si>`,
      }),
    );
    expect(await readSpreadsheet(bytes)).toEqual([
      { number: 1, cells: [{ column: 1, address: 'A1', value: '楼栋' }] },
      {
        number: 3,
        cells: [
          { column: 3, address: 'C3', value: 89.5 },
          { column: 4, address: 'D3', value: new Date('2026-10-01T00:00:00Z') },
          { column: 5, address: 'E3', value: true },
          { column: 6, address: 'F3', value: new Date('2026-10-01T12:00:00Z') },
          { column: 28, address: 'AB3', value: '王伟' },
        ],
      },
    ]);
  });

  it('[R2.4.2] takes the stored result of a formula, and names a failed one', async () => {
    const bytes = workbookOf(
      `<row r="1"><c r="A1"><f>1200+2</f><v>1202</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>
        <c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>
        <c r="E1"><f>A1-1202</f><v>0</v></c><c r="F1"><f>NEVER()</f></c>${text('G1', 'mail')}</row>`,
      '<hyperlinks><hyperlink ref="G1" r:id="rId1"/></hyperlinks>',
    );
    expect(texts(await readSpreadsheet(bytes))).toEqual([
      [1202, { error: '#DIV/0!' }, { error: '#N/A' }, 'ab', 0, 'mail'],
    ]);
  });

  it('[R2.4.2] fills a value that is merged downwards, not one that is merged sideways, and skips blank rows', async () => {
    const bytes = workbookOf(
      `<row r="1">${text('A1', '湖畔花园入住清单')}${text('B1', 'covered')}</row>
        <row r="2">${text('A2', '3栋')}${text('B2', '101')}</row>
        <row r="3">${text('A3', 'covered')}${text('B3', '102')}</row>
        <row r="4">${text('B4', '  ')}</row><row r="5"><c r="B5" s="1"/></row>`,
      '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A5"/></mergeCells>',
    );
    expect(texts(await readSpreadsheet(bytes))).toEqual([
      ['湖畔花园入住清单'],
      ['3栋', '101'],
      ['3栋', '102'],
    ]);
  });

  it('[R2.4.2] reads headings of two rows, some of them merged downwards', async () => {
    const bytes = workbookOf(
      `<row r="1">${text('A1', '楼栋')}${text('B1', '业主')}</row>
        <row r="2">${text('B2', '姓名')}${text('C2', '电话')}</row>
        <row r="3"><c r="A3" t="e"><v>#REF!</v></c>${text('B3', '王伟')}</row><row r="4">${text('B4', '李敏')}</row>`,
      '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="A3:A4"/></mergeCells>',
    );
    expect(texts(await readSpreadsheet(bytes))).toEqual([
      ['楼栋', '业主'],
      ['楼栋', '姓名', '电话'],
      [{ error: '#REF!' }, '王伟'],
      [{ error: '#REF!' }, '李敏'],
    ]);
  });

  it('[R2.4.2] reads every sheet that is visible, one after the other, and says of which a row is', async () => {
    const sheet = (words: string, state?: 'hidden' | 'veryHidden') => ({
      rows: `<row r="1">${text('A1', words)}</row>`,
      ...(state ? { state } : {}),
    });
    const sheets = [sheet('hidden', 'hidden'), sheet('hidden', 'veryHidden'), sheet('seen'), sheet('second')];
    const rows = await readSpreadsheet(zipped(partsOf({ sheets })));
    expect(texts(rows)).toEqual([['seen'], ['second']]);
    expect(new Set(rows.map((row) => row.sheet)).size).toBe(2);
    expect(await reasonOf(zipped(partsOf({ sheets: sheets.slice(0, 2) })))).toBe('damaged');
  });

  it('[R2.4.2] reads names with a prefix, cells without an address, and days that are counted from 1904', async () => {
    const sheets = [
      { rows: `<row><c t="inlineStr"><is><t>房号</t></is></c><c s="${DATE}"><v>43834</v></c></row>` },
    ];
    const properties = '<workbookPr date1904="true"/>';
    const bytes = zipped(partsOf({ sheets, properties, prefix: 'x:' }));
    expect(texts(await readSpreadsheet(bytes))).toEqual([['房号', new Date('2024-01-05T00:00:00Z')]]);
  });

  it('[R2.4.2] reads a workbook that was written as a stream', async () => {
    const sheets = [{ rows: `<row r="1">${text('A1', '房号')}</row>` }];
    expect(texts(await readSpreadsheet(streamed(partsOf({ sheets }))))).toEqual([['房号']]);
  });

  it('[R2.4.2] is not stopped by a blank cell at the far end of the sheet', async () => {
    const bytes = workbookOf(
      `<row r="1">${text('A1', '房号')}</row><row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>`,
    );
    expect(texts(await readSpreadsheet(bytes))).toEqual([['房号']]);
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

  it('refuses a part that is not what its checksum says, and more parts than a workbook has', async () => {
    const parts = partsOf({ sheets: [{ rows: `<row r="1">${text('A1', 'room 1202')}</row>` }] });
    const bytes = Buffer.from(zipped(parts, 0));
    expect(await reasonOf(bytes)).toBe('read');
    bytes.write('1203', bytes.indexOf('1202'));
    expect(await reasonOf(bytes)).toBe('damaged');
    const more = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`xl/${index}.xml`, '']));
    expect(await reasonOf(zipped({ ...parts, ...more }))).toBe('swollen');
  });

  it('unpacks no pictures', async () => {
    const parts = partsOf({ sheets: [{ rows: `<row r="1">${text('A1', '房号')}</row>` }] });
    const bytes = zipped({ ...parts, 'xl/media/image1.png': ' '.repeat(20 * 1024 * 1024) });
    expect(texts(await readSpreadsheet(bytes))).toEqual([['房号']]);
  });

  it.each([
    [
      'a merged range that covers the whole sheet',
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ],
    ['many merged ranges', `<mergeCells>${"<mergeCell ref='A1:Z1000'/>".repeat(10)}</mergeCells>`],
    [
      'columns that are described again and again',
      `<cols>${'<col min="1" max="16384"/>'.repeat(2_000)}</cols>`,
    ],
  ])('refuses %s', async (_, after) => {
    expect(await reasonOf(workbookOf(`<row r="1">${text('A1', '房号')}</row>`, after))).toBe('swollen');
  });

  it('refuses a part that is nothing but tags', async () => {
    const sharedStrings = '<si><t>a</t></si>'.repeat(500_000);
    expect(await reasonOf(zipped(partsOf({ sheets: [{ rows: '' }], sharedStrings })))).toBe('swollen');
  });

  it('refuses merged cells that are no range', async () => {
    for (const ref of ['A:B', 'B2:A1', '']) {
      const merged = `<mergeCells><mergeCell ref="${ref}:1"/></mergeCells>`;
      expect(await reasonOf(workbookOf(`<row r="1">${text('A1', '房号')}</row>`, merged))).toBe('damaged');
    }
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
  const sheetOf = async (bytes: Uint8Array): Promise<Sheet> => {
    const { sheets } = await open(bytes, { readStyles: true });
    return sheets[0]!;
  };

  it('[R2.4.16] writes headings in both languages, frozen, and times in the zone of the site', async () => {
    const sheet = await sheetOf(await write([['1202', new Date('2026-10-01T17:30:00Z'), null]]));
    expect(sheet.name).toBe('业户 档案 Households');
    expect(sheet.rows).toEqual([
      ['房号 Room', '时间 At', "'=业主 Owner"],
      ['1202', '2026-10-02 01:30', null],
    ]);
    expect(sheet.freezePane).toEqual({ rows: 1 });
    expect(sheet.cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(sheet.cells?.get('1,0')?.style?.font?.bold).toBeUndefined();
    expect(sheet.columns?.[1]?.width).toBe(30);
    expect(sheet.columns?.[2]?.width).toBeGreaterThanOrEqual(8);
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
    const sheet = await sheetOf(await write([[formula, null, null]]));
    const cell = sheet.cells?.get('1,0');
    expect(cell).toMatchObject({ type: 'string', style: { numFmt: '@' } });
    expect(cell?.formula).toBeUndefined();
    expect(String(cell?.value)).toMatch(/^'/);
  });

  it('[R2.4.16] writes what looks like a sign of the format as it was typed', async () => {
    const bytes = await write([['_x003D_HYPERLINK("http://x")', 'a_x000D_b', '_x005F_x003D_']]);
    const [, row] = await writtenCells(bytes);
    expect(row).toEqual(['_x003D_HYPERLINK("http://x")', 'a_x000D_b', '_x005F_x003D_']);
    expect(texts(await readSpreadsheet(bytes))[1]).toEqual(row);
  });

  it('keeps numbers and truths as they are, and cuts a text that no cell holds, saying so', async () => {
    const [, row] = await writtenCells(await write([[-5, true, 'x'.repeat(40_000)]]));
    expect(row?.slice(0, 2)).toEqual([-5, true]);
    expect(String(row?.[2])).toHaveLength(32_767);
    expect(String(row?.[2])).toMatch(/cut off）$/);
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
