import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readableMoveInList,
  readMoveInList,
} from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import { meaningOf, namesIn } from '../../functions/src/imports/headings.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import type { CellValue } from '../../functions/src/spreadsheets/sheet.ts';
import { completeness } from '../../rulebook/chapters/homes/completeness.ts';
import { buildingName, entranceName, roomName, unitId } from '../../rulebook/chapters/homes/unit-name.ts';
import { MASKED_PHONE, maskedName, maskedPhone, SHOWN_NAME } from '../../rulebook/notation/mask.ts';
import { phonesOf } from '../../rulebook/notation/phone.ts';
import {
  asCsv,
  asSheet,
  asXlsx,
  chineseHeadings,
  columnsLeftOut,
  englishHeadings,
  gb18030,
  idNumberOf,
  type ListColumn,
  listColumns,
  phoneOf,
  sampleRow,
  sampleRows,
  sheetOf,
} from '../support/move-in-lists/sample.ts';

/** The list of one row whose cell in `column` holds `value`. */
const withCell = (column: ListColumn, value: CellValue) => {
  const good = sampleRow(1);
  return readMoveInList(
    sheetOf([chineseHeadings, listColumns.map((name) => (name === column ? value : good[name]))]),
  );
};

const problemsOf = (column: ListColumn, value: CellValue) =>
  withCell(column, value).problems.map(({ cell, field, clause, words }) => ({
    cell,
    field,
    clause,
    en: words.en,
  }));

const owner = (column: ListColumn, value: CellValue) => withCell(column, value).items[0]?.owner;
const unit = (column: ListColumn, value: CellValue) => withCell(column, value).items[0]?.unit;

