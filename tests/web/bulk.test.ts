import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PHONE } from '../support/web/browser.ts';
import { hears } from '../support/web/says.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

// Rows of a list are selected, and one step is taken of each of them, as if each were alone.

const desk = useDesk();
let groups = 0;

/** So many visitors are inside; answers with their ids. What they are called stands in no other test of this file. */
async function visitors(many: number): Promise<{ readonly name: string; readonly ids: readonly string[] }> {
  const { site } = desk;
  groups += 1;
  const name = `第${groups}批`;
  const ids = Array.from({ length: many }, (_, at) => `visit-${groups}-${at}`);
  for (const [at, id] of ids.entries()) {
    await site.take('receptionist', 'visits', 'receive', id, {
      visitor: `客${at}`,
      purpose: `${name}访客${at}`,
    });
    await site.take('receptionist', 'visits', 'admit', id, { identity: 'idCard', identityChecked: true });
  }
  return { name, ids };
}

const opened = async (name: string, many: number, options = {}): Promise<Page> => {
  const page = await desk.as('receptionist', `/visits?list=inside&text=${encodeURIComponent(name)}`, options);
  await page.getByText(`共 ${many} 条`, { exact: true }).waitFor();
  return page;
};

const tick = (page: Page, called: string) => page.getByRole('checkbox', { name: `选中 ${called}` });
const bar = (page: Page) => page.getByRole('region', { name: '批量办理' });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: '登记离开' });
const statesOf = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await desk.site.record('visits', id))?.state));

it('[R7.4.2] what a colleague has changed meanwhile is refused with its reason, and the others are done', async () => {
  const { name, ids } = await visitors(5);
  const page = await opened(name, 5);
  await tick(page, `${name}访客0`).click();
  await tick(page, `${name}访客3`).click({ modifiers: ['Shift'] });
  await bar(page).getByText('已选 4 条').waitFor();
  await bar(page).getByRole('button', { name: '登记离开（4）' }).click();
  const dialog = dialogOf(page);
  await dialog.getByText('逐条办理以下 4 条').waitFor();

  // On the very way: before the first is sent, two others leave through the gate
  let isFirst = true;
  await page.route('**/documents:commit*', async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    await desk.site.take('security', 'visits', 'leave', ids[1] ?? '');
    await desk.site.take('security', 'visits', 'leave', ids[2] ?? '');
    await route.continue();
  });
  await dialog.getByRole('button', { name: '登记离开（4 条）' }).click();
  await dialog.getByText('办成 2 条，未办 2 条，仍然选中').waitFor();
  const refused = dialog.getByRole('listitem').filter({ hasText: '未被接受' });
  expect(await refused.count()).toBe(2);
  expect(await refused.first().textContent()).toMatch(/现在的状态是“已离开”.*7\.4\.2/);
  await dialog.getByRole('button', { name: '完成' }).click();
  await bar(page).getByText('已选 2 条').waitFor();
  await bar(page).getByText('其中 2 条已不在列表中').waitFor();
  await eventually(async () =>
    expect(await statesOf(ids)).toEqual(['left', 'left', 'left', 'left', 'inside']),
  );
  // Each by whoever took it, once.
  for (const id of ids.slice(0, 4)) expect(await desk.site.record('visits', id)).toMatchObject({ rev: 3 });
  await page.keyboard.press('Escape');
  await bar(page).waitFor({ state: 'detached' });
});

it('[R7.4.2] a stop comes after the one that is under way: the rest is not touched, and taken later once', async () => {
  const { name, ids } = await visitors(4);
  const page = await opened(name, 4);
  await page.getByRole('checkbox', { name: '全选 4 条' }).click();
  await bar(page).getByRole('button', { name: '登记离开（4）' }).click();
  const dialog = dialogOf(page);
  let sent = 0;
  await page.route('**/documents:commit*', async (route) => {
    sent += 1;
    if (sent === 2) await dialog.getByRole('button', { name: '停止' }).click();
    await route.continue();
  });
  await dialog.getByRole('button', { name: '登记离开（4 条）' }).click();
  await dialog.getByText('办成 2 条，未办 2 条，仍然选中').waitFor();
  await dialog.getByRole('button', { name: '完成' }).click();
  expect((await statesOf(ids)).filter((state) => state === 'left')).toHaveLength(2);

  await bar(page).getByRole('button', { name: '登记离开（2）' }).click();
  await dialog.getByRole('button', { name: '登记离开（2 条）' }).click();
  await dialog.getByText('办成 2 条', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: '完成' }).click();
  await bar(page).waitFor({ state: 'detached' });
  expect(sent).toBe(4);
  for (const id of ids) expect(await desk.site.record('visits', id)).toMatchObject({ state: 'left', rev: 3 });
});

