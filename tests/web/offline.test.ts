import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { emulators } from '../support/emulators.ts';
import { Form } from '../support/web/form.ts';
import { workerIsReady } from '../support/web/offline.ts';
import { hears } from '../support/web/says.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const withWorker = { serviceWorkers: 'allow' } as const;
/** The page's own trouble with a network that is gone; the SDK also asks an address that the policy forbids. */
const noNetwork = [
  /ERR_INTERNET_DISCONNECTED/,
  /RPC_ERROR HTTP error has no status/,
  /Could not reach Cloud Firestore/,
  /cleardot\.gif/,
];

/** How many undertakings wait on the device. */
const waitingOn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('wuye-desk-unsent');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('undertakings').objectStore('undertakings').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => resolve(counting.result);
        };
      }),
  );

it('[R2.4.6] what is done without a network waits on the device, is listed, and is sent once when it is back', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-3-1-601');
  await site.lends('K-3-1-601', 'engineer');
  desk.expects(...noNetwork);
  const page = await desk.as('receptionist', '/keys/K-3-1-601', withWorker);
  await page.getByRole('button', { name: '收回' }).click();
  const form = new Form(page, '收回');
  await form.tick('已断电', '门窗已关', '已锁门');

  await workerIsReady(page);
  await page.context().setOffline(true);
  await hears(page, '没有网络，已存在本机', () => form.send('收回'));
  const waiting = page.getByRole('link', { name: '离线，1 项待送' });
  await waiting.click();
  await page.getByRole('article', { name: /收回/ }).getByText('待送出').waitFor();
  expect(await site.record('keyLoans', 'loan-K-3-1-601')).toMatchObject({ state: 'out', rev: 2 });

  await page.context().setOffline(false);
  await page.getByText('没有未送出的内容').waitFor();
  await eventually(async () =>
    expect(await site.record('keyLoans', 'loan-K-3-1-601')).toMatchObject({ state: 'returned', rev: 3 }),
  );
  await eventually(async () => expect(await waitingOn(page)).toBe(0));
  // Once, and not again when the page is opened anew.
  await page.reload();
  await page.getByText('没有未送出的内容').waitFor();
  expect(await site.record('keyLoans', 'loan-K-3-1-601')).toMatchObject({ rev: 3 });
  await eventually(async () => {
    const log = await site.dutyLog();
    expect(log.filter((line) => line.startsWith('收回钥匙 K-3-1-601'))).toHaveLength(1);
  });
});

it('[R2.4.6] an answer is lost on its way: what has arrived is not sent a second time', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-3-1-604');
  await site.lends('K-3-1-604', 'engineer');
  desk.expects(...noNetwork, /ERR_CONNECTION_RESET/);
  const page = await desk.as('receptionist', '/keyLoans/loan-K-3-1-604');
  await page.getByRole('button', { name: '说明未还原因' }).click();
  const form = new Form(page, '说明未还原因');
  await form.type('未还原因', '等候配件');
  await page.route('**/documents:commit*', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await hears(page, '已存在本机', () => form.send('说明未还原因'));
  expect(await site.record('keyLoans', 'loan-K-3-1-604')).toMatchObject({ delayReason: '等候配件', rev: 3 });

  await page.unroute('**/documents:commit*');
  await page.goto('/unsent');
  await eventually(async () => expect(await waitingOn(page)).toBe(0));
  expect(await site.record('keyLoans', 'loan-K-3-1-604')).toMatchObject({ rev: 3 });
});