describe('a good list', () => {
  it('[R2.4.2] becomes units and their owners', () => {
    const list = readMoveInList(asSheet([sampleRow(0)]));
    expect(list).toMatchObject({ rows: 1, problems: [] });
    expect(columnsLeftOut(list)).toEqual([]);
    expect(list.items).toEqual([
      {
        row: 2,
        cells: { building: 'A2', room: 'D2', ownerName: 'G2', phones: 'H2', idNumber: 'I2', remark: 'K2' },
        values: {
          building: '1栋',
          room: '101',
          ownerName: '王**',
          phones: expect.stringMatching(/…/),
          idNumber: expect.stringMatching(/…/),
        },
        unit: {
          id: '1-1-101',
          building: '1',
          ...{ entrance: '1', hasEntrance: true },
          floor: 1,
          room: '101',
          area: 89.5,
          structure: '三室两厅',
        },
        owner: {
          fullName: '王伟',
          phones: [phoneOf(0), '0571-88880000'],
          idNumber: idNumberOf(0),
          moveInDate: '2026-03-01',
          careMark: null,
          remark: null,
          ...{ family: [], tenancy: null, notes: [] },
        },
        isSold: true,
      },
    ]);
  });

  it('[R2.4.2] reads the same from .xlsx, UTF-8 and GB18030, with Chinese or English headings', async () => {
    const rows = sampleRows(40);
    const expected = readMoveInList(asSheet(rows)).items;
    expect(expected).toHaveLength(40);
    const files = [
      await asXlsx(rows),
      new TextEncoder().encode(asCsv(rows)),
      new TextEncoder().encode(`\ufeff${asCsv(rows, englishHeadings)}`),
      gb18030(asCsv(rows)),
    ];
    for (const file of files) {
      const list = readMoveInList(await readSpreadsheet(file));
      expect(list.problems).toEqual([]);
      expect(list.items).toEqual(expected);
    }
  });

  it('[R2.4.2] takes a remark, a unit without an owner, and a building with one entrance', () => {
    const remarked = readMoveInList(asSheet([{ ...sampleRow(1), remark: '独居老人' }]));
    expect(remarked.items[0]?.owner?.remark).toBe('独居老人');
    const bare = { ...sampleRow(1), ownerName: '', phones: '', idNumber: '', moveInDate: '', entrance: '' };
    const [household] = readMoveInList(asSheet([bare])).items;
    expect(household).toMatchObject({ owner: null, unit: { id: '1-1-102', entrance: '1' } });
  });

  it('[R2.4.2] finds the headings below a title, and takes telephones from several columns', () => {
    const list = readMoveInList(
      sheetOf([
        ['湖畔花园入住清单'],
        ['2026年10月'],
        [
          '序号',
          '楼 栋*',
          '楼层',
          '房号 Room',
          '建筑面积（㎡）',
          '业主姓名',
          '联系电话1',
          '联系电话2',
          '紧急联系人电话',
        ],
        [1, '３号楼', 12, 1202, '89.50㎡', ' 王  伟 ', 13800138000, '0571-88886666', ''],
      ]),
    );
    expect(list.problems).toEqual([]);
    expect(columnsLeftOut(list)).toEqual(['A', 'I']);
    expect(list.items[0]).toMatchObject({
      row: 4,
      unit: { id: '3-1-1202', building: '3', room: '1202', floor: 12, area: 89.5 },
      owner: { fullName: '王 伟', phones: ['13800138000', '0571-88886666'] },
    });
  });

  it.each([
    ['138 0013 8000', ['13800138000']],
    ['+86-13800138000、0086 13900139000', ['13800138000', '13900139000']],
    ['13800138000 13900139000', ['13800138000', '13900139000']],
    ['０５７１－８８８８６６６６；13800138000', ['0571-88886666', '13800138000']],
    ['010-12345678-801/ +852 9123 4567', ['010-12345678-801', '+85291234567']],
    ['13800138000/13800138000/', ['13800138000']],
  ])('[R3.4.5.1] reads the telephones %j', (text, phones) => {
    expect(phonesOf(text)).toEqual(phones);
    expect(owner('phones', text)?.phones).toEqual(phones);
  });

  it.each([
    ['2026-10-01', '2026-10-01'],
    ['2026/1/5', '2026-01-05'],
    ['2026年2月28日', '2026-02-28'],
    ['20261231', '2026-12-31'],
    [20261231, '2026-12-31'],
    ['2026-10-01 09:30', '2026-10-01'],
    [new Date('2028-02-29T00:00:00Z'), '2028-02-29'],
  ])('[R2.4.2] reads the day %j', (value, day) => {
    expect(owner('moveInDate', value)?.moveInDate).toBe(day);
  });

  it.each([
    [12, 12],
    ['12层', 12],
    ['B1', -1],
    ['负2楼', -2],
    ['-1', -1],
  ])('[R3.4.5.4] reads the floor %j', (value, floor) => {
    expect(unit('floor', value)?.floor).toBe(floor);
  });

  it.each([
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    [' 110105 19491231 002X', '11010519491231002X'],
    ['110105491231002', '110105491231002'],
    ['E12345678', 'E12345678'],
    ['H1234567(8)', 'H1234567(8)'],
  ])('[R3.4.5.1] takes the identity number %j', (value, idNumber) => {
    expect(owner('idNumber', value)?.idNumber).toBe(idNumber);
  });
});

