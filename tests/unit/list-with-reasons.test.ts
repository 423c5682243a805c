import { describe, expect, it } from 'vitest';
import {
  readableMoveInList,
  readMoveInList,
} from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import { withReasons } from '../../functions/src/imports/reasons.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import type { CellValue, Row } from '../../functions/src/spreadsheets/sheet.ts';
import { sheetOf } from '../support/move-in-lists/sample.ts';
import { writtenCells } from '../support/workbooks.ts';

const HEADINGS = ['楼栋', '单元', '楼层', '房号', '建筑面积', '业主姓名', '电话', '备注'];
const now = new Date('2026-10-01T01:00:00Z');

const listOf = (...rows: (readonly CellValue[])[]): Row[] =>
  sheetOf([['湖畔花园入住名单'], HEADINGS, ...rows]);

const withTheirs = (rows: readonly Row[]) =>
  withReasons(readableMoveInList, rows, readMoveInList(rows).problems, now);

const rows = listOf(
  ['1栋', '1', 3, '301', 89.5, '张三', '13800138000', '=1+1'],
  ['1栋', '1', 3, '302', '很大', '李四', '12345', ''],
  ['1栋', '1', 3, '303', 89.5, '王五', '13900139000', new Date('2026-03-01T00:00:00Z')],
);

describe('[R2.4.2] a list with the reason beside each row that stays out', () => {
  it('is the same list, row for row, with one column more', async () => {
    const [title, headings, first, second] = await writtenCells(await withTheirs(rows));
    expect(title?.[0]).toBe('湖畔花园入住名单');
    expect(headings).toEqual([...HEADINGS, '未导入原因 Why not taken in']);
    expect(first?.slice(0, 6)).toEqual(['1栋', '1', 3, '301', 89.5, '张三']);
    expect(first?.[8] ?? null).toBeNull();
    expect(second?.[8]).toMatch(/^E4：应为大于0的平方米数.*\nG4：电话号码不对/u);
  });

  it('[R2.4.16] holds nothing that would run as a formula', async () => {
    const [, , first] = await writtenCells(await withTheirs(rows));
    expect(first?.[7]).toBe("'=1+1");
  });

  it('is read again as it was, and its reasons are those of the next look', async () => {
    const again = await readSpreadsheet(await withTheirs(rows));
    const list = readMoveInList(again);
    expect(list.problems.map(({ cell }) => cell)).toEqual(
      readMoveInList(rows).problems.map(({ cell }) => cell),
    );
    expect(list.items[0]?.owner?.remark).toBe('=1+1');
    const corrected: Readonly<Record<string, CellValue>> = { E4: 90, G4: '13700137000', H5: '三月一日' };
    const right = again.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, value: corrected[cell.address] ?? cell.value })),
    }));
    expect(readMoveInList(right)).toMatchObject({ rows: 3, problems: [] });
    const cells = await writtenCells(await withTheirs(right));
    expect(cells[1]).toHaveLength(HEADINGS.length + 1);
    expect(cells.slice(2).map((row) => row[8] ?? null)).toEqual([null, null, null]);
  });

  it('has the sheets of its file', async () => {
    const sheets = ['1栋', '2栋'].flatMap((sheet) =>
      listOf([sheet, '1', 3, '301', 'x', '张三']).map((row) => ({ ...row, sheet })),
    );
    const list = readMoveInList(await readSpreadsheet(await withTheirs(sheets)));
    expect(list.sheets.map(({ name }) => name)).toEqual(['1栋', '2栋']);
    expect(list.problems.map(({ sheet, cell }) => [sheet, cell])).toEqual([
      ['1栋', 'E3'],
      ['2栋', 'E3'],
    ]);
  });
});
