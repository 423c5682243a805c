import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { PHONE } from '../support/web/browser.ts';
import { keptOnDevice } from '../support/web/device.ts';
import { Form } from '../support/web/form.ts';
import { workerIsReady } from '../support/web/offline.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;
const onFoot = { viewport: PHONE, serviceWorkers: 'allow' } as const;
/** The page's own trouble with a network that is gone; the SDK also asks an address that the policy forbids. */
const noNetwork = [
  /ERR_INTERNET_DISCONNECTED/,
  /RPC_ERROR HTTP error has no status/,
  /Could not reach Cloud Firestore/,
  /cleardot\.gif/,
];

const NUMBER = '19900001055';
const rooms = ['1-1-301', '1-1-302', '1-1-401', '1-1-501', '1-1-502'];

beforeAll(async () => {
  await site.hasHouseholds(...rooms.map((room) => ({ room, name: '高敏', phone: NUMBER })));
  for (const room of rooms) {
    const household = await site.household(room);
    const plan = { household, reason: 'routine', plannedOn: site.today(), until: site.today(5) };
    await site.take('assistant', 'followUps', 'arrange', `visit-${room}`, plan);
  }
});

const visitTo = (room: string) => site.record('followUps', `visit-${room}`);
const marksOn = (page: Page) => page.getByRole('region', { name: '本圈记录' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function marksVisited(page: Page, room: string, found: string): Promise<void> {
  await button(page, `${room} 登记回访`).click();
  const form = new Form(page, `${room} 登记回访`);
  await form.choose('面见', '业户本人');
  await form.type('核查情况', found);
  await form.send('记下');
}

it('[R2.4.14] a round is fetched ahead, marked without a network, gone on with after the page was closed, and sent', async () => {
  desk.expects(...noNetwork);
  const page = await desk.as('steward', '/visiting', onFoot);
  await page.getByText(/离线资料 \d\d:\d\d/).waitFor();
  await page.getByRole('region', { name: '1 单元 3 层' }).getByText('还剩 2 户').waitFor();
  const { height = 0 } = (await button(page, '1-1-301 登记回访').boundingBox()) ?? {};
  expect(height).toBeGreaterThanOrEqual(48);
  await workerIsReady(page);

  await page.context().setOffline(true);
  await marksVisited(page, '1-1-301', '无异常');
  await button(page, '1-1-302 上门未遇').click();
  await new Form(page, '1-1-302 上门未遇').send('记下');
  await page.getByRole('region', { name: '1 单元 3 层' }).getByText('走完了').waitFor();

  // Closed and opened again, still without a network.
  const again = await page.context().newPage();
  await page.close();
  await again.goto('/visiting');
  await again.getByText(/离线资料 \d\d:\d\d/).waitFor();
  await marksOn(again).getByText('已标记，未送出').first().waitFor();
  expect(await marksOn(again).getByText('已标记，未送出').count()).toBe(2);

  // One is taken back, and marked otherwise.
  await button(again, '1-1-302 修改').click();
  await button(again, '撤回标记').click();
  await button(again, '1-1-302 上门未遇').click();
  const form = new Form(again, '1-1-302 上门未遇');
  await form.type('未遇说明', '敲门无人应');
  await form.send('记下');

  // What was sent waits for the network, and is entered by itself.
  await button(again, '送出 2 项').click();
  await marksOn(again).getByText('待送出').first().waitFor();
  expect(await visitTo('1-1-301')).toMatchObject({ state: 'planned', rev: 1 });
  await again.context().setOffline(false);
  await eventually(async () => {
    expect(await visitTo('1-1-301')).toMatchObject({
      ...{ state: 'visited', found: '无异常', rev: 2 },
      visited: { by: site.uid('steward') },
    });
    expect(await visitTo('1-1-302')).toMatchObject({
      ...{ state: 'planned', tries: 1, triedNote: '敲门无人应', rev: 2 },
    });
  });
  await eventually(async () => expect(await marksOn(again).getByText('已送达').count()).toBe(2));
  // Nobody was at home: one comes again.
  await button(again, '更新').click();
  await again.getByText('1 次未遇').waitFor();
});

it('[R1.3] [R2.4.16] the device has neither name nor number of whom one visits, and after signing out nothing of the round', async () => {
  const page = await desk.as('steward', '/visiting', { viewport: PHONE });
  await marksVisited(page, '1-1-401', '墙面渗水');
  const kept = await keptOnDevice(page);
  expect(kept).toContain('1-1-401');
  expect(kept).toContain('墙面渗水');
  expect(kept).not.toContain(NUMBER);
  expect(kept).not.toContain('高敏');

  await page
    .getByRole('button', { name: /林管家|账户/ })
    .first()
    .click();
  await page.getByText('退出即从本机删除').waitFor();
  await button(page, '退出登录').click();
  await page.getByRole('button', { name: '登录' }).waitFor();
  await eventually(async () => {
    const left = await keptOnDevice(page);
    expect(left).not.toContain('墙面渗水');
    expect(left).not.toContain('1-1-401');
  });
  expect(await visitTo('1-1-401')).toMatchObject({ state: 'planned', rev: 1 });
});

it('[R2.4.14] what somebody else has settled meanwhile is refused with its reason, and stays until it is taken back', async () => {
  desk.expects(/status of 403/);
  const page = await desk.as('steward', '/visiting', { viewport: PHONE });
  await marksVisited(page, '1-1-501', '无异常');
  await site.take('assistant', 'followUps', 'visit', 'visit-1-1-501', { met: 'phone', found: '电话回访' });
  await button(page, '送出 1 项').click();
  await marksOn(page).getByText('未被接受').waitFor();
  await marksOn(page).getByRole('alert').first().waitFor();
  await page.reload();
  await marksOn(page).getByText('未被接受').waitFor();
  await button(page, '撤回标记').click();
  await marksOn(page).waitFor({ state: 'detached' });
  expect(await visitTo('1-1-501')).toMatchObject({ found: '电话回访', rev: 2 });
});

/** As a device does that has no room left. */
function keepNothing(): void {
  const { put } = IDBObjectStore.prototype;
  Object.assign(window, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { put }) });
  IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
    if (!this.transaction.db.name.startsWith('wuye-desk-')) return put.apply(this, given);
    throw new DOMException('No room is left', 'QuotaExceededError');
  };
}

