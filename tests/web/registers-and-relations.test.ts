import { expect, it } from 'vitest';
import { PHONE } from '../support/web/browser.ts';
import { useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R3.4.5.2] a unit shows who lives there and which keys are kept of it; all of a kind are the register, narrowed to it', async () => {
  const { site } = desk;
  await site.hasHouseholds(
    { room: '5-1-301', name: '钱多多', phone: '13900001234' },
    { room: '5-1-302', name: '赵小小', phone: '13900001235' },
  );
  await site.hasDeposit('5-1-301', 'D-5-1-301');
  await site.hasDeposit('5-1-302', 'D-5-1-302');
  const page = await desk.as('receptionist', '/units/5-1-301');
  const of = (form: string) => page.getByRole('region', { name: form, exact: true });
  await of('业户档案')
    .getByRole('link', { name: /5-1-301.*现住/ })
    .waitFor();
  await of('业户钥匙寄存登记表')
    .getByRole('link', { name: /5-1-301.*寄存中/ })
    .waitFor();
  await of('客服钥匙明细登记表')
    .getByRole('link', { name: /D-5-1-301.*在柜/ })
    .waitFor();
  // Nothing is said of registers in which there is nothing.
  expect(await page.getByRole('main').getByRole('region').count()).toBe(3);

  await of('客服钥匙明细登记表').getByRole('link', { name: '全部' }).click();
  await page.getByRole('heading', { name: '客服钥匙明细登记表' }).waitFor();
  await page.getByText('共 1 条').waitFor();
  await page.getByRole('link', { name: '显示全部' }).click();
  await page.getByText('共 2 条').waitFor();
});

it('[R4.4.1.4] a person shows the keys in their name, newest first, and what else there may be when it is asked for', async () => {
  const { site } = desk;
  for (const [place, code] of ['K-5-1-401', 'K-5-1-402', 'K-5-1-403', 'K-5-1-404'].entries()) {
    await site.hasKey('vacant', code);
    await site.lends(code, 'engineer', 60 - place * 10);
  }
  const page = await desk.as('supervisor', `/members/${site.uid('engineer')}`);
  const loans = page.getByRole('region', { name: '客服钥匙使用登记表' }).getByRole('listitem');
  await loans.first().waitFor();
  expect((await loans.allTextContents()).map((text) => /K-[\d-]+/.exec(text)?.[0])).toEqual([
    'K-5-1-404',
    'K-5-1-403',
    'K-5-1-402',
  ]);
  await page.getByRole('button', { name: /查看其余 \d 种登记/ }).click();
  await page.getByRole('button', { name: /查看其余/ }).waitFor({ state: 'detached' });
});

it('[R7.4.1] a row opens wherever it is pressed, on a desk and on a phone', async () => {
  const { site } = desk;
  const call = { rings: 2, caller: '张先生', contact: '13900001111', kind: 'enquiry', matter: '门禁卡失灵' };
  await site.take('receptionist', 'calls', 'take', 'pressed', call);
  for (const options of [{}, { viewport: PHONE }]) {
    const page = await desk.as('receptionist', '/calls', options);
    await page.locator('td').filter({ hasText: '门禁卡失灵' }).click();
    await page.waitForURL('**/calls/pressed');
    await page.getByRole('heading', { name: '门禁卡失灵' }).waitFor();
  }
});

it('a register is found by its name in either language, in the chapter that it belongs to', async () => {
  const page = await desk.as('cleaner', '/registers', { viewport: PHONE });
  const registers = page.getByRole('main').getByRole('link');
  await page.getByRole('main').getByRole('heading', { name: /^值班/ }).waitFor();
  expect(await registers.filter({ hasText: '设置' }).count()).toBe(0);
  await page.getByRole('searchbox', { name: '按名称查找登记簿' }).fill('lock change');
  await registers.filter({ hasText: '换锁登记' }).waitFor();
  expect(await registers.count()).toBe(1);
  await page.getByRole('searchbox', { name: '按名称查找登记簿' }).fill('没有的');
  await page.getByText('没有叫“没有的”的登记簿').waitFor();
});

it('the menu has the chapters in which the person has something to do, the one that the page belongs to open', async () => {
  const page = await desk.as('cleaner', '/keyLoans');
  const menu = page.getByRole('navigation', { name: '导航' }).first();
  await menu.getByRole('link', { name: '客服钥匙使用登记表' }).waitFor();
  expect(await menu.locator('summary').allTextContents()).toEqual(['房屋与业户', '钥匙', '值班', '人员']);
  expect(await menu.getByRole('link', { name: '休假委托' }).count()).toBe(0);
  await menu.getByText('人员').click();
  await menu.getByRole('link', { name: '休假委托' }).click();
  await page.getByRole('heading', { name: '休假委托' }).waitFor();
  await menu.locator('[aria-current=page]', { hasText: '休假委托' }).waitFor();
});