it('[R7.4.2] by the keyboard alone', async () => {
  const { name, ids } = await visitors(4);
  const page = await opened(name, 4);
  await page.getByRole('searchbox', { name: '在本表中查找' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await bar(page).getByText('已选 1 条').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+X');
  await bar(page).getByText('已选 3 条').waitFor();
  await page.keyboard.press('Space');
  await bar(page).getByText('已选 2 条').waitFor();
  await page.keyboard.press('Escape');
  await bar(page).waitFor({ state: 'detached' });
  await page.keyboard.press('x');
  await bar(page).getByRole('button', { name: '登记离开（1）' }).waitFor();
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page);
  await dialog.getByText('逐条办理以下 1 条').waitFor();
  await dialog.getByRole('button', { name: '登记离开（1 条）' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('办成 1 条', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect((await statesOf(ids)).filter((state) => state === 'left')).toHaveLength(1);
});

it('[R7.4.2] [R2.4.6] on a phone one says first that one selects; without a network each waits on the device', async () => {
  const { name, ids } = await visitors(3);
  desk.expects(
    /ERR_INTERNET_DISCONNECTED/,
    /RPC_ERROR HTTP error has no status/,
    /Could not reach Cloud Firestore/,
    /cleardot\.gif/,
  );
  const page = await opened(name, 3, { viewport: PHONE, hasTouch: true });
  expect(await tick(page, `${name}访客0`).isVisible()).toBe(false);
  await page.getByRole('button', { name: '选择', exact: true }).click();
  await page.getByRole('link', { name: '客0' }).click();
  await page
    .getByRole('row')
    .filter({ hasText: `${name}访客1` })
    .click();
  expect(new URL(page.url()).pathname).toBe('/visits');
  await bar(page).getByText('已选 2 条').waitFor();
  await bar(page).getByRole('button', { name: '登记离开（2）' }).click();
  const dialog = dialogOf(page);
  await dialog.getByText('逐条办理以下 2 条').waitFor();
  await page.context().setOffline(true);
  await dialog.getByRole('button', { name: '登记离开（2 条）' }).click();
  await dialog.getByText('办成 0 条，待送出 2 条').waitFor();
  expect(await statesOf(ids)).toEqual(['inside', 'inside', 'inside']);
  await dialog.getByRole('button', { name: '完成' }).click();
  await page.context().setOffline(false);
  await eventually(async () => expect(await statesOf(ids)).toEqual(['left', 'left', 'inside']));
  expect(await desk.site.record('visits', ids[0] ?? '')).toMatchObject({ rev: 3 });
});

it('[R7.4.1] what is asked is asked once; whom it can’t be taken of is said, and a change of filter gives up what it hides', async () => {
  const { site } = desk;
  for (const [at, matter] of ['漏水', '噪音', '停车'].entries()) {
    const told = { rings: 2, caller: `来电${at}`, contact: '13900001111', kind: 'enquiry', matter };
    await site.take('receptionist', 'calls', 'take', `bulk-call-${at}`, told);
  }
  const answer = { answer: '已告知', confirmedSolved: true };
  await site.take('receptionist', 'calls', 'answer', 'bulk-call-2', answer);
  const page = await desk.as('receptionist', '/calls?list=all');
  await page.getByText('共 3 条', { exact: true }).waitFor();
  await page.getByRole('checkbox', { name: '全选 3 条' }).click();
  await bar(page).getByRole('button', { name: '转交（2）' }).click();
  const dialog = page.getByRole('dialog', { name: '转交' });
  await dialog.getByText('逐条办理以下 2 条').waitFor();
  await dialog.getByText('不办的 1 条').waitFor();
  await dialog.getByRole('button', { name: '转交（2 条）' }).click();
  await dialog.getByRole('alert').first().waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await hears(page, '条件改了：2 条已不在列表中，不再选中', () =>
    page.getByRole('searchbox', { name: '在本表中查找' }).fill('漏水'),
  );
  await bar(page).getByText('已选 1 条').waitFor();
});
