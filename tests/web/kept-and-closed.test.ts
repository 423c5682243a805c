import { beforeAll, expect, it } from 'vitest';
import { outcomesPath } from '../../functions/src/deadlines/outcome.ts';
import { people } from '../support/site-people.ts';
import { PHONE } from '../support/web/browser.ts';
import { faultsOf, settled } from '../support/web/looks.ts';
import { asOnPaper, printedPages } from '../support/web/pdf.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;
const KEY = 'K-3-1-301';

/** A key that was due back at yesterday's closing comes back now; another one is still out. */
beforeAll(async () => {
  const yesterday = 24 * 60;
  for (const code of [KEY, 'K-3-1-302']) {
    await site.hasKey('vacant', code);
    await site.lends(code, 'engineer', yesterday);
  }
  const loan = await site.record('keyLoans', `loan-${KEY}`);
  await site.take('receptionist', 'keyLoans', 'return', `loan-${KEY}`, {
    ...{ returnedPieces: loan?.pieces, returnedUnit: loan?.unit, returnedBy: loan?.borrowedBy },
    ...{ statement: { powerOff: true, doorsAndWindowsShut: true, locked: true } },
  });
  await eventually(async () => expect((await site.db.collection(outcomesPath(site.id)).get()).size).toBe(1));
});

it('[R7.2] a manager sees which clause was not kept, and goes from it to the case', async () => {
  const page = await desk.as('manager', '/');
  await page.getByRole('link', { name: '本月制度执行' }).click();
  await page.getByRole('heading', { level: 1, name: '制度执行' }).waitFor();
  const yesterday = site.today(-1).slice(0, 7);
  await page.goto(`/reports/compliance/${yesterday}`);
  await page.getByRole('button', { name: '现在核算' }).click();
  const clause = page.getByRole('region', { name: '按条款' }).getByRole('button', { name: /^4\.4\.2\.5/ });
  await clause.click();
  expect(await clause.getAttribute('aria-expanded')).toBe('true');
  const cases = page.getByRole('table', { name: '逾期完成' }).first();
  // Lent on a day off, it was due at the next closing.
  await cases
    .getByText(new RegExp(`${site.today(-1)}|${site.today()}`))
    .first()
    .waitFor();
  await settled(page);
  expect(await faultsOf(page)).toEqual([]);
  await cases.getByRole('link').first().click();
  await page.waitForURL(`**/keyLoans/loan-${KEY}`);
});

it('[R2.4.8] the supervisor sees what a day has to show, says what is done about what is open, and signs', async () => {
  const yesterday = site.today(-1);
  desk.expects(/status of 400.*signDayClosing/);
  const page = await desk.as('supervisor', `/dayClosings/${yesterday}`, { viewport: PHONE });
  const keys = page.getByRole('listitem').filter({ hasText: '钥匙归还' }).first();
  await keys.getByText('应 2 项，已完成 1 项').waitFor();
  await keys.getByRole('link', { name: /3-1-302/ }).waitFor();
  await settled(page);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: '签字', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '签字' }).click();
  await dialog.getByRole('alert').getByText('还有未了事项，须写明如何处理').waitFor();
  await dialog.getByLabel('处理说明').fill('已电话催还');
  await dialog.getByRole('button', { name: '签字' }).click();
  await page
    .getByRole('region', { name: '签字' })
    .getByText(/已签字.*未了 1 项/)
    .waitFor();
  expect(await site.record('dayClosings', yesterday)).toMatchObject({ open: 1, remarks: '已电话催还' });
  await page.getByRole('button', { name: '打印' }).waitFor();
  const text = asOnPaper((await printedPages(page)).map((each) => each.text).join(''));
  for (const part of ['日结证明', '钥匙归还', '已电话催还']) expect(text).toContain(asOnPaper(part));
});

it('[R7.2] each chooses which reports come by mail', async () => {
  desk.expects(/status of 400.*takeStep/);
  const page = await desk.as('manager', '/');
  await page.getByRole('button', { name: people.manager.name }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '邮件设置' }).click();
  await dialog.getByLabel(/每日简报/).uncheck();
  await dialog.getByLabel('免打扰自').fill('22:00');
  await dialog.getByRole('button', { name: '保存邮件设置' }).click();
  await dialog.getByRole('alert').getByText('免打扰时段须同时填写开始和结束').waitFor();
  await dialog.getByLabel('至', { exact: true }).fill('07:00');
  await dialog.getByRole('button', { name: '保存邮件设置' }).click();
  await dialog.getByRole('status').getByText('邮件设置已保存').waitFor();
  expect(await site.record('mailChoices', site.uid('manager'))).toMatchObject({
    ...{ leftOut: ['dailySummary.day'], quietFrom: '22:00', quietUntil: '07:00' },
  });
});
