import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reports } from '../../rulebook/chapters/reports.ts';
import type { Chart, Headline } from '../../rulebook/notation/report.ts';
import { accountPath, reportPath } from '../../rulebook/reading/paths.ts';
import { allPages } from '../../web/src/chapters/index.ts';
import { PHONE } from '../support/web/browser.ts';
import { faultsOf, settled } from '../support/web/looks.ts';
import { asOnPaper, printedPages } from '../support/web/pdf.ts';
import { Reads } from '../support/web/reads.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

const KIND = 'collection';
const both = (text: string) => ({ zh: text, en: text });

const rate = (value: number, more: Partial<Headline> = {}): Headline => ({
  name: 'rate',
  title: { zh: '管理费收缴率', en: 'Management fee collected' },
  value,
  measure: 'percent',
  target: 95,
  aims: 'more',
  ...more,
});

const owed = (value: number): Headline => ({
  ...{ name: 'owed', title: { zh: '未缴金额', en: 'Still owed' }, value, measure: 'money', aims: 'less' },
});

const chart: Chart = {
  kind: 'bars',
  measure: 'percent',
  labels: ['1 栋', '2 栋', '3 栋'].map(both),
  series: [{ title: { zh: '收缴率', en: 'Collected' }, values: [97.5, 88.2, null] }],
  target: 95,
};

/** A report as the server writes it: figures above, a picture of them, and the rows behind. */
const written = (period: string, headline: readonly Headline[], more: object = {}) => ({
  ...{ kind: KIND, period, at: new Date(), figures: {} },
  parts: [
    {
      name: 'collected',
      title: { zh: '本期到期费用的收缴', en: 'Collected of what fell due' },
      empty: { zh: '本期没有到期的账单', en: 'Nothing fell due' },
      columns: [
        { zh: '楼栋', en: 'Building' },
        { zh: '管理费', en: 'Management fee' },
      ],
      lines: [
        { register: 'bills', record: '', cells: [both('1 栋'), both('97.5 %')] },
        { register: 'bills', record: '', cells: [both('2 栋'), { ...both('88.2 %'), late: true }] },
      ],
      total: 2,
      headline,
      chart,
    },
    {
      name: 'unpaid',
      title: { zh: '未缴账单', en: 'Unpaid bills' },
      empty: null,
      columns: [
        { zh: '钥匙', en: 'Key' },
        { zh: '欠费', en: 'Owed' },
        { zh: '应缴日', en: 'Due' },
      ],
      lines: [
        {
          ...{ register: 'keys', record: 'D-01' },
          cells: [
            both('D-01'),
            both('¥200.00'),
            { zh: '2025-09-10 逾期', en: '2025-09-10 overdue', late: true },
          ],
        },
      ],
      total: 8,
    },
    {
      name: 'accounts',
      title: { zh: '账目核对', en: 'Accounts' },
      empty: { zh: '全部相符', en: 'All agree' },
      ...{ columns: [], lines: [], total: 0 },
    },
  ],
  ...more,
});

const has = (kind: string, period: string, report: object, at: string = site.id) =>
  site.db.doc(reportPath(at, kind, period)).set(report);

/** September of 2025 beside the month before and the same of 2024; the latest of all is written last. */
beforeAll(async () => {
  await site.hasKey('desk', 'D-01', 1);
  await has(KIND, '2024-09', written('2024-09', [rate(93.5), owed(1_500_000)]));
  await has(KIND, '2025-08', written('2025-08', [rate(91.2), owed(1_234_500)]));
  await has(KIND, '2025-Q2', written('2025-Q2', [rate(96)]));
  await has(KIND, '2025-09', written('2025-09', [rate(93.3), owed(1_264_500)]));
  await has('arrearsAging', '2025-09', { ...written('2025-09', []), kind: 'arrearsAging' });
});

const main = (page: Page) => page.getByRole('main');
const card = (page: Page, name: string) => main(page).getByRole('listitem').filter({ hasText: name }).first();