describe('a bad cell is named', () => {
  it.each<[string, ListColumn, CellValue, string, RegExp]>([
    ['R2.4.2', 'building', '', 'A2', /must not be empty/],
    ['R2.4.2', 'building', new Date('2026-03-01T00:00:00Z'), 'A2', /became a date/],
    ['R2.4.2', 'building', '湖'.repeat(20), 'A2', /too long/],
    ['R2.4.2', 'building', '湖'.repeat(21), 'A2', /too long/],
    ['R2.4.2', 'building', { error: '#REF!' }, 'A2', /formula/],
    ['R2.4.2', 'entrance', true, 'B2', /text or a number/],
    ['R2.4.2', 'floor', 'ground', 'C2', /floor/],
    ['R2.4.2', 'floor', 201, 'C2', /floor/],
    ['R2.4.2', 'room', '', 'D2', /must not be empty/],
    ['R2.4.2', 'room', 1202.5, 'D2', /text or a number/],
    ['R3.4.5.4', 'area', '', 'E2', /must not be empty/],
    ['R3.4.5.4', 'area', 0, 'E2', /square metres/],
    ['R3.4.5.4', 'area', -89, 'E2', /square metres/],
    ['R3.4.5.4', 'area', '八十九', 'E2', /square metres/],
    ['R3.4.5.4', 'area', 100_001, 'E2', /square metres/],
    ['R3.4.5.4', 'structure', 'x'.repeat(101), 'F2', /too long/],
    ['R3.4.5.1', 'ownerName', '', 'G2', /no owner's name/],
    ['R3.4.5.1', 'phones', '1380013800', 'H2', /telephone/],
    ['R3.4.5.1', 'phones', '12800138000', 'H2', /telephone/],
    ['R3.4.5.1', 'phones', '88886666', 'H2', /area code/],
    ['R3.4.5.1', 'phones', '13800138000/unknown', 'H2', /telephone/],
    ['R3.4.5.1', 'phones', [1, 2, 3, 4, 5, 6].map(phoneOf).join('、'), 'H2', /Five/],
    ['R3.4.5.1', 'idNumber', '110105194912310021', 'I2', /check digit/],
    ['R3.4.5.1', 'idNumber', '110105199913310024', 'I2', /birth date/],
    ['R3.4.5.1', 'idNumber', '1101051949123100', 'I2', /number of digits/],
    ['R3.4.5.1', 'idNumber', Number('110105194912310021'), 'I2', /last digits are lost/],
    ['R3.4.5.1', 'idNumber', '1.10105E+17', 'I2', /last digits are lost/],
    ['R3.4.5.1', 'idNumber', '王伟的身份证', 'I2', /signs/],
    ['R2.4.2', 'moveInDate', '2026-02-30', 'J2', /day that exists/],
    ['R2.4.2', 'moveInDate', '2026年13月1日', 'J2', /day that exists/],
    ['R2.4.2', 'moveInDate', '10/1/2026', 'J2', /day that exists/],
    ['R2.4.2', 'moveInDate', 46_296, 'J2', /day that exists/],
  ])('[%s] %s %j', (clause, column, value, cell, words) => {
    expect(problemsOf(column, value)).toEqual([
      { cell, field: column, clause, en: expect.stringMatching(words) },
    ]);
  });

  it('[R2.4.2] names all that is wrong in a row, and keeps such a row out', () => {
    const list = readMoveInList(
      asSheet([sampleRow(1), { ...sampleRow(2), building: '', area: 'x', phones: '1' }]),
    );
    expect(list.problems.map(({ row, cell }) => [row, cell])).toEqual([
      [3, 'A3'],
      [3, 'E3'],
      [3, 'H3'],
    ]);
    expect(list.items.map(({ row }) => row)).toEqual([2]);
  });

  it('[R3.4.5.2] names both rows of a unit that stands there twice, however it is written', () => {
    const again = { ...sampleRow(1), building: ' １号楼', entrance: 2, room: '102室', area: 'bad' };
    const { problems } = readMoveInList(asSheet([sampleRow(1), sampleRow(2), again]));
    expect(problems).toContainEqual({
      row: 4,
      cell: 'D4',
      field: 'room',
      clause: 'R3.4.5.2',
      value: '102室',
      words: { zh: '第4行与第2行是同一房屋', en: 'Rows 4 and 2 are the same unit' },
    });
    expect(problems.map(({ cell }) => cell)).toEqual(['D2', 'E4', 'D4']);
  });
});

describe('a bad list is named', () => {
  const cellsAndWords = (table: readonly (readonly CellValue[])[]) =>
    readMoveInList(sheetOf(table)).problems.map(({ cell, words }) => [cell, words.en]);

  it('[R2.4.2] an empty one, one without headings, one without rows', () => {
    expect(cellsAndWords([])).toEqual([['A1', 'The list is empty']]);
    expect(cellsAndWords([[''], ['3', '1', '1202']])).toEqual([
      ['A2', expect.stringMatching(/No row of headings/)],
    ]);
    expect(cellsAndWords([chineseHeadings])).toEqual([['A2', 'No unit stands below the headings']]);
  });

  it('[R2.4.2] headings that are missing or there twice, and no other', () => {
    expect(
      cellsAndWords([
        ['房号', '楼栋', '业主姓名'],
        ['101', '1', '王伟'],
      ]),
    ).toEqual([['A1', "The column 'Area' is missing"]]);
    const headings = ['楼栋', '楼层', '房号', '建筑面积', '业主姓名', '楼号', '星座'];
    expect(
      cellsAndWords([
        headings,
        ['1', 1, '101', 89, '王伟', '', '', 'x'],
        ['1', 1, '102', 89, '', '', '', 'y'],
      ]),
    ).toEqual([['F1', 'This heading stands there twice']]);
  });

  it('[R2.4.2] more than 20,000 rows', () => {
    const bare = sampleRows(20_001).map((row) => ({ ...row, phones: '' }));
    expect(readMoveInList(asSheet(bare.slice(1)))).toMatchObject({ rows: 20_000, problems: [] });
    const { items: households, problems } = readMoveInList(asSheet(bare));
    expect(households).toEqual([]);
    expect(problems.map(({ cell, words }) => [cell, words.en])).toEqual([
      ['A20002', 'More than 20000 rows; please split the list'],
    ]);
  });

  it.each([
    ['电话', 'phones'],
    ['联系电话（手机）', 'phones'],
    ['Phone No.', 'phones'],
    ['  ROOM  no ', 'room'],
    ['身份证号/ID number', 'idNumber'],
    ['Ｆｌｏｏｒ', 'floor'],
    ['建筑面积m2', 'area'],
    ['序号', 'notImported'],
    ['业主ID', null],
    ['constructor', null],
    ['', null],
  ])('[R2.4.2] reads the heading %j as %j', (heading, field) => {
    expect(meaningOf(namesIn(readableMoveInList), heading)).toBe(field);
  });
});

describe('for any list', () => {
  const cell: fc.Arbitrary<CellValue> = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('1', '3', '8', '0', '-', '/', '、', '栋', 'X', '=', ' ', '年', '月') }),
    fc.double(),
    fc.boolean(),
    fc.date({ noInvalidDate: false }),
    fc.constant({ error: '#N/A' }),
    fc.constantFrom(phoneOf(3), idNumberOf(3), '王伟', '3栋', 12),
  );
  const table = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 6 });

  it('[R2.4.2] nothing throws, and every problem names a cell in both languages', () => {
    fc.assert(
      fc.property(fc.boolean(), table, (isHeaded, rows) => {
        const list = readMoveInList(sheetOf(isHeaded ? [chineseHeadings, ...rows] : rows));
        for (const { row, cell: address, words } of list.problems) {
          expect(address).toMatch(/^[A-Z]+\d+$/);
          expect(address.endsWith(String(row))).toBe(true);
          expect(words.zh && words.en).toBeTruthy();
        }
        for (const { unit: each } of list.items) expect(each.id).toMatch(/^[A-Za-z0-9~-]{1,72}$/);
      }),
      { numRuns: 300 },
    );
  });

  it('[R2.4.16] no message repeats a telephone or an identity number, whichever column they stand in', () => {
    const secret = fc.constantFrom(
      phoneOf(77),
      `${phoneOf(77)}9`,
      idNumberOf(77),
      `${idNumberOf(77).slice(0, 17)}W`,
    );
    const rows = fc.array(fc.array(fc.oneof(secret, cell), { minLength: 11, maxLength: 12 }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.boolean(), rows, (isHeaded, data) => {
        const { problems } = readMoveInList(sheetOf(isHeaded ? [chineseHeadings, ...data] : data));
        const told = JSON.stringify(problems);
        expect(told).not.toContain(phoneOf(77));
        expect(told).not.toContain(idNumberOf(77).slice(0, 17));
      }),
    );
  });

  it('[R2.4.2] two names of units never share an id, and an id is one for all writings of a name', () => {
    const part = fc.string({
      unit: fc.constantFrom('1', '2', 'A', '-', '~', '.', '栋', '牡', '4e00', '𠮷'),
      maxLength: 5,
    });
    const name = fc.record({ building: part, entrance: part, room: part });
    fc.assert(
      fc.property(name, name, (left, right) => {
        const isSame = JSON.stringify(left) === JSON.stringify(right);
        const [one, other] = [unitId(left), unitId(right)];
        if (one !== null && other !== null) expect(one === other).toBe(isSame);
      }),
      { numRuns: 2_000 },
    );
    expect(['3栋', '3号楼', ' ３ 幢', '3座', '3'].map(buildingName)).toEqual(['3', '3', '3', '3', '3']);
    expect(['牡丹阁', '牡丹楼', 'a座', '栋'].map(buildingName)).toEqual(['牡丹阁', '牡丹楼', 'A', '栋']);
    expect([entranceName('二单元'), entranceName('2单元'), roomName('1202室')]).toEqual(['2', '2', '1202']);
    expect(unitId({ building: '牡丹', entrance: '1', room: '101' })).toMatch(
      /^~[0-9a-z]{4}~[0-9a-z]{4}-1-101$/,
    );
  });
});

