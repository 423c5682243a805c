import { afterEach, describe, expect, it } from 'vitest';
import { takeInKeys } from '../../functions/src/chapters/keys/imports/import-keys.ts';
import { readKeys } from '../../functions/src/chapters/keys/imports/key-list.ts';
import type { ImportOutcome } from '../../functions/src/imports/outcome.ts';
import type { CellValue } from '../../functions/src/spreadsheets/sheet.ts';
import { sheetOf } from '../support/move-in-lists/sample.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** Two vacant units, which the desk has in spellings of its own, and one that is lived in. */
const withUnits = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-09-30 10:00' });
  open.push(site);
  const units = [
    ['one', '1#', '1', '301', 'vacant'],
    ['two', '1#', '2', '0302', 'vacant'],
    ['three', '1#', '1', '303', 'occupied'],
  ] as const;
  for (const [id, building, entrance, room, state] of units) {
    const unit = { building, entrance, room, floor: 3, area: 89.5, state, rev: 1 };
    await site.db.doc(`sites/${site.id}/units/${id}`).set(unit);
  }
  return site;
};

const HEADINGS = ['序号', '编号', '类型', '房间', '挂钩号', '把数'];

const imports = (
  site: TestSite,
  rows: readonly (readonly CellValue[])[],
  more: { dryRun?: boolean; partly?: boolean; actor?: string } = {},
): Promise<ImportOutcome> =>
  takeInKeys({
    ...{ db: site.db, site: site.id, actor: 'receptionist', now: site.clock.now(), corrections: {} },
    ...{ options: {}, rows: sheetOf([['钥匙交接清单'], HEADINGS, ...rows]), dryRun: false, ...more },
  });

const good = [
  [1, 'k－01', '空房', '1栋1单元301', 'A1', 3],
  [2, 'K-02', '空房钥匙', '1-2-302室', 'A2', '2把'],
  [3, 'Q-01', '公共区域', '消防泵房', 'B1', ''],
  ['合计', '', '', '', '', 6],
];

const told = ({ problems }: ImportOutcome) =>
  problems.map(({ cell, value, words }) => [cell, value, words.zh]);

describe('[R4.4.2.3] [R4.4.2.2] a list of keys', () => {
  it('is looked at first, then each key is registered by the rulebook’s own step; once more changes nothing', async () => {
    const site = await withUnits();
    expect(await imports(site, good, { dryRun: true })).toMatchObject({
      create: 3,
      problems: [],
      written: false,
    });
    expect(await site.record('keys', 'K-01')).toBeNull();
    expect(await imports(site, good)).toMatchObject({ rows: 3, create: 3, same: 0, written: true });
    expect(await site.record('keys', 'K-01')).toMatchObject({
      ...{ code: 'K-01', kind: 'vacant', cabinet: 'vacant', hook: 'A1', pieces: 3, state: 'inCabinet' },
      ...{ unit: 'one', opensWhat: '1#-1-301' },
    });
    expect(await site.record('keys', 'K-02')).toMatchObject({
      unit: 'two',
      opensWhat: '1#-2-0302',
      pieces: 2,
    });
    expect(await site.record('keys', 'Q-01')).toMatchObject({
      kind: 'area',
      opensWhat: '消防泵房',
      pieces: 1,
    });
    expect(await imports(site, good)).toMatchObject({ create: 0, same: 3, problems: [] });
  });

  it.each<[string, readonly CellValue[], string, string]>([
    ['of no unit that is on record', ['', 'K-09', '空房', '9-1-901', 'A9', 1], 'D3', '没有登记这个房号'],
    ['of a unit that is lived in', ['', 'K-09', '空房', '1-1-303', 'A9', 1], 'C3', '该房已入住或装修'],
    ['that a household deposits', ['', 'K-09', '委托', '1-1-301', 'A9', 1], 'C3', '《业户钥匙寄存登记表》'],
    ['of no kind that there is', ['', 'K-09', '万能', '1-1-301', 'A9', 1], 'C3', '应为钥匙类别'],
    ['whose code holds other signs', ['', 'K/09', '区域', '泵房', 'A9', 1], 'B3', '应为大写字母'],
    ['of no pieces', ['', 'K-09', '区域', '泵房', 'A9', 0], 'F3', '应为1到99把'],
  ])('with a key %s is refused whole, and says where', async (_, row, cell, words) => {
    const site = await withUnits();
    const outcome = await imports(site, [row, ...good]);
    expect(outcome).toMatchObject({ left: 1, written: false });
    expect(told(outcome)[0]).toEqual([cell, expect.anything(), expect.stringContaining(words)]);
    expect(await site.record('keys', 'K-01')).toBeNull();
    expect(await imports(site, [row, ...good], { partly: true })).toMatchObject({
      create: 3,
      left: 1,
      written: true,
    });
  });

  it('with a code that another key has says so', async () => {
    const site = await withUnits();
    await imports(site, good);
    const outcome = await imports(site, [['', 'K-01', '区域', '屋顶', 'B2', 1]]);
    expect(told(outcome)).toEqual([['B3', 'K-01', '该编号已登记为另一把钥匙；请核对编号']]);
  });

  it('[R4.4.2.1] brings nothing by who keeps no keys', async () => {
    const site = await withUnits();
    const outcome = await imports(site, good, { actor: 'assistant' });
    expect(outcome).toMatchObject({ create: 0, left: 3, written: false });
    expect(told(outcome)[0]?.[2]).toContain('保管人');
  });

  it('names both rows of one code', () => {
    const rows = [HEADINGS, ['', 'K-01', '区域', '泵房', 'A', 1], ['', 'k-01', '区域', '屋顶', 'B', 1]];
    expect(readKeys(sheetOf(rows)).problems.map(({ cell }) => cell)).toEqual(['B2', 'B3']);
  });
});