describe('the reports that one may read', () => {
  it('[R7.2] [R3.4.1.4] are offered with their latest figures, and lead to one of them', async () => {
    const page = await desk.as('cashier', '/reports');
    await settled(page);
    const offered = page.locator('a[href^="/reports/"] b', { hasText: /收费统计|欠费账龄|每日简报/ });
    expect(await offered.allTextContents()).toEqual(['收费统计', '欠费账龄']);
    const collection = main(page).getByRole('link', { name: /收费统计/ });
    await collection.getByText('2025年9月').waitFor();
    await collection.getByText('93.3 %').waitFor();
    await collection.getByText('未达标').waitFor();
    await collection.click();
    await page.getByRole('heading', { level: 1, name: '收费统计' }).waitFor();
    await card(page, '管理费收缴率').waitFor();
  });

  it('[R7.2] say when the first comes, where there is none', async () => {
    const page = await desk.as('gm', '/reports');
    await main(page).getByText('还没有；每天日终结束后生成第一份').waitFor();
    await page.goto('/reports/dailySummary');
    await main(page).getByText('还没有；每天日终结束后生成第一份').waitFor();
  });

  it('[R1.3] are no one else’s: neither in the list nor at their address', async () => {
    const page = await desk.as('steward', '/reports');
    await main(page).getByText('没有供您的职务查看的报表').waitFor();
    for (const path of [`/reports/${KIND}`, `/reports/${KIND}/2025-09`]) {
      await page.goto(path);
      await page.getByRole('alert').getByText('您的职务不能查看这份报表').waitFor();
    }
    await page.goto('/reports/nothing');
    await page.getByRole('alert').getByText('没有这份报表').waitFor();
  });

  it('[R7.2] have a place in the menu for every reader of some report', () => {
    const place = allPages.flatMap(({ places }) => places).find(({ path }) => path === '/reports');
    const readers = new Set(Object.values(reports).flatMap((report) => report.readers));
    expect([...(place?.roles ?? [])].sort()).toEqual([...readers].sort());
  });
});

