import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hears } from '../support/web/says.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

/** The settings as they stand for somebody in January 2026, whose public holidays are known for good. */
async function settingsInJanuary(): Promise<Page> {
  const page = await desk.as('manager', 'about:blank');
  await page.clock.install({ time: new Date('2026-01-05T02:00:00Z') });
  await page.goto('/settings');
  await page.getByRole('heading', { name: '2026 年法定节假日' }).waitFor();
  return page;
}

const listOf = (page: Page, title: string) => page.getByRole('list', { name: title, exact: true });
const daysIn = (page: Page, title: string): Promise<string[]> =>
  listOf(page, title)
    .locator('time')
    .evaluateAll((all) => all.map((each) => each.getAttribute('datetime') ?? ''));

it('[R4.4.1.7] public holidays are taken into the settings by the manager’s word, and by nothing else', async () => {
  const page = await settingsInJanuary();
  await page.getByText('2026 年还没有列入节假日').waitFor();
  const proposal = page.getByRole('group', { name: '2026 年法定节假日' });
  const holiday = (name: string) => proposal.getByRole('checkbox', { name: new RegExp(`^${name}`) });
  // What is over is there to be taken, but not proposed.
  expect(await holiday('元旦').isChecked()).toBe(false);
  expect(await holiday('春节').isChecked()).toBe(true);
  expect(await daysIn(page, '节假日')).toEqual([]);

  await proposal.getByRole('checkbox', { name: '全部' }).check();
  expect(await holiday('元旦').isChecked()).toBe(true);
  await proposal.getByRole('checkbox', { name: '全部' }).uncheck();
  await holiday('春节').check();
  await holiday('国庆节').check();
  await hears(page, '已填入上面的列表，保存后生效', () =>
    proposal.getByRole('button', { name: '列入所选 2 项' }).click(),
  );
  expect(await daysIn(page, '调休上班日')).toEqual(['2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10']);
  expect(await daysIn(page, '节假日')).toHaveLength(9 + 7);
  expect(await holiday('春节').count()).toBe(0);
  expect(await site.record('settings', 'site')).toMatchObject({ rev: 1, holidays: [], makeUpWorkdays: [] });

  await page.getByRole('button', { name: '去掉 2026-02-28' }).press('Enter');
  // The keyboard goes on with the day beside it.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    '去掉 2026-09-20',
  );
  await hears(page, '设置已保存，立即生效', () => page.getByRole('button', { name: '保存设置' }).click());
  await eventually(async () => {
    const stored = await site.record('settings', 'site');
    expect(stored).toMatchObject({ rev: 2, makeUpWorkdays: ['2026-02-14', '2026-09-20', '2026-10-10'] });
    expect(stored?.holidays).toContain('2026-02-15');
    expect(stored?.holidays).toHaveLength(9 + 7);
  });
  // The one that was struck off is proposed again, and nothing has been taken of it.
  await page.getByRole('group', { name: '2026 年法定节假日' }).getByText('调休上班：2月28日周六').waitFor();
});

it('[R4.4.1.7] a day that is a holiday and a make-up workday is refused in the form; undone, nothing has changed', async () => {
  const before = await site.record('settings', 'site');
  const page = await settingsInJanuary();
  const kept = await daysIn(page, '调休上班日');
  await page.getByRole('textbox', { name: '节假日', exact: true }).fill('2026-12-25');
  await page.getByRole('textbox', { name: '节假日', exact: true }).press('Enter');
  await page.getByRole('textbox', { name: '调休上班日', exact: true }).fill('2026-12-25');
  await page.getByRole('textbox', { name: '调休上班日', exact: true }).press('Enter');
  expect(await daysIn(page, '调休上班日')).toEqual([...kept, '2026-12-25']);
  await page.getByRole('button', { name: '保存设置' }).click();
  await page.getByRole('alert').filter({ hasText: '“节假日”与“调休上班日”里不能有同一天' }).waitFor();
  expect(await site.record('settings', 'site')).toEqual(before);
  await page.getByRole('button', { name: '还原' }).click();
  expect(await daysIn(page, '调休上班日')).toEqual(kept);
});

it('[R5.1.1] without a network nothing is saved or kept to be sent: the form says so, and what was typed stays', async () => {
  const before = await site.record('settings', 'site');
  const page = await desk.as('manager', '/settings');
  const closing = page.getByLabel('下班时间');
  await page.getByText('此步由服务器核对办理，须有网络').waitFor();
  desk.expects(/ERR_INTERNET_DISCONNECTED/, /Could not reach Cloud Firestore/, /cleardot\.gif/, /RPC_ERROR/);
  await page.context().setOffline(true);
  await closing.fill('17:45');
  const stuck = page.getByRole('button', { name: '没有网络，不能办理' });
  await stuck.waitFor();
  expect(await stuck.isDisabled()).toBe(true);
  expect(await closing.inputValue()).toBe('17:45');

  await page.context().setOffline(false);
  await hears(page, '设置已保存，立即生效', () => page.getByRole('button', { name: '保存设置' }).click());
  await eventually(async () =>
    expect(await site.record('settings', 'site')).toMatchObject({
      ...{ rev: Number(before?.rev) + 1, closing: '17:45' },
      last: { step: 'change', by: site.uid('manager') },
    }),
  );
});

it('[R5.1.1] a save that does not get through is told: it is neither done nor kept, and saved when pressed again', async () => {
  const before = await site.record('settings', 'site');
  const page = await desk.as('manager', '/settings');
  const closing = page.getByLabel('下班时间');
  await closing.fill('17:50');
  desk.expects(/ERR_CONNECTION_RESET/, /RPC_ERROR HTTP error has no status/);
  const save = page.getByRole('button', { name: '保存设置' });
  await page.route('**/documents:batchGet*', (route) => route.abort('connectionreset'));
  await save.click();
  await page.getByText('没有办成，也没有存下待送').waitFor();
  await page.unroute('**/documents:batchGet*');
  expect(await page.getByRole('link', { name: /待送|未送出/ }).count()).toBe(0);
  expect(await site.record('settings', 'site')).toEqual(before);

  expect(await closing.inputValue()).toBe('17:50');
  await hears(page, '设置已保存，立即生效', () => save.click());
  expect(await site.record('settings', 'site')).toMatchObject({ closing: '17:50' });
});

it('who may not change the settings is proposed nothing', async () => {
  const page = await desk.as('receptionist', '/settings');
  await page.getByRole('heading', { name: '工作日', exact: true }).waitFor();
  expect(await page.getByRole('heading', { name: '法定节假日安排' }).count()).toBe(0);
});
