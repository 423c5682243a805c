import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { wechatCsv, wechatRow } from '../support/statements/sample.ts';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

beforeAll(async () => {
  await site.hasHouseholds(
    { room: '1-1-301', name: '张伟', phone: '13800000001' },
    { room: '1-1-302', name: '李芳', phone: '13800000002' },
  );
});

const chooses = (page: Page, list: string, name: string, content: string) =>
  page.getByLabel(`选择${list}`).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

it('[R3.4.1.2] the cashier imports a statement, books what names its room in one go, and matches the others one by one', async () => {
  const day = site.today();
  const statement = wechatCsv([
    wechatRow(day, '张先生', '¥179.00', 'W1', '1栋1单元301'),
    wechatRow(day, '张太太', '¥21.00', 'W2', '1-301 停车'),
    wechatRow(day, '用户A', '¥88.00', 'W3', '物业费'),
    wechatRow(day, '用户B', '¥500.00', 'W4', '广告位'),
  ]);
  const page = await desk.as('cashier', '/statements');
  await page.getByText('没有待认领的流水').waitFor();
  await page.getByRole('link', { name: '导入对账单' }).click();
  await chooses(page, '收款对账单', '微信支付账单.csv', statement);
  await page.getByText('微信：收入 4 笔 ¥788.00').waitFor();
  await page.getByRole('button', { name: '导入 4 笔' }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();

  await page.getByRole('link', { name: '去认领' }).click();
  await page.getByRole('button', { name: '写明房号的 2 笔一并入账' }).click();
  await page
    .getByRole('dialog', { name: '入账 2 笔，共 ¥200.00？' })
    .getByRole('button', { name: '全部入账' })
    .click();
  const main = page.getByRole('main');
  const line = (amount: string) => main.getByRole('listitem').filter({ hasText: amount });
  await line('¥179.00').waitFor({ state: 'detached' });
  await eventually(async () => {
    const payments = await site.records('payments');
    expect(payments.map(({ room, amount, line: number }) => [room, amount, number]).sort()).toEqual([
      ['1-1-301', 17_900, 'W1'],
      ['1-1-301', 2_100, 'W2'],
    ]);
  });

  await line('¥88.00').getByRole('button', { name: '认领入账' }).click();
  const booking = new Form(page, /入账/);
  await booking.pick('业户', '1-1-302');
  await booking.send('入账');
  await line('¥500.00').getByRole('button', { name: '不入账' }).click();
  const aside = new Form(page, /不入账/);
  await aside.type('原因', '广告位租金');
  await aside.send('不入账');
  await page.getByText('没有待认领的流水').waitFor();

  // The same file once more brings nothing.
  await page.goto('/statements/import');
  await chooses(page, '收款对账单', '微信支付账单.csv', statement);
  await page.getByText('没有新的流水').waitFor();
  expect(await site.records('payments')).toHaveLength(3);
});

it('[R3.4.1.2] a list of readings with a column that is not known is read as the steward says, and taken in', async () => {
  const meter = { unit: '1-1-301', kind: 'water', number: 'W-301', initial: 120, installedOn: site.today() };
  await site.take('engineer', 'meters', 'install', 'meter-301', meter);
  const page = await desk.as('steward', '/meterReadings/import');
  await chooses(page, '抄表清单', '抄表.csv', `表号,止数,抄表日期\r\nW-301,131,${site.today()}\r\n`);
  await page.getByText('缺少“本次读数”一列').first().waitFor();
  await page.getByLabel('B 列“止数”的含义').selectOption({ label: '本次读数' });
  await page.getByRole('button', { name: '导入 1 条读数' }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();
  expect(await site.record('meters', 'meter-301')).toMatchObject({ latest: 131 });
});

it('[R3.4.1.2] who takes no money sees what waits, and is offered neither the import nor the booking', async () => {
  const page = await desk.as('supervisor', '/statements');
  await page.getByRole('heading', { name: '对账' }).waitFor();
  expect(await page.getByRole('link', { name: '导入对账单' }).count()).toBe(0);
  await page.goto('/statements/import');
  await page.getByText('须由收银员办理').waitFor();
});