describe('a report', () => {
  const open = async (path: string, language: 'zh' | 'en' = 'zh', options = {}): Promise<Page> => {
    await site.db.doc(accountPath(site.uid('manager'))).update({ language });
    const page = await desk.as('manager', path, options);
    await settled(page);
    return page;
  };

  it('[R7.2] [R3.4.1.4] is held against its target, the period before and the year before, in three reads', async () => {
    const page = await desk.as('manager', 'about:blank');
    await page.route('**/assets/live-*.js', (route) => route.abort());
    desk.expects(/ERR_FAILED.*live-/);
    const reads = new Reads(page);
    await page.goto(`/reports/${KIND}/2025-09`);
    const managed = card(page, '管理费收缴率');
    await managed.getByText('93.3 %').waitFor();
    await managed.getByText('未达标').waitFor();
    await managed.getByText('目标 95.0 %').waitFor();
    await managed.getByText('较上期 ↑ 2.1 个百分点，好转').waitFor();
    await managed.getByText('较去年同期 ↓ 0.2 个百分点，变差').waitFor();
    const still = card(page, '未缴金额');
    await still.getByText('¥12,645.00').waitFor();
    await still.getByText('较上期 ↑ ¥300.00，变差').waitFor();
    await still.getByText('较去年同期 ↓ ¥2,355.00，好转').waitFor();
    expect((await reads.byCollection()).periods).toBe(3);
  });

  it('[R7.2] is that of another period by the arrows, the list of those that exist, and the lengths', async () => {
    const page = await open(`/reports/${KIND}/2025-09`);
    const choice = page.getByLabel('选择期间');
    expect(await choice.locator('option').allTextContents()).not.toContain('2025年第2季度');
    await choice.selectOption('more');
    await page.getByText('已列出 4 期').waitFor({ state: 'attached' });
    await choice.selectOption({ label: '2025年第2季度' });
    await page.waitForURL(`**/reports/${KIND}/2025-Q2`);
    await card(page, '管理费收缴率').getByText('96.0 %').waitFor();
    await card(page, '管理费收缴率').getByText('达标', { exact: true }).waitFor();
    await card(page, '管理费收缴率').getByText('较上期：没有数据').waitFor();
    await page.getByRole('link', { name: '按月' }).click();
    await page.waitForURL(`**/reports/${KIND}/2025-06`);
    await page.getByText('2025年6月还没有这份报表').waitFor();
    await page.goto(`/reports/${KIND}/2025-09`);
    await page.getByRole('link', { name: '前一期' }).click();
    await card(page, '管理费收缴率').getByText('91.2 %').waitFor();
    await page.getByRole('link', { name: '后一期' }).click();
    await card(page, '管理费收缴率').getByText('93.3 %').waitFor();
  });

  it('[R7.3.2.5] has a picture with its table beside, in the colours of the page, and rows that lead to their records', async () => {
    const page = await open(`/reports/${KIND}/2025-09`);
    const picture = page.getByRole('img', {
      name: /本期到期费用的收缴，柱状图，目标 95.0 %。1 栋 97.5 %，2 栋 88.2 %/,
    });
    const colours = () =>
      picture.evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const found = new Set<string>();
        for (let at = 0; at < data.length; at += 4)
          if (data[at + 3] === 255) found.add(`rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`);
        return [...found];
      });
    const accent = { light: 'rgb(15, 118, 110)', dark: 'rgb(45, 212, 191)' };
    await eventually(async () => expect(await colours()).toContain(accent.light));
    await page.emulateMedia({ colorScheme: 'dark' });
    await eventually(async () => expect(await colours()).toContain(accent.dark));
    const table = page.getByRole('table', { name: '本期到期费用的收缴' });
    await table.getByRole('cell', { name: '88.2 %' }).waitFor();
    const late = page.getByRole('cell', { name: /注意.*2025-09-10 逾期/ });
    expect(await late.evaluate((cell) => getComputedStyle(cell).fontWeight)).toBe('600');
    await page.getByText('另有 7 条').waitFor();
    await page.getByText('全部相符').waitFor();
    await page.getByRole('link', { name: 'D-01' }).click();
    await page.waitForURL('**/keys/D-01');
  });

  it('[R7.3.2.5] says that its period has not ended, and what was different before it was reckoned anew', async () => {
    const at = (day: string) => new Date(`${day}T02:00:00Z`);
    const figures = (value: number, total: number) => ({ collected: { rate: value, due: { paid: total } } });
    const anew = {
      ...{ provisional: true, at: at('2025-07-20'), figures: figures(94.1, 200) },
      earlier: [{ at: at('2025-07-10'), figures: figures(90, 100) }],
    };
    await has(KIND, '2025-07', written('2025-07', [rate(94.1)], anew));
    const page = await open(`/reports/${KIND}/2025-07`);
    await page.getByText('本期未结束，数字随时会变').waitFor();
    const note = page.getByRole('region', { name: '重新核算的变化' });
    await note.getByText('2025-07-20 10:00 重新核算').waitFor();
    expect(await note.getByRole('listitem').innerText()).toBe('管理费收缴率：90.0 % → 94.1 %');
    await note.getByText('另有 1 个明细数字变化').waitFor();
  });

  it('[R7.2] is printed as a document: figures, picture, tables, pages and lines to sign', async () => {
    const page = await open(`/reports/${KIND}/2025-09`);
    await page.addInitScript(() => {
      window.print = () => undefined;
    });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await settled(page);
    await page.getByRole('button', { name: '打印' }).click();
    const paper = page.locator('.paper');
    await paper.waitFor({ state: 'attached' });
    const isDrawn = await paper.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value) => value !== 0);
    });
    expect(isDrawn).toBe(true);
    const text = (await printedPages(page)).map((each) => each.text).join('');
    for (const part of [
      ...['湖畔花园', '《收费统计》', '2025年9月', '打印时间', '第1页共', '制表', '审核', '日期'],
      ...['管理费收缴率', '93.3 %', '95.0 %未达标', '↑2.1个百分点，好转', '↓0.2个百分点，变差'],
      ...['1栋', '2025-09-10逾期', '另有7条', '全部相符'],
    ])
      expect(text).toContain(asOnPaper(part));
    for (const part of ['现在核算', '选择期间', '另有7条另有']) expect(text).not.toContain(asOnPaper(part));
  });

  it('[R7.2] is readable for everybody, in both languages, on a phone and in the dark', async () => {
    const page = await open(`/reports/${KIND}/2025-09`, 'en');
    await page.getByText('↑ 2.1 points on the period before, better').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const phone = await open('/reports', 'zh', { viewport: PHONE });
    expect(await faultsOf(phone)).toEqual([]);
    await phone.goto(`/reports/${KIND}`);
    await card(phone, '管理费收缴率').waitFor();
    await settled(phone);
    expect(await faultsOf(phone)).toEqual([]);
  });
});