it('[R2.4.6] what somebody else has settled meanwhile is refused in the clause’s words, and stays until it is given up', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-3-1-602');
  await site.lends('K-3-1-602', 'engineer');
  desk.expects(...noNetwork, /status of 403/);
  const page = await desk.as('receptionist', '/keys/K-3-1-602', withWorker);
  await page.getByRole('button', { name: '收回' }).click();
  const form = new Form(page, '收回');
  await form.tick('已断电', '门窗已关', '已锁门');
  await workerIsReady(page);
  await page.context().setOffline(true);
  await form.send('收回');
  const statement = { powerOff: true, doorsAndWindowsShut: true, locked: true };
  const back = { returnedPieces: 2, returnedUnit: '3-1-602', returnedBy: site.uid('engineer'), statement };
  await site.take('supervisor', 'keyLoans', 'return', 'loan-K-3-1-602', back);
  await page.context().setOffline(false);
  await page.goto('/unsent');
  const item = page.getByRole('article', { name: /收回/ });
  await item.getByText('未被接受').waitFor();
  await item.getByRole('button', { name: '放弃' }).click();
  const sure = page.getByRole('dialog');
  await sure.getByRole('button', { name: '放弃' }).click();
  await page.getByText('没有未送出的内容').waitFor();
  expect(await site.record('keyLoans', 'loan-K-3-1-602')).toMatchObject({
    returned: { by: site.uid('supervisor') },
  });
});

it('the page opens without a network, with what was seen last; its worker keeps nothing but the page', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-3-1-603');
  desk.expects(...noNetwork);
  const page = await desk.as('receptionist', '/cabinet', withWorker);
  await page.getByRole('link', { name: /^K-3-1-603/ }).waitFor();
  await workerIsReady(page);
  // The listeners keep what they have seen.
  await eventually(async () => {
    const databases = await page.evaluate(() => indexedDB.databases());
    expect(databases.some(({ name }) => name?.startsWith('firestore/'))).toBe(true);
  });
  await page.goto('/keys/K-3-1-603');
  await page.getByRole('heading', { name: /K-3-1-603/ }).waitFor();
  await page.goto('/cabinet');
  await page.getByRole('link', { name: /^K-3-1-603/ }).waitFor();

  // Told in whole, it is known of when it is.
  await eventually(async () => {
    const told = await page.evaluate(() => localStorage.getItem('wuye-desk-kept'));
    expect(told).toContain('/areaKeyHandovers');
    expect(told).toContain('/keyLoans');
  });
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('link', { name: /^K-3-1-603/ }).waitFor();
  await page.getByRole('status').filter({ hasText: '存在本机的内容' }).waitFor();
  // What this device has never seen is not said to be nothing.
  await page.goto('/keyCopies');
  await page.getByText('没有网络，显示不了最新内容').first().waitFor();
  expect(await page.getByText('还没有').count()).toBe(0);
  await page.context().setOffline(false);
  await page.getByText('还没有').first().waitFor();

  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return found.flat().map(({ url }) => url);
  });
  const origin = emulators.pageOrigin();
  expect(kept.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
  expect(kept.filter((url) => url.startsWith(`${origin}/__/`))).toEqual([]);
  expect(kept).toContain(`${origin}/index.html`);
  expect(
    kept.filter(
      (url) => !/\/(assets\/[^/]+|index\.html|icon[\w-]*\.(svg|png)|manifest\.webmanifest)$/.test(url),
    ),
  ).toEqual([]);
});

it('[R2.4.6] a network that goes before the listeners were told anything takes nothing from the screen', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-3-1-605');
  desk.expects(...noNetwork, /ERR_FAILED/);
  const page = await desk.as('receptionist', 'about:blank');
  await page.route('**/google.firestore.v1.Firestore/Listen/**', (route) => route.abort());
  const givesUp = page.waitForEvent('console', (message) => message.text().includes('Could not reach Cloud'));
  await page.goto('/cabinet');
  await page.getByRole('link', { name: /^K-3-1-605/ }).waitFor();
  await givesUp;
  await page.getByRole('link', { name: /^K-3-1-605/ }).click();
  await page.getByRole('button', { name: '借出' }).click();
  const form = new Form(page, /^借出/);
  await form.pick('经手员工', '吴工');
  await form.type('用途', '检查管道');
  await form.send('借出');
  await eventually(async () =>
    expect(await site.record('keys', 'K-3-1-605')).toMatchObject({ state: 'out' }),
  );
});
