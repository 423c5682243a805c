import { afterEach, describe, expect, it } from 'vitest';
import { takeInReadings } from '../../../functions/src/chapters/fees/imports/import-meter-readings.ts';
import type { ImportOutcome } from '../../../functions/src/imports/outcome.ts';
import type { CellValue } from '../../../functions/src/spreadsheets/sheet.ts';
import { hasHome } from '../../support/fees.ts';
import { sheetOf } from '../../support/move-in-lists/sample.ts';
import { openTestSite, type TestSite } from '../../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** Two water meters, last read at the end of August. */
const metered = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-08-31 18:00' });
  open.push(site);
  for (const [home, initial] of [
    ['301', 120],
    ['302', 96],
  ] as const) {
    await hasHome(site, home);
    const meter = {
      unit: `unit-${home}`,
      kind: 'water',
      number: `W-${home}`,
      initial,
      installedOn: '2026-08-31',
    };
    await site.take('engineer', 'meters', 'install', `meter-${home}`, meter);
  }
  site.clock.set('2026-09-30 17:00');
  return site;
};

const HEADINGS = ['序号', '表号', '房号', '本期读数', '抄表日期', '备注'];

const imports = (
  site: TestSite,
  rows: readonly (readonly CellValue[])[],
  { dryRun = false, headings = HEADINGS }: { dryRun?: boolean; headings?: readonly string[] } = {},
): Promise<ImportOutcome> =>
  takeInReadings({
    ...{ db: site.db, site: site.id, actor: 'steward', now: site.clock.now(), corrections: {}, options: {} },
    ...{ rows: sheetOf([['九月抄表'], headings, ...rows]), dryRun },
  });

const good = [
  [1, 'W-301', '1栋1单元unit-301', 131, '2026-09-30', ''],
  [2, 'W-302', '', 115.5, '2026-09-30', ''],
];

const readings = async (site: TestSite) => {
  const { docs } = await site.db.collection(`sites/${site.id}/meterReadings`).get();
  return docs.map((each) => [each.id, each.get('reading'), each.get('previous')]).sort();
};

describe('[R3.4.1.2] a list of meter readings', () => {
  it('is looked at first, then each reading is taken by the rulebook’s own step', async () => {
    const site = await metered();
    expect(await imports(site, good, { dryRun: true })).toMatchObject({
      create: 2,
      problems: [],
      written: false,
    });
    expect(await readings(site)).toEqual([]);
    expect(await imports(site, good)).toMatchObject({ create: 2, same: 0, written: true });
    expect(await readings(site)).toEqual([
      ['meter-301~2026-09-30', 131, 120],
      ['meter-302~2026-09-30', 115.5, 96],
    ]);
    expect(await site.record('meters', 'meter-301')).toMatchObject({ latest: 131, latestOn: '2026-09-30' });
  });

  it('changes nothing when it comes again', async () => {
    const site = await metered();
    await imports(site, good);
    expect(await imports(site, good)).toMatchObject({ create: 0, same: 2, problems: [] });
    expect(await readings(site)).toHaveLength(2);
  });

  it.each<readonly [string, readonly CellValue[], string, string]>([
    ['of a meter that is not in use', ['', 'W-999', '', 5, '2026-09-30', ''], 'B3', '没有此表号的在用计量表'],
    [
      'of a meter in another room',
      ['', 'W-301', '1-1-unit-302', 131, '2026-09-30', ''],
      'C3',
      '此表不在该房号',
    ],
    ['below the last one without a reason', ['', 'W-301', '', 119, '2026-09-30', ''], 'D3', '须说明原因'],
    ['ahead of time', ['', 'W-301', '', 131, '2026-10-01', ''], 'E3', '抄表日期不能晚于今天'],
    ['before the last one', ['', 'W-301', '', 131, '2026-08-30', ''], 'E3', '不能早于上次抄表'],
    ['that is none', ['', 'W-301', '', '空置', '2026-09-30', ''], 'D3', '应为读数'],
    ['twice of one meter', ['', 'W-302', '', 116, '2026-09-30', ''], 'B4', '第4行与第3行是同一块表'],
  ])('with a reading %s is refused whole, and says where', async (which, row, cell, words) => {
    const site = await metered();
    const [, second = []] = good;
    const rows = which.startsWith('twice') ? [second, row] : [row, second];
    const { problems, written } = await imports(site, rows);
    expect(written).toBe(false);
    const told = problems.map((problem) => [problem.cell, problem.words.zh]);
    // Of two rows of one meter both are named.
    expect(which.startsWith('twice') ? told.slice(1) : told).toEqual([
      [cell, expect.stringContaining(words)],
    ]);
    expect(await readings(site)).toEqual([]);
  });

  it('takes a reading below the last one with its reason', async () => {
    const site = await metered();
    expect(await imports(site, [['', 'W-301', '', 3, '2026-09-30', '换表芯']])).toMatchObject({
      create: 1,
      problems: [],
    });
    expect(await readings(site)).toEqual([['meter-301~2026-09-30', 3, 120]]);
  });

  it('is told of a reading that somebody has typed that day, and showed something else', async () => {
    const site = await metered();
    const typed = { meter: 'meter-301', reading: 130, readOn: '2026-09-30' };
    await site.take('steward', 'meterReadings', 'take', 'typed', typed);
    const { problems } = await imports(site, good);
    expect(problems.map(({ cell, words }) => [cell, words.zh])).toEqual([
      ['D3', expect.stringContaining('更正读数')],
    ]);
    expect(await imports(site, [['', 'W-301', '', 130, '2026-09-30', '']])).toMatchObject({
      create: 0,
      same: 1,
    });
  });
});
