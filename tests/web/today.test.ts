import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { runScheduled } from '../support/emulators.ts';
import { PHONE } from '../support/web/browser.ts';
import { Form } from '../support/web/form.ts';
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
  await site.db.doc(`sites/${site.id}/members/${site.uid('engineer')}`).update({ phone: '139 0000 1111' });
  await eventually(async () => {
    await runScheduled('sweepEachMinute');
    const due = await site.db.doc(`sites/${site.id}/keyLoans/loan-${LATE}/due/return`).get();
    expect(due.get('overdue')).toBe(true);
  });
});

const band = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const tile = (page: Page, name: string): Locator =>
  page.getByRole('link', { name: new RegExp(`^\\d+\\+?\\s*${name}$`) });
const picture = async (page: Page, name: string): Promise<void> => {
  const look = process.env.LOOK_AT;
  if (look) await page.screenshot({ path: `${look}/${name}.png`, fullPage: true });
};

it('[R4.4.2.5] what is not late yet is not called missed, and what is late names the key, the person and the reason', async () => {
  const page = await desk.as('supervisor', '/');
  const late = band(page, '逾期').getByRole('listitem').filter({ hasText: LATE });
  await late.getByText('钥匙未还').waitFor();
  await late.getByText('原因：返修未完').waitFor();
  await late.getByText(/吴工/).first().waitFor();
  expect(await late.getByRole('link', { name: '致电 吴工' }).getAttribute('href')).toBe('tel:13900001111');
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

it('[R11.1.2.2] a key is taken back where the row tells of it, and the next row has the keyboard', async () => {
  const page = await desk.as('receptionist', '/?band=today');
  const [first = '', second = ''] = OUT;
  await page.getByRole('button', { name: new RegExp(`^收回 ${first}`) }).click();
  const returning = new Form(page, '收回');
  await returning.tick('已断电', '门窗已关', '已锁门');
  await returning.send('收回');
  await band(page, '今日到期').getByText(first).waitFor({ state: 'detached' });
  const next = page.getByRole('button', { name: new RegExp(`^收回 ${second}`) });
  await next.and(page.locator(':focus')).waitFor();
  expect(await site.record('keyLoans', `loan-${first}`)).toMatchObject({ state: 'returned' });
});

it('[R4.4.2.9] the supervisor decides one copy after the other on the phone, the facts above the buttons', async () => {
  for (const code of OUT) {
    await site.take('receptionist', 'keyCopies', 'request', `copy-${code}`, {
      key: code,
      pieces: 1,
      why: '磨损',
    });
  }
  const page = await desk.as('supervisor', '/?band=mine', { viewport: PHONE });
  await page.getByRole('button', { name: new RegExp(`^批准 ${OUT[1]}`) }).waitFor();
  await page.getByRole('button', { name: new RegExp(`^批准 ${OUT[0]}`) }).click();
  const deciding = page.getByRole('dialog', { name: '批准' });
  await deciding.getByRole('button', { name: '不批准' }).waitFor();
  await deciding
    .getByText(OUT[0] as string)
    .first()
    .waitFor();
  await settled(page);
  await picture(page, 'phone-decide');
  expect(await faultsOf(page)).toEqual([]);
  await deciding.getByRole('button', { name: '批准', exact: true }).click();
  // The next one comes by itself; this time there is a refusal.
  await deciding
    .getByText(OUT[1] as string)
    .first()
    .waitFor();
  await deciding.getByRole('button', { name: '不批准' }).click();
  const refusing = new Form(page, '不批准');
  await refusing.type('不批准原因', '还能用');
  await refusing.send('不批准');
  expect(await site.record('keyCopies', `copy-${OUT[0]}`)).toMatchObject({ state: 'approved' });
  expect(await site.record('keyCopies', `copy-${OUT[1]}`)).toMatchObject({ state: 'rejected' });
});

it('[R6.1.1] each finds beside the queue what they can begin, and nothing that their roles never may', async () => {
  const page = await desk.as('receptionist', '/');
  const begin = page.getByRole('complementary', { name: '常用办理' });
  for (const name of ['借出钥匙', '收回钥匙', '扫码', '记值班日志']) {
    await begin.getByRole('link', { name }).waitFor();
  }
  await settled(page);
  await picture(page, 'desk-receptionist');
  await begin.getByRole('button', { name: '登记来电' }).click();
  await page.getByRole('dialog', { name: '登记来电' }).waitFor();
  const cleaning = await desk.as('cleaner', '/', { viewport: PHONE });
  const own = cleaning.getByRole('complementary', { name: '常用办理' });
  await own.getByRole('link', { name: '记值班日志' }).waitFor();
  expect(await own.getByRole('link', { name: '借出钥匙' }).count()).toBe(0);
  expect(await own.getByRole('button', { name: '登记来电' }).count()).toBe(0);
  await settled(cleaning);
  await picture(cleaning, 'phone-cleaner');
  const supervising = await desk.as('supervisor', '/', { viewport: PHONE });
  await supervising.getByRole('complementary').getByRole('link', { name: '审阅签字' }).waitFor();
  await settled(supervising);
  await picture(supervising, 'phone-supervisor');
});
