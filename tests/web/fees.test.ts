import { beforeAll, expect, it } from 'vitest';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

/** The bills of this month are of these homes, at 2 yuan a square metre. */
beforeAll(async () => {
  await site.hasHouseholds(
    { room: '1-1-301', name: '张伟', phone: '13800000001' },
    { room: '1-1-302', name: '李芳', phone: '13800000002' },
  );
  const fee = { title: '物业管理费', kind: 'management', basis: 'area', price: 2, from: '2025-01-01' };
  await site.take('manager', 'tariffs', 'set', 'fee', fee, 20 * 1440);
});

it('[R3.4.1.2] the cashier looks at the bills of a month, makes them, takes a payment and sees the receipt', async () => {
  const page = await desk.as('cashier', '/billing');
  await page.getByRole('button', { name: '先核对' }).click();
  await page.getByText('将开出 2 份').waitFor();
  expect(await site.records('bills')).toEqual([]);
  await page.getByRole('button', { name: '开出 2 份账单' }).click();
  await page.getByText('已开出 2 份').waitFor();

  await page.goto('/cashier');
  const main = page.getByRole('main');
  await main.getByRole('searchbox').fill('1-1-301');
  await main.getByRole('link', { name: /1-1-301/ }).click();
  const form = page.getByRole('form', { name: '收款' });
  // What is owed is proposed, and what it settles is shown.
  await form.getByLabel('收款金额').waitFor();
  expect(await form.getByLabel('收款金额').inputValue()).toBe('179.00');
  await form.getByLabel('收款金额').fill('200');
  await form.getByRole('row', { name: /转为预存余额 ¥21\.00/ }).waitFor();
  await form.getByRole('radio', { name: '微信' }).check();
  await form.getByRole('button', { name: '收款 ¥200.00' }).click();
  await page.getByRole('link', { name: '查看并打印收据' }).click();
  await page
    .getByText(/\d{4}-000001/)
    .first()
    .waitFor();
  await eventually(async () => {
    const [bill] = (await site.records('bills')).filter(({ room }) => room === '1-1-301');
    expect(bill).toMatchObject({ state: 'settled', paid: 17_900 });
  });
});
