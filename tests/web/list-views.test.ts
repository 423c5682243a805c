import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import { PHONE } from '../support/web/browser.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

// A list is looked at as one needs it, and what is printed or left is what is on the screen.

const desk = useDesk();

/** The first column of what is listed. */
const listed = async (page: Page): Promise<string[]> =>
  (await page.locator('tbody tr td:first-child').allTextContents()).map((text) => text.trim());

const call = (caller: string, matter: string) => ({
  ...{ rings: 2, caller, contact: '13900001111', kind: 'enquiry', matter },
});

it('[R4.4.1.6] [R14.1.6] loans are found by a part, by whom and by day, put in order, and the address keeps it all', async () => {
  const { site } = desk;
  for (const [code, to] of [
    ['K-6-1-201', 'engineer'],
    ['K-6-1-1001', 'engineer'],
    ['K-6-2-301', 'cleaner'],
  ] as const) {
    await site.hasKey('vacant', code);
    await site.lends(code, to, 5);
  }
  const page = await desk.as('supervisor', '/keyLoans');
  await page.getByText('共 3 条').waitFor();
  await page.getByRole('columnheader', { name: '期限' }).waitFor();

  const find = page.getByRole('searchbox', { name: '在本表中查找' });
  await find.fill('6-1');
  await page.getByText('共 2 条').waitFor();
  await page.getByRole('button', { name: '房号' }).click();
  await eventually(async () => expect(await listed(page)).toEqual(['K-6-1-201', 'K-6-1-1001']));
  await page.getByRole('button', { name: '房号' }).click();
  await eventually(async () => expect(await listed(page)).toEqual(['K-6-1-1001', 'K-6-1-201']));

  // Somebody else opens what is kept in the address.
  const address = new URL(page.url());
  expect(Object.fromEntries(address.searchParams)).toEqual({ text: '6-1', sort: '-unit' });
  await find.fill('没有这样的');
  await page.getByText('没有符合条件的记录').waitFor();
  await page.getByRole('button', { name: '清除条件' }).click();
  await page.getByText('共 3 条').waitFor();

  await page.getByText('条件与栏目', { exact: true }).click();
  await page
    .getByRole('combobox', { name: '涉及人员' })
    .selectOption({ label: (await site.record('members', site.uid('cleaner')))?.name as string });
  await eventually(async () => expect(await listed(page)).toEqual(['K-6-2-301']));
  await page.getByRole('button', { name: '清除', exact: true }).click();
  await page.getByRole('button', { name: '上月', exact: true }).click();
  await page.getByText('没有符合条件的记录').waitFor();
  await page.getByRole('button', { name: '本月', exact: true }).click();
  await page.getByText('共 3 条').waitFor();

  // What stands in the columns is chosen too.
  await page.getByRole('button', { name: '紧急', exact: true }).click();
  await page.getByRole('columnheader', { name: '紧急' }).waitFor();
  await page.getByRole('button', { name: '紧急', exact: true }).first().click();

  // What somebody looks at again and again is kept under a name, for them alone.
  await page.goto(`${address.pathname}${address.search}`);
  await page.getByRole('button', { name: '保存视图' }).click();
  await page.getByRole('textbox', { name: '视图名称' }).fill('六栋一单元');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '移除视图“六栋一单元”' }).waitFor();
  await page.goto('/keyLoans');
  await page.getByRole('link', { name: '六栋一单元' }).click();
  await eventually(async () => expect(await listed(page)).toEqual(['K-6-1-1001', 'K-6-1-201']));
  const other = await desk.as('receptionist', '/keyLoans');
  await other.getByText('共 3 条').waitFor();
  expect(await other.getByRole('link', { name: '六栋一单元' }).count()).toBe(0);
  await page.getByRole('button', { name: '移除视图“六栋一单元”' }).click();
  await page.getByRole('link', { name: '六栋一单元' }).waitFor({ state: 'detached' });
});

