import { afterEach, describe, expect, it } from 'vitest';
import { takeInStatement } from '../../../functions/src/chapters/fees/imports/import-statement.ts';
import type { ImportOutcome } from '../../../functions/src/imports/outcome.ts';
import { readSpreadsheet } from '../../../functions/src/spreadsheets/read.ts';
import { catchUp, hasFee, hasHome, pays, runs } from '../../support/fees.ts';
import { openTestSite, type TestSite } from '../../support/site.ts';
import { type WechatRow, wechatCsv, wechatRow } from '../../support/statements/sample.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** Two households that were billed 235.00 each for September. */
const billed = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-09-30 18:00' });
  open.push(site);
  await hasHome(site, '301');
  await hasHome(site, '302');
  await hasFee(site);
  await runs(site, 'runBills', '2026-09');
  site.clock.set('2026-11-10 10:00');
  return site;
};

const imports = async (
  site: TestSite,
  rows: readonly WechatRow[],
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<ImportOutcome> =>
  takeInStatement({
    ...{ db: site.db, site: site.id, actor: 'cashier', now: site.clock.now(), corrections: {}, options: {} },
    rows: await readSpreadsheet(new TextEncoder().encode(wechatCsv(rows))),
    dryRun,
  });

const lines = async (site: TestSite) => {
  const { docs } = await site.db.collection(`sites/${site.id}/statementLines`).get();
  return docs.map((each) => ({ id: each.id, ...each.data() }) as Record<string, unknown> & { id: string });
};

/** Paid in October, more than 31 days before it is booked. */
const named = wechatRow('2026-10-05', '张先生', '¥235.00', 'W1', '1栋1单元301 物业费');
const unnamed = wechatRow('2026-10-06', '李女士', '¥100.00', 'W2');
const LINE = 'wechat~W1~20261005~23500';

describe('[R3.4.1.2] a statement that is imported', () => {
  it('is looked at first, which writes nothing', async () => {
    const site = await billed();
    expect(await imports(site, [named, unnamed], { dryRun: true })).toMatchObject({
      ...{ rows: 2, create: 2, same: 0, problems: [], written: false },
      told: [{ words: { zh: '微信：收入 2 笔 ¥335.00，退款 0 笔 ¥0.00；其余 0 笔不是收款，不导入' } }],
    });
    expect(await lines(site)).toEqual([]);
  });

  it('proposes whom each line is of, and leaves what it does not know to a person', async () => {
    const site = await billed();
    expect(await imports(site, [named, unnamed])).toMatchObject({ create: 2, written: true });
    expect(await site.record('statementLines', LINE)).toMatchObject({
      ...{ state: 'open', kind: 'income', day: '2026-10-05', amount: 23_500, method: 'wechat' },
      ...{ proposed: '301', proposedBy: 'room', room: '1-1-301' },
    });
    const other = (await lines(site)).find(({ id }) => id !== LINE);
    expect(other).toMatchObject({ state: 'open', payer: '李女士' });
    expect(other).not.toHaveProperty('proposed');
  });

  it('brings nothing twice, as the same file or as one that overlaps', async () => {
    const site = await billed();
    await imports(site, [named, unnamed]);
    const before = await lines(site);
    expect(await imports(site, [named, unnamed])).toMatchObject({ create: 0, same: 2 });
    expect(await lines(site)).toEqual(before);
    const later = wechatRow('2026-11-02', '王女士', '¥235.00', 'W3', '1-1-302');
    expect(await imports(site, [unnamed, later, later])).toMatchObject({ create: 1, same: 1 });
    expect(await lines(site)).toHaveLength(3);
  });

  it('that nobody names asks whose it is', async () => {
    const site = await billed();
    const rows = await readSpreadsheet(new TextEncoder().encode('日期,金额,流水号\r\n2026-10-05,1,B1'));
    const terms = { db: site.db, site: site.id, actor: 'cashier', now: site.clock.now(), corrections: {} };
    await expect(takeInStatement({ ...terms, rows, dryRun: true, options: {} })).rejects.toThrow(
      'choose the method',
    );
    expect(
      await takeInStatement({ ...terms, rows, dryRun: true, options: { method: 'transfer' } }),
    ).toMatchObject({
      create: 1,
    });
  });
});

describe('[R3.4.1.2] a line', () => {
  const imported = async (...rows: WechatRow[]): Promise<TestSite> => {
    const site = await billed();
    await imports(site, rows);
    return site;
  };
  const book = (site: TestSite, id = LINE, input: Record<string, unknown> = {}) =>
    site.take('cashier', 'statementLines', 'book', id, { household: '301', lateFee: 0, ...input });

  it('is booked as a payment of its day, however long ago, and settles the bill', async () => {
    const site = await imported(named);
    await book(site);
    await catchUp(site);
    expect(await site.record('payments', `${LINE}~1`)).toMatchObject({
      ...{ state: 'taken', household: '301', amount: 23_500, method: 'wechat', paidOn: '2026-10-05' },
      ...{
        takenOn: '2026-11-10',
        line: 'W1',
        payer: '张先生',
        statementLine: LINE,
        receiptNo: '2026-000001',
      },
    });
    expect(await site.record('bills', '301~2026-09')).toMatchObject({
      state: 'settled',
      settledOn: '2026-10-05',
    });
    expect(await site.record('statementLines', LINE)).toMatchObject({
      state: 'booked',
      payment: `${LINE}~1`,
    });
  });

  it('is booked once', async () => {
    const site = await imported(named);
    await book(site);
    await expect(book(site)).rejects.toThrow('statementLines.book: from');
  });

  it('is no payment that somebody types: neither the line nor what it books', async () => {
    const site = await imported(named);
    const payment = {
      ...{ household: '301', amount: 23_500, lateFee: 0, method: 'wechat', paidOn: '2026-10-05', line: 'W1' },
      statementLine: LINE,
    };
    await expect(site.take('cashier', 'payments', 'bookLine', `${LINE}~1`, payment)).rejects.toThrow(
      'comesWithItsLine',
    );
  });

  it('that was booked at the desk already is paired with that payment, and is not booked again', async () => {
    const site = await billed();
    await pays(site, '301', 23_500, { id: 'typed', method: 'wechat', line: 'W1' });
    await imports(site, [named]);
    expect(await site.record('statementLines', LINE)).toMatchObject({ proposedPayment: 'typed' });
    await expect(book(site)).rejects.toThrow('transactionOnce');
    await site.take('cashier', 'statementLines', 'pair', LINE, { payment: 'typed' });
    expect(await site.record('statementLines', LINE)).toMatchObject({ state: 'booked', household: '301' });
  });

  it('that was typed at the desk without its number is told to be that payment', async () => {
    const site = await billed();
    await pays(site, '301', 23_500, { id: 'typed', method: 'wechat' });
    const line = (day: string, number: string) => wechatRow(day, '张先生', '¥235.00', number, '1-1-301');
    await imports(site, [line('2026-11-09', 'W5'), line('2026-11-05', 'W4')]);
    const of = (id: string) => site.record('statementLines', id);
    expect(await of('wechat~W5~20261109~23500')).toMatchObject({ proposedPayment: 'typed' });
    expect((await of('wechat~W4~20261105~23500'))?.proposedPayment).toBeUndefined();
  });

  it('is not paired with a payment of another amount, nor with one that has its line', async () => {
    const site = await billed();
    await pays(site, '301', 20_000, { id: 'less', method: 'wechat' });
    await pays(site, '301', 10_000, { id: 'same', method: 'wechat' });
    await pays(site, '301', 10_000, { id: 'numbered', method: 'wechat', line: 'W8' });
    const of = (day: string, line: string) => wechatRow(day, '李女士', '¥100.00', line);
    await imports(site, [of('2026-11-06', 'W1'), of('2026-11-07', 'W2'), of('2026-11-08', 'W9')]);
    const pair = (line: string, payment: string) =>
      site.take('cashier', 'statementLines', 'pair', `wechat~${line}~10000`, { payment });
    await expect(pair('W2~20261107', 'less')).rejects.toThrow('isThatPayment');
    // Another number, and four days apart.
    await expect(pair('W2~20261107', 'numbered')).rejects.toThrow('isThatPayment');
    await expect(pair('W1~20261106', 'same')).rejects.toThrow('isThatPayment');
    await pair('W2~20261107', 'same');
    await expect(pair('W9~20261108', 'same')).rejects.toThrow('paymentOnce');
    // Whom it was paired with wrongly is no reason to make a good receipt void.
    await site.take('cashier', 'statementLines', 'reopen', 'wechat~W2~20261107~10000', { reason: '对错了' });
    await pair('W9~20261108', 'same');
  });

  it('is not paired with a payment that was moved here and has its line', async () => {
    const site = await imported(named, wechatRow('2026-11-09', '张先生', '¥235.00', 'W2'));
    await book(site);
    await site.take('cashier', 'payments', 'move', `${LINE}~1`, { movedTo: '302', reason: '认领错了' });
    const pair = site.take('cashier', 'statementLines', 'pair', 'wechat~W2~20261109~23500', {
      payment: `${LINE}~1~moved`,
    });
    await expect(pair).rejects.toThrow('paymentOnce');
  });

  it('has the same number as another one of another day', async () => {
    const site = await imported(named, wechatRow('2026-10-06', '李女士', '¥235.00', 'W1'));
    await book(site);
    await book(site, 'wechat~W1~20261006~23500', { household: '302' });
    expect(await site.record('payments', 'wechat~W1~20261006~23500~1')).toMatchObject({ state: 'taken' });
  });

  it('is matched anew once its payment is void, and not before', async () => {
    const site = await imported(named);
    await book(site);
    const anew = () => site.take('cashier', 'statementLines', 'reopen', LINE, { reason: '认领错了' });
    await expect(anew()).rejects.toThrow('paymentIsVoid');
    // Its money is there still: it waits again, also when the payment was moved before.
    await site.take('cashier', 'payments', 'move', `${LINE}~1`, { movedTo: '302', reason: '认领错了' });
    await site.take('manager', 'payments', 'reverse', `${LINE}~1~moved`, { reason: '认领错了' });
    expect(await site.record('statementLines', LINE)).toMatchObject({ state: 'open' });
    await book(site, LINE, { household: '302' });
    expect(await site.record('payments', `${LINE}~2`)).toMatchObject({ state: 'taken', household: '302' });
  });

  it('that is none of the fees is set aside with its reason, and can be taken up again', async () => {
    const site = await imported(unnamed);
    const id = 'wechat~W2~20261006~10000';
    await site.take('cashier', 'statementLines', 'setAside', id, { reason: '广告位租金' });
    expect(await site.record('statementLines', id)).toMatchObject({ state: 'setAside' });
    await site.take('cashier', 'statementLines', 'reopen', id, { reason: '是物业费' });
    await book(site, id);
    expect(await site.record('statementLines', id)).toMatchObject({ state: 'booked' });
  });

  it('of money that went back is held against its refund, and is no payment', async () => {
    const back: WechatRow = [
      ...(['2026-11-09 09:00:00', '二维码收款-退款', '张先生', '/', '支出', '¥50.00', '已全额退款'] as const),
      ...(['W1', '/'] as const),
    ];
    const site = await billed();
    await pays(site, '301', 30_000, { method: 'wechat' });
    const asked = { household: '301', amount: 5_000, method: 'wechat', reason: '多缴' };
    await site.take('cashier', 'refunds', 'request', 'refund', asked);
    await imports(site, [named, back]);
    const id = 'wechat~W1~20261109~5000~r';
    const pair = () => site.take('cashier', 'statementLines', 'pairRefund', id, { refund: 'refund' });
    await expect(book(site, id)).rejects.toThrow('moneyThatCameIn');
    await expect(pair()).rejects.toThrow('isThatRefund');
    await site.take('manager', 'refunds', 'approve', 'refund');
    await site.take('cashier', 'refunds', 'payOut', 'refund');
    await pair();
    expect(await site.record('statementLines', id)).toMatchObject({ state: 'booked', refund: 'refund' });
  });
});
