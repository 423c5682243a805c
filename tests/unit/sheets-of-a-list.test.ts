import { describe, expect, it } from 'vitest';
import { readMoveInList } from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import type { Row } from '../../functions/src/spreadsheets/sheet.ts';
import { columnsLeftOut, sheetOf } from '../support/move-in-lists/sample.ts';
import { partsOf, text, zipped } from '../support/workbooks.ts';

const HEADINGS = ['楼栋', '楼层', '房号', '建筑面积', '业主姓名'];

const named = (sheet: string, ...table: (readonly (string | number)[])[]): Row[] =>
  sheetOf(table).map((row) => ({ ...row, sheet }));

describe('[R2.4.2] a list with a sheet for each building', () => {
  it('is read from every sheet of its file', async () => {
    const sheet = (building: string) => ({
      rows: [HEADINGS, [building, '3', '301', '89.5', '张三']]
        .map((cells, row) => {
          const of = cells.map((each, column) => text(`${'ABCDE'[column]}${row + 1}`, each)).join('');
          return `<row r="${row + 1}">${of}</row>`;
        })
        .join(''),
    });
    const bytes = zipped(partsOf({ sheets: [sheet('1栋'), sheet('2栋')] }));
    const list = readMoveInList(await readSpreadsheet(bytes));
    expect(list).toMatchObject({
      ...{ rows: 2, problems: [] },
      sheets: [
        { name: 'Sheet1', is: 'read', rows: 1, hidden: 0 },
        { name: 'Sheet2', is: 'read', rows: 1, hidden: 0 },
      ],
    });
    expect(list.items.map(({ unit, sheet: name }) => [unit.id, name])).toEqual([
      ['1-1-301', 'Sheet1'],
      ['2-1-301', 'Sheet2'],
    ]);
    expect(list.understood.map(({ column }) => column)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('names the sheet of a bad cell and of a unit that stands twice', () => {
    const list = readMoveInList([
      ...named('1栋', ['序号', ...HEADINGS], [1, '1栋', 3, '301', 89.5, '张三']),
      ...named('2栋', HEADINGS, ['2栋', 3, '301', '很大', '李四'], ['1#', 3, '301', 89.5, '李四']),
    ]);
    expect(columnsLeftOut(list)).toEqual(['A']);
    expect(list.problems).toMatchObject([
      { sheet: '1栋', row: 2, cell: 'D2', words: { zh: '第2 (1栋)行与第3 (2栋)行是同一房屋' } },
      { sheet: '2栋', row: 2, cell: 'D2', value: '很大' },
      { sheet: '2栋', row: 3, cell: 'C3', words: { zh: '第3 (2栋)行与第2 (1栋)行是同一房屋' } },
    ]);
  });

  it('has its columns where each sheet has them', () => {
    const list = readMoveInList([
      ...named('1栋', HEADINGS, ['1栋', 3, '301', 89.5, '张三']),
      ...named('2栋', ['业主信息'], HEADINGS.toReversed(), ['李四', 90, '302', 3, '2栋']),
    ]);
    expect(list.problems).toEqual([]);
    expect(list.items.map(({ unit, owner }) => [unit.id, owner?.fullName])).toEqual([
      ['1-1-301', '张三'],
      ['2-1-302', '李四'],
    ]);
  });

  it('has a cover that is not read, and says so', () => {
    const list = readMoveInList([
      ...named('填写说明', ['请勿修改表头'], ['每户一行']),
      ...named('1栋', HEADINGS, ['1栋', 3, '301', 89.5, '张三']),
    ]);
    expect(list).toMatchObject({ rows: 1, problems: [] });
    expect(list.sheets.map(({ name, is }) => [name, is])).toEqual([
      ['填写说明', 'noHeadings'],
      ['1栋', 'read'],
    ]);
  });

  it('a sheet without a column of buildings is of the building that it is called after', () => {
    const [, ...headings] = HEADINGS;
    const list = readMoveInList([
      ...named('1#楼业主清单', headings, [3, '301', 89.5, '张三']),
      ...named('二栋', headings, [3, '301', 89.5, '李四']),
    ]);
    expect(list.problems).toEqual([]);
    expect(list.items.map(({ unit }) => unit.id)).toEqual(['1-1-301', '2-1-301']);
  });

  it.each(['Sheet1', '工作表2', '明细', '2026'])('a sheet that is called %s names no building', (sheet) => {
    const [, ...headings] = HEADINGS;
    const list = readMoveInList([
      ...named(sheet, headings, [3, '301', 89.5, '张三']),
      ...named('2栋', HEADINGS, ['2栋', 3, '301', 89.5, '李四']),
    ]);
    expect(list.problems).toMatchObject([{ sheet, words: { zh: '缺少“楼栋”一列' } }]);
  });

  it('a column means the same in every sheet, wherever it stands; what is said of it holds for all', () => {
    const rows = [
      ...named('1栋', ['户名称', ...HEADINGS.slice(0, 4)], ['张三', '1栋', 3, '301', 89.5]),
      ...named('2栋', [...HEADINGS.slice(0, 4), '户名称'], ['2栋', 3, '301', 89.5, '李四']),
    ];
    expect(readMoveInList(rows).understood.map(({ key }) => key)).toEqual([
      '户名称',
      ...HEADINGS.slice(0, 4),
    ]);
    const list = readMoveInList(rows, { 户名称: 'ownerName' });
    expect(list.problems).toEqual([]);
    expect(list.items.map(({ owner }) => owner?.fullName)).toEqual(['张三', '李四']);
  });

  it('without headings anywhere is told of its first sheet', () => {
    const list = readMoveInList([...named('一', ['说明']), ...named('二', ['没有'])]);
    expect(list.problems).toMatchObject([{ sheet: '一', cell: 'A1' }]);
  });
});