it('[R2.4.16] what is on the screen is taken out, for a purpose that is said', async () => {
  const { site } = desk;
  for (const code of ['K-7-1-101', 'K-7-1-102', 'K-7-2-103']) await site.hasKey('vacant', code);
  const page = await desk.as('supervisor', '/keys?text=7-1&sort=-code');
  await page.getByText('共 2 条').waitFor();
  await page.getByRole('button', { name: '导出' }).click();
  const dialog = page.getByRole('dialog', { name: '导出表格' });
  await dialog.getByText(/“7-1” · 按钥匙编号 · 2 条/).waitFor();
  await dialog.getByRole('button', { name: '导出' }).click();
  await dialog.getByText('请写明用途').waitFor();
  await dialog.getByRole('textbox', { name: '用途' }).fill('年终盘点');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '导出' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^客服钥匙明细登记表-.*\.xlsx$/);
  const rows = await readSpreadsheet(await readFile(await download.path()));
  expect(rows.slice(1).map(({ cells }) => cells[0]?.value)).toEqual(['K-7-1-102', 'K-7-1-101']);
  await dialog.waitFor({ state: 'detached' });
  await eventually(async () =>
    expect((await site.dutyLog()).join()).toContain('导出客服钥匙明细登记表2条，用途：年终盘点'),
  );
});

it('[R7.4.1] a list is left and come back to where it was, however far down', async () => {
  const { site } = desk;
  for (let each = 0; each < 60; each += 1) {
    await site.take('receptionist', 'calls', 'take', `far${each}`, call(`来电人${each}`, `事项${each}`));
  }
  for (const options of [{}, { viewport: PHONE }]) {
    const page = await desk.as('receptionist', '/calls', options);
    await page.getByRole('button', { name: '显示更多' }).click();
    await page.getByText('共 60 条').waitFor();
    // What remembers it is fetched after the first records
    await page.waitForFunction(() => history.scrollRestoration === 'manual');
    const row = page
      .getByRole('row')
      .filter({ hasText: /事项0$|事项0\D/ })
      .first();
    await row.scrollIntoViewIfNeeded();
    await eventually(async () => expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500));
    const before = await page.evaluate(() => scrollY);
    await row.getByRole('link').first().click();
    await page.waitForURL(/\/calls\/far0/);
    await eventually(async () => expect(await page.evaluate(() => scrollY)).toBe(0));
    await page.goBack();
    await page.getByText('共 60 条').waitFor();
    await eventually(async () =>
      expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(5),
    );
  }
});

it('[R4.4.1.6] the search box offers the key and what is done with it, a household, a page; one press does it', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-08', 2, '8-1-108');
  await site.hasKey('vacant', 'K-80', 2, '8-1-180');
  await site.lends('K-80', 'engineer');
  await site.hasHouseholds({ room: '8-1-801', name: '欧阳修', phone: '13900002345' });
  for (const options of [{}, { viewport: PHONE }]) {
    const page = await desk.as('receptionist', '/', options);
    const box = page.getByLabel('搜索房号、姓名、钥匙编号');
    const choices = page.getByRole('listbox', { name: '候选' });
    await page.getByRole('heading', { name: /今日/ }).waitFor();
    await box.click();
    await choices.getByRole('option', { name: '借出钥匙' }).waitFor();
    await box.fill('k80');
    await choices.getByRole('option', { name: /^K-80/ }).waitFor();
    await choices.getByRole('option', { name: '收回 K-80' }).click();
    await page.getByRole('dialog', { name: '收回' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/keys/K-80');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.search === '');

    await box.fill('8栋1单元801');
    await choices.getByRole('option', { name: /8-1-801 欧阳/ }).waitFor();
    await box.press('ArrowDown');
    await box.press('Enter');
    await page.waitForURL(/\/households\/8-1-801/);

    await box.fill('laidian');
    await choices.getByRole('option', { name: '登记来电' }).click();
    await page.getByRole('dialog', { name: '登记来电' }).waitFor();
  }
});

it('the keyboard finds, and says what else it does', async () => {
  const page = await desk.as('receptionist');
  const box = page.getByLabel('搜索房号、姓名、钥匙编号');
  await page.getByRole('heading', { name: /今日/ }).waitFor();
  await eventually(async () => {
    await page.keyboard.press('Control+k');
    expect(await box.evaluate((each) => each === document.activeElement)).toBe(true);
  });
  // A question mark that is typed is a question mark.
  await page.keyboard.type('?');
  expect(await box.inputValue()).toBe('?');
  await box.blur();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '键盘' }).waitFor({ state: 'detached' });
});

it('[R4.4.1.1] a key is found by its code as people say it', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-07', 2, '7-1-107');
  await site.hasKey('vacant', 'K-70', 2, '7-1-170');
  const page = await desk.as('receptionist', '/search?q=k7');
  await page.getByRole('link', { name: /K-07/ }).waitFor();
  expect(await page.getByRole('link', { name: /K-70/ }).count()).toBe(0);
  await page.goto('/cabinet');
  await page.getByRole('searchbox').fill('k7');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/keys\/K-07/);
});
