import { beforeAll, expect, it } from 'vitest';
import { runBills } from '../../functions/src/chapters/fees/bill-run.ts';
import { chaseArrears } from '../../functions/src/chapters/fees/chase.ts';
import { PHONE } from '../support/web/browser.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

const DAY_MS = 86_400_000;

/** A home whose bill of three weeks ago, 2 yuan a square metre, has been due for days. */
beforeAll(async () => {
  await site.hasHouseholds({ room: '1-1-302', name: '李芳', phone: '13800000002' });
  const fee = { title: '物业管理费', kind: 'management', basis: 'area', price: 2, from: '2025-01-01' };
  await site.take('manager', 'tariffs', 'set', 'fee', fee, 25 * 1440);
  const then = new Date(Date.now() - 21 * DAY_MS);
  const month = then.toISOString().slice(0, 7);
  await runBills({ db: site.db, site: site.id, month, now: then, dryRun: false });
});

it('[R3.4.1.2] [R3.3.8] the steward sees on a phone who is chased, and serves the notice', async () => {
  expect(await chaseArrears(site.db, { site: site.id, period: site.today() }, new Date())).toBe(1);

  const page = await desk.as('steward', '/chase', { viewport: PHONE });
  const column = page.getByRole('region', { name: '催费通知' });
  await column.getByText('¥179.00').waitFor();
  await column.getByRole('link', { name: /1-1-302/ }).click();
  await page.getByRole('button', { name: '送达催费通知' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('radio', { name: '当面送交' }).check();
  await form.getByLabel('送达何人').fill('李女士');
  await form.getByRole('button', { name: '送达催费通知' }).click();
  await form.waitFor({ state: 'detached' });
  await eventually(async () => {
    const [served] = await site.records('arrears');
    expect(served).toMatchObject({ state: 'dunningNotice', dunning: { how: 'hand', toWhom: '李女士' } });
  });
});

it('[R3.4.1.2] who may not take money is offered no form', async () => {
  const household = await site.household('1-1-302');
  const page = await desk.as('supervisor', `/cashier/${household}`);
  await page.getByRole('region', { name: '账单' }).getByText('¥179.00').first().waitFor();
  expect(await page.getByRole('form').count()).toBe(0);
  const cashier = await desk.as('cashier', `/cashier/${household}`);
  await cashier.getByRole('form', { name: '收款' }).waitFor();
});