describe('what most staff may see', () => {
  it.each([
    ['王伟', '王**'],
    ['王', '王**'],
    ['欧阳修', '欧阳**'],
    ['Wei Li', 'W. Li'],
    ['Anna Maria Schmidt', 'A. M. Schmidt'],
    ['Madonna', 'M.'],
    ['W. Li', 'W. L.'],
    ['W.', '某**'],
    ['王**', '某**'],
    ['某**', '某家'],
    ['王家', '王**'],
    ['杭州某某物流有限公司', '杭**'],
    ['Bank of 中国', '中**'],
    ['（株）王', '王**'],
    ['Acme Trading Co., Ltd.', 'A. T. C. Ltd'],
    ['3M China', 'M. China'],
    ["Sinéad O'Connor", "S. O'Connor"],
    ['Anna Bea Cleo Dora Eva Fay Gomez', 'A. B. C. D. Gomez'],
    [`Anna ${'Long'.repeat(20)}`, `A. ${'Long'.repeat(20).slice(0, 30)}`],
    ['김철수', '김.'],
    ['И. Иванов', 'И. И.'],
    ['สมชาย', '某**'],
    ['12345', '某**'],
  ])('[R2.4.16] of the name %s: %s, which is not the name and may be shown', (name, masked) => {
    expect(maskedName(name)).toBe(masked);
    expect(masked).not.toBe(name);
    expect(masked).toMatch(new RegExp(SHOWN_NAME));
    expect(masked.length).toBeLessThanOrEqual(50);
  });

  it.each([
    ['13800138000', '138****8000'],
    ['0571-88886666', '057****6666'],
    ['+6561234567', '****567'],
    ['88001234', '****234'],
    ['110', '****'],
    ['call me', '****'],
  ])('[R2.4.16] of the telephone %s', (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
    expect(masked).toMatch(new RegExp(MASKED_PHONE));
  });

  it('[R7.3.1.3] how complete a file is: the share of what R3.4.5.1 asks', () => {
    const full = {
      fullName: '王伟',
      people: 3,
      family: ['李娜'],
      skills: 'x',
      hobbies: 'x',
      occupation: 'x',
      employer: 'x',
    };
    expect(completeness(full)).toBe(100);
    expect(completeness({ ...full, people: 0 })).toBe(100);
    expect(completeness({ fullName: '王伟', family: [], skills: null, phones: ['1'] })).toBe(14);
    expect(completeness({})).toBe(0);
  });
});