it('[R2.4.14] a device without room says so before the round begins and at each mark; nothing typed is lost', async () => {
  const page = await desk.as('steward', 'about:blank', { viewport: PHONE });
  await page.addInitScript(keepNothing);
  await page.goto('/visiting');
  await page.getByRole('alert').filter({ hasText: '本机存不下这一圈' }).waitFor();
  await button(page, '1-1-502 登记回访').click();
  const form = new Form(page, '1-1-502 登记回访');
  await form.choose('面见', '家人');
  await form.type('核查情况', '水管漏水');
  await form.press('记下');
  await form.complaint('没有记下：本机空间已满');
  expect(await form.dialog.getByRole('textbox', { name: '核查情况' }).inputValue()).toBe('水管漏水');

  await page.evaluate(() => (window as unknown as { makeRoom(): void }).makeRoom());
  await form.send('记下');
  await button(page, '送出 1 项').click();
  await eventually(async () =>
    expect(await visitTo('1-1-502')).toMatchObject({ state: 'visited', found: '水管漏水' }),
  );
});

it('[R4.4.1.7] the count of a cabinet goes on where it was after the page was closed, until the server has it', async () => {
  desk.expects(...noNetwork);
  for (const code of ['K-3-1-101', 'K-3-1-102']) await site.hasKey('vacant', code);
  const page = await desk.as('receptionist', '/count/vacant', onFoot);
  await button(page, '开始清点').click();
  const found = (code: string) => page.locator('.count-found').filter({ hasText: code });
  await found('K-3-1-101').click();
  await page.getByText('1 / 2').waitFor();
  await page.reload();
  await page.getByText('1 / 2').waitFor();
  await found('K-3-1-102').click();
  await workerIsReady(page);

  await page.context().setOffline(true);
  await button(page, '完成清点').click();
  await new Form(page, '完成清点').send('签认并完成');
  await page.getByText('已签认，等待送达').waitFor();
  const kept = () => page.evaluate(() => JSON.stringify(localStorage));
  expect(await kept()).toContain('K-3-1-101');
  await page.context().setOffline(false);
  await page.getByText('在柜（把）').waitFor();
  await eventually(async () => expect(await kept()).not.toContain('keyCounts.marks'));
  expect(await site.records('keyCounts')).toMatchObject([
    { state: 'done', found: ['K-3-1-101', 'K-3-1-102'], missing: [] },
  ]);
});