describe('the same report of another site', () => {
  const other = `${site.id}-b`;
  const third = `${site.id}-c`;
  const uid = () => site.uid('manager');

  /** The manager works at a second site too, and at a third one as a cleaner. */
  beforeEach(async () => {
    const { sites } = (await site.db.doc(accountPath(uid())).get()).data() ?? {};
    const more = {
      [other]: { name: '东湖花园', nameEnglish: 'East Lake' },
      [third]: { name: '西湖花园', nameEnglish: 'West Lake' },
    };
    await site.db.doc(accountPath(uid())).update({ language: 'zh', sites: { ...sites, ...more } });
    for (const path of ['', '/standing/rights']) {
      const found = await site.db.doc(`sites/${site.id}/members/${uid()}${path}`).get();
      await site.db.doc(`sites/${other}/members/${uid()}${path}`).set(found.data() ?? {});
    }
    await has(KIND, '2025-09', written('2025-09', [rate(97.7)]), other);
  });

  it('[R7.3.2.5] stands beside this one’s; where one may not read it, that is said', async () => {
    const page = await desk.as('manager', `/reports/${KIND}/2025-09?site=${site.id}`);
    await page.getByLabel('与其他项目比较').selectOption({ label: '东湖花园' });
    const table = page.getByRole('table', { name: '两个项目的指标' });
    await table.getByRole('row', { name: /管理费收缴率 93.3 % 97.7 %/ }).waitFor();
    await table.getByRole('row', { name: /未缴金额 ¥12,645.00 —/ }).waitFor();
    desk.expects(/status of 403/, /Missing or insufficient permissions/);
    await page.getByLabel('与其他项目比较').selectOption({ label: '西湖花园' });
    await page.getByText('您在“西湖花园”不能查看这份报表').waitFor();
  });
});

describe('what the server is asked to do with a report', () => {
  it('[R2.4.16] it is downloaded as a workbook', async () => {
    const page = await desk.as('assistant', `/reports/${KIND}/2025-09`);
    await page.getByRole('button', { name: 'Excel' }).click();
    const dialog = page.getByRole('dialog', { name: '导出表格' });
    await dialog.getByRole('button', { name: '导出' }).click();
    await dialog.getByText('请写明用途').waitFor();
    await dialog.getByLabel('用途').fill('季度检查');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '导出' }).click();
    expect((await download).suggestedFilename()).toBe('收费统计-2025-09.xlsx');
    await eventually(async () =>
      expect(await site.dutyLog()).toContainEqual('导出报表“收费统计” 2025-09，用途：季度检查'),
    );
  });

  it('[R7.3.2.5] it is reckoned now, and shown; what goes wrong is said', async () => {
    const page = await desk.as('assistant', `/reports/${KIND}/2025-05`);
    await page.getByText('2025年5月还没有这份报表').waitFor();
    const compute = page.getByRole('button', { name: '现在核算' });
    const refused = { zh: '现在不能核算', en: 'Not now' };
    let answer: object = {
      error: {
        status: 'FAILED_PRECONDITION',
        message: 'no',
        details: { problems: [{ words: refused, clauses: [] }] },
      },
    };
    let waiting = Promise.withResolvers<void>();
    await page.route('**/computeReport', async (route) => {
      if (route.request().method() === 'OPTIONS') return route.fallback();
      await waiting.promise;
      const headers = { 'access-control-allow-origin': '*' };
      await route.fulfill({ status: 'error' in answer ? 400 : 200, headers, json: answer });
    });
    desk.expects(/status of 400/);
    await compute.click();
    await page.getByRole('status').getByText('正在核算').waitFor();
    expect(await compute.getAttribute('aria-busy')).toBe('true');
    waiting.resolve();
    await page.getByRole('alert').getByText('现在不能核算').waitFor();
    answer = { result: { period: '2025-05' } };
    waiting = Promise.withResolvers<void>();
    await compute.click();
    await has(KIND, '2025-05', written('2025-05', [rate(99)]));
    waiting.resolve();
    await page.getByText('已核算 2025年5月').waitFor();
    await card(page, '管理费收缴率').getByText('99.0 %').waitFor();
  });
});
