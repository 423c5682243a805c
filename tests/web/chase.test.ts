import { beforeAll, expect, it } from 'vitest';
import { runBills } from '../../functions/src/chapters/fees/bill-run.ts';
import { chaseArrears } from '../../functions/src/chapters/fees/chase.ts';
import { PHONE } from '../support/web/browser.ts';
import { Form } from '../support/web/form.ts';
import { workerIsReady } from '../support/web/offline.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

const DAY_MS = 86_400_000;

/** Two homes whose bills of three weeks ago, 2 yuan a square metre, have been due for days. */
beforeAll(async () => {
  await site.hasHouseholds(
    { room: '1-1-302', name: '李芳', phone: '13800000002' },
    { room: '1-1-303', name: '王强', phone: '13800000003' },
  );
  const fee = { title: '物业管理费', kind: 'management', basis: 'area', price: 2, from: '2025-01-01' };
  await site.take('manager', 'tariffs', 'set', 'fee', fee, 25 * 1440);
  const then = new Date(Date.now() - 21 * DAY_MS);
  const month = then.toISOString().slice(0, 7);
  await runBills({ db: site.db, site: site.id, month, now: then, dryRun: false });
  expect(await chaseArrears(site.db, { site: site.id, period: site.today() }, new Date())).toBe(2);
});

it('[R3.4.1.2] [R3.3.8] the steward sees on a phone who is chased, and serves the notice', async () => {
  const page = await desk.as('steward', '/chase', { viewport: PHONE });
  const column = page.getByRole('region', { name: '催费通知' });
  await column.getByText('¥179.00').first().waitFor();
  await column.getByRole('link', { name: /1-1-302/ }).click();
  await page.getByRole('button', { name: '送达催费通知' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: '当面送交' }).check();
  await form.getByLabel('送达何人').fill('李女士');
  await form.getByRole('button', { name: '送达催费通知' }).click();
  await form.waitFor({ state: 'detached' });
  await eventually(async () => {
    const served = (await site.records('arrears')).find(({ room }) => room === '1-1-302');
    expect(served).toMatchObject({ state: 'dunningNotice', dunning: { how: 'hand', toWhom: '李女士' } });
  });
});

it('[R3.4.1.2] [R3.4.1.3.1] a notice is put up at a door without a network: its picture is asked for there, and goes with it', async () => {
  desk.expects(/ERR_INTERNET_DISCONNECTED/, /RPC_ERROR HTTP/, /Could not reach Cloud/, /cleardot\.gif/);
  // Before a picture is sent that may have arrived already, it is looked for; nobody reads what is not there.
  desk.expects(/status of 403/);
  const page = await desk.as('steward', '/visiting', { viewport: PHONE, serviceWorkers: 'allow' });
  await page.getByText('欠费 ¥179.00').first().waitFor();
  await workerIsReady(page);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '1-1-303 送达催费通知' }).click();
  const form = new Form(page, '1-1-303 送达催费通知');
  await form.dialog.getByRole('radio', { name: '张贴门口（拍照）' }).check();
  await form.type('送达何人', '门上');
  await form.press('记下');
  await form.complaint('张贴门口的，须附照片');
  await form.photo('送达凭证', '照片');
  await form.send('记下');
  await page.getByText('已标记，未送出').first().waitFor();

  await page.context().setOffline(false);
  await page.getByRole('button', { name: '送出 1 项' }).click();
  await page.getByRole('region', { name: '本圈记录' }).getByText('已送达').waitFor();
  const served = (await site.records('arrears')).find(({ room }) => room === '1-1-303');
  expect(served).toMatchObject({ dunning: { how: 'door' }, dunningServed: { by: site.uid('steward') } });
  const picture = await site.record('attachments', String(served?.evidence));
  expect(picture).toMatchObject({ kind: 'photo', forRegister: 'arrears', state: 'kept' });
});

it('[R3.4.1.2] who may not take money is offered no form', async () => {
  const household = await site.household('1-1-302');
  const page = await desk.as('supervisor', `/cashier/${household}`);
  await page.getByRole('region', { name: '账单' }).getByText('¥179.00').first().waitFor();
  expect(await page.getByRole('form').count()).toBe(0);
  const cashier = await desk.as('cashier', `/cashier/${household}`);
  await cashier.getByRole('form', { name: '收款' }).waitFor();
});
