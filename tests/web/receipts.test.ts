import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { runBills } from '../../functions/src/chapters/fees/bill-run.ts';
import { chaseArrears } from '../../functions/src/chapters/fees/chase.ts';
import { moneyText } from '../../rulebook/notation/money.ts';
import { asOnPaper, printedPages } from '../support/web/pdf.ts';
import { useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

const DAY_MS = 86_400_000;
const MINUTES = 1_440;
const ROOM = '1-1-301';
const billedAt = new Date(Date.now() - 21 * DAY_MS);
const month = billedAt.toISOString().slice(0, 7);
const monthOnPaper = `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** A home with a bill of three weeks ago, 2 yuan a square metre and 7 units of water, which has been due for days. */
beforeAll(async () => {
  await site.hasHouseholds({ room: ROOM, name: '李芳', phone: '13800000002' });
  const fee = { title: '物业管理费', kind: 'management', basis: 'area', price: 2, from: '2025-01-01' };
  await site.take('manager', 'tariffs', 'set', 'fee', fee, 25 * MINUTES);
  const water = { title: '水费', kind: 'utility', basis: 'meter', price: 3.45, meterKind: 'water' };
  const steps = { tiers: [{ above: 15, price: 4.83 }], from: '2025-01-01' };
  await site.take('manager', 'tariffs', 'set', 'water', { ...water, ...steps }, 25 * MINUTES);
  const readOn = billedAt.toISOString().slice(0, 10);
  const meter = { unit: ROOM, kind: 'water', number: 'W-301', initial: 120, installedOn: readOn };
  await site.take('engineer', 'meters', 'install', 'meter-301', meter, 21 * MINUTES);
  const reading = { meter: 'meter-301', reading: 127, readOn };
  await site.take('engineer', 'meterReadings', 'take', 'reading-301', reading, 21 * MINUTES);
  await runBills({ db: site.db, site: site.id, month, now: billedAt, dryRun: false });
  await chaseArrears(site.db, { site: site.id, period: site.today() }, new Date());
});

/** What the button of a record's page prints; nothing of it is the register's form. */
async function paperOf(page: Page, path: string): Promise<string> {
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await page.goto(path);
  await page.getByRole('button', { name: /^(打印|Print)$/ }).click();
  await page.locator('.paper').waitFor({ state: 'attached' });
  const [sheet, ...others] = await printedPages(page);
  await page.locator('.paper').waitFor({ state: 'detached' });
  expect(others).toEqual([]);
  const text = sheet?.text ?? '';
  expect(text).toContain('湖畔花园');
  for (const word of ['制表:', '签署', '经过', 'Page', '第1页']) expect(text, word).not.toContain(word);
  return text;
}

async function only(register: string): Promise<string> {
  const [record] = await site.records(register);
  return record?.id ?? '';
}

const expectAll = (text: string, ...parts: readonly string[]): void =>
  expect(
    parts.map(asOnPaper).filter((part) => !text.includes(part)),
    text,
  ).toEqual([]);

it('[R3.4.1.2] a bill is printed as the letter that the household gets, its readings readable', async () => {
  const page = await desk.as('cashier');
  const bill = await only('bills');
  const text = await paperOf(page, `/bills/${encodeURIComponent(bill)}`);
  expectAll(text, '缴费通知单', ROOM, monthOnPaper, '89.5 m² × 2', '读数 120→127，用量 7 × 3.45');
  expectAll(text, '超过 15 的部分 × 4.83', '应缴总额', '¥203.15', '监控室 8800', '送达人', '签收人', '盖章');
  expect(text).not.toContain(asOnPaper(bill));
  // On the page from which a building's are printed it is the same, and printed as the only sheet.
  await page.goto('/feeNotices');
  await page.getByRole('article').filter({ hasText: '¥203.15' }).waitFor();
  const pages = await printedPages(page);
  expect(pages.map((each) => each.text)).toEqual([text]);
});

it('[R3.4.1.2] [R3.4.1.3.1] a chase is printed as its letter: each month with what is unpaid, in Chinese for whoever prints', async () => {
  const page = await desk.as('cashier');
  await page.goto('/');
  await site.db.doc(`accounts/${site.uid('assistant')}`).update({ language: 'en' });
  const other = await desk.as('assistant');
  const chase = await only('arrears');
  const path = `/arrears/${encodeURIComponent(chase)}`;
  const text = await paperOf(page, path);
  expectAll(text, '费用催收通知单', ROOM, monthOnPaper, '应缴总额 ¥203.15', '工作人员扫码查看', '签收人');
  expect(text).not.toContain(asOnPaper(chase));
  expect(await paperOf(other, path)).toBe(text);
  await site.take('steward', 'arrears', 'serveDunning', chase, {
    dunning: { how: 'hand', toWhom: '李女士' },
  });
  await site.db.doc(`sites/${site.id}/arrears/${chase}`).update({ state: 'deadlineNotice' });
  const deadline = await paperOf(page, path);
  expectAll(deadline, '限期缴费通知单', monthOnPaper, '¥203.15', '每日万分之3', '年', '前缴清');
});

it('[R3.4.1.2] a payment is printed as a receipt: figures, capitals, months, credit; a void one says so across', async () => {
  const household = await site.household(ROOM);
  const [named] = (await site.records('households')).filter(({ id }) => id === household);
  const paid = { household, amount: 120_430, lateFee: 0, method: 'cash', paidOn: site.today() };
  await site.take('cashier', 'payments', 'take', 'payment-301', { ...paid, remark: '预缴' });
  const page = await desk.as('cashier');
  const text = await paperOf(page, '/payments/payment-301');
  expectAll(
    text,
    '收据',
    ROOM,
    String(named?.displayName),
    '壹仟贰佰零肆元叁角整',
    '¥1,204.30',
    '现金',
    '预缴',
  );
  expectAll(text, `${monthOnPaper}账单 ${moneyText(20_315)}`, `转为预存 ${moneyText(100_115)}`);
  expectAll(text, '收款单位（盖章）', String((await site.record('payments', 'payment-301'))?.receiptNo));
  for (const word of ['payment-301', household, '已作废', '收款登记表'])
    expect(text).not.toContain(asOnPaper(word));

  await site.take('manager', 'payments', 'void', 'payment-301', { reason: '重复收款' });
  const isVoid = await paperOf(page, '/payments/payment-301');
  expectAll(isVoid, '收据', '已作废', '¥1,204.30');
  expect(isVoid).not.toContain('转为预存');
});
