import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { runScheduled } from '../support/emulators.ts';
import { faultsOf, settled } from '../support/web/looks.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

const LATE = 'K-9-1-101';
const OUT = ['K-9-1-201', 'K-9-1-202'];

/** One key should have been back the day before yesterday, and why it is not is said; two others went out just now. */
beforeAll(async () => {
  for (const code of [LATE, ...OUT]) await site.hasKey('vacant', code);
  await site.lends(LATE, 'engineer', 2 * 1440);
  await site.take('engineer', 'keyLoans', 'explainDelay', `loan-${LATE}`, { delayReason: '返修未完' });
  for (const code of OUT) await site.lends(code, 'steward');
  await eventually(async () => {
    await runScheduled('sweepEachMinute');
    const due = await site.db.doc(`sites/${site.id}/keyLoans/loan-${LATE}/due/return`).get();
    expect(due.get('overdue')).toBe(true);
  });
});

const band = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const tile = (page: Page, name: string): Locator =>
  page.getByRole('link', { name: new RegExp(`^\\d+\\+?\\s*${name}$`) });
const look = process.env.LOOK_AT;
const picture = async (page: Page, name: string): Promise<void> => {
  if (look) await page.screenshot({ path: `${look}/${name}.png`, fullPage: true });
};

it('[R4.4.2.5] what is not late yet is not called missed, and what is late names the key, the person and the reason', async () => {
  const page = await desk.as('supervisor', '/');
  const late = band(page, '逾期').getByRole('listitem').filter({ hasText: LATE });
  await late.getByText('钥匙未还').waitFor();
  await late.getByText('原因：返修未完').waitFor();
  await late.getByText(/吴工/).waitFor();
  const out = band(page, '今日到期')
    .getByRole('listitem')
    .filter({ hasText: OUT[0] as string });
  await out.getByText('钥匙待还').waitFor();
  await out.getByText(/林管家/).waitFor();
  await settled(page);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, 'desk-supervisor');
});

it('[R2.4.5] each tile says how many rows its band has, and shows that band alone', async () => {
  const page = await desk.as('supervisor', '/');
  await band(page, '今日到期').waitFor();
  for (const name of ['逾期', '今日到期', '待我办理', '待他人', '以后到期']) {
    const said = Number((await tile(page, name).textContent())?.replaceAll(/\D/g, ''));
    const rows = band(page, name).locator('.list-rows > li');
    expect([name, said]).toEqual([name, await rows.count()]);
  }
  await tile(page, '逾期').click();
  await band(page, '今日到期').waitFor({ state: 'detached' });
  await band(page, '逾期').getByText('钥匙未还').waitFor();
  await tile(page, '逾期').click();
  await band(page, '今日到期').waitFor();
});
