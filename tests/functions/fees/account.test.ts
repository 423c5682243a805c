import { afterEach, describe, expect, it } from 'vitest';
import { catchUp, hasFee, hasHome, pays, runs } from '../../support/fees.ts';
import { openTestSite, type TestSite } from '../../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** A household that was billed 235.00 for September. */
const billed = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-09-30 18:00' });
  open.push(site);
  await hasHome(site, 'zhang');
  await hasFee(site);
  await runs(site, 'runBills', '2026-09');
  site.clock.set('2026-10-08 10:00');
  return site;
};
const september = (site: TestSite) => site.record('bills', 'zhang~2026-09');

describe('[R3.4.1.2] what a household pays', () => {
  it('settles its bill, with a receipt', async () => {
    const site = await billed();
    await pays(site, 'zhang', 10_000, { id: 'first' });
    expect(await september(site)).toMatchObject({ state: 'issued', paid: 10_000, paidManagement: 10_000 });
    await pays(site, 'zhang', 13_500, { id: 'second' });
    expect(await september(site)).toMatchObject({ state: 'settled', paid: 23_500, settledOn: '2026-10-08' });
    expect(await site.record('payments', 'first')).toMatchObject({ receiptNo: '2026-000001', fees: 10_000 });
    expect(await site.record('payments', 'second')).toMatchObject({ receiptNo: '2026-000002' });
  });

  it('too much waits for the next bill', async () => {
    const site = await billed();
    await pays(site, 'zhang', 30_000);
    site.clock.set('2026-10-31 18:00');
    await runs(site, 'runBills', '2026-10');
    expect(await site.record('bills', 'zhang~2026-10')).toMatchObject({ state: 'issued', paid: 6_500 });
  });

  it('stands as before when the trigger comes twice, late or in another order', async () => {
    const site = await billed();
    await pays(site, 'zhang', 10_000);
    await pays(site, 'zhang', 13_500, { id: 'second' });
    const stands = await september(site);
    for (const change of [...site.changes].reverse()) await site.deliver(change);
    await catchUp(site);
    expect(await september(site)).toEqual(stands);
  });

  it('booked on the wrong room is moved by two entries', async () => {
    const site = await billed();
    await hasHome(site, 'li');
    await pays(site, 'li', 23_500, { id: 'wrong' });
    const moved = { movedTo: 'zhang', reason: '入错房号' };
    await expect(site.take('steward', 'payments', 'move', 'wrong', moved)).rejects.toThrow('by');
    await site.take('cashier', 'payments', 'move', 'wrong', moved);
    await catchUp(site);
    expect(await september(site)).toMatchObject({ state: 'settled' });
    expect(await site.record('payments', 'wrong')).toMatchObject({ state: 'moved', household: 'li' });
    expect(await site.record('payments', 'wrong~moved')).toMatchObject({
      ...{
        household: 'zhang',
        amount: 23_500,
        origin: 'moved',
        movedFrom: 'wrong',
        receiptNo: '2026-000002',
      },
    });
  });

  it('is not received from nowhere', async () => {
    const site = await billed();
    const received = { household: 'zhang', amount: 23_500, lateFee: 0, method: 'cash', paidOn: '2026-10-08' };
    await pays(site, 'zhang', 100, { id: 'other' });
    await expect(
      site.take('cashier', 'payments', 'receive', 'made-up', { ...received, movedFrom: 'other' }),
    ).rejects.toThrow('movesTheWhole');
  });

  it('made void by the manager is owed again', async () => {
    const site = await billed();
    await pays(site, 'zhang', 23_500, { id: 'typed-wrong' });
    const why = { reason: '金额录错' };
    await expect(site.take('cashier', 'payments', 'void', 'typed-wrong', why)).rejects.toThrow('by');
    await site.take('manager', 'payments', 'void', 'typed-wrong', why);
    await catchUp(site);
    expect(await september(site)).toMatchObject({ state: 'issued', paid: 0 });
    expect((await september(site))?.settledOn).toBeUndefined();
  });

  it('[R3.4.1.2] is made void by another person than who took it, who stands in for the manager too', async () => {
    const site = await billed();
    await pays(site, 'zhang', 100, { id: 'own' });
    await site.take('manager', 'delegations', 'delegate', 'leave', {
      ...{ absent: 'manager', deputy: 'cashier' },
      ...{ from: new Date('2026-10-08T00:00:00+08:00'), until: new Date('2026-10-20T00:00:00+08:00') },
    });
    const why = { reason: '录错' };
    await expect(site.take('cashier', 'payments', 'void', 'own', why)).rejects.toThrow('notWhoTook');
    await site.take('manager', 'payments', 'void', 'own', why);
  });

  it('[R3.4.1.2] of a day that is cashed up stays in its books, and is reversed in those of the day', async () => {
    const site = await billed();
    await pays(site, 'zhang', 100, { id: 'counted', method: 'cash' });
    const why = { reason: '多收' };
    await expect(site.take('manager', 'payments', 'reverse', 'counted', why)).rejects.toThrow(
      'dayIsCashedUp',
    );
    const counts = (day: string, countedCash: number) =>
      site.take('cashier', 'cashUps', 'close', `of-${day}`, {
        ...{ day, countedCash, countedWechat: 0, countedAlipay: 0, countedCard: 0, countedTransfer: 0 },
      });
    await counts('2026-10-08', 100);
    await expect(site.take('manager', 'payments', 'void', 'counted', why)).rejects.toThrow('dayIsOpen');
    site.clock.set('2026-10-09 09:00');
    await site.take('manager', 'payments', 'reverse', 'counted', why);
    await counts('2026-10-09', 0).then(
      () => expect.unreachable('the books of the day are 1 yuan short'),
      (refused: Error) => expect(refused.message).toContain('differenceExplained'),
    );
    expect(await site.record('cashUps', 'of-2026-10-08')).toMatchObject({ bookedCash: 100, difference: 0 });
    await site.take('cashier', 'cashUps', 'close', 'of-2026-10-09', {
      ...{ day: '2026-10-09', countedCash: 0, countedWechat: 0, countedAlipay: 0, countedCard: 0 },
      ...{ countedTransfer: 0, reason: '昨日多收 1 元已退回' },
    });
    expect(await site.record('cashUps', 'of-2026-10-09')).toMatchObject({
      bookedCash: -100,
      difference: 100,
    });
  });

  it('is neither ahead of today nor less than its late fee', async () => {
    const site = await billed();
    await expect(pays(site, 'zhang', 100, { paidOn: '2026-10-09' })).rejects.toThrow('notAhead');
    await expect(pays(site, 'zhang', 100, { lateFee: 101 })).rejects.toThrow('lateFeeWithin');
    await pays(site, 'zhang', 100, { paidOn: '2026-10-08', lateFee: 0 });
  });

  it('[R3.4.1.3.1] takes no more of a late fee than there is', async () => {
    const site = await billed();
    await expect(pays(site, 'zhang', 100, { lateFee: 100 })).rejects.toThrow('lateFeeIsOwed');
    await pays(site, 'zhang', 100);
  });
});

describe('[R3.4.1.2] a refund', () => {
  const asked = { household: 'zhang', amount: 6_500, method: 'transfer', reason: '多缴' };

  it('is of the credit alone, approved by another, and paid back once', async () => {
    const site = await billed();
    await pays(site, 'zhang', 30_000);
    await expect(
      site.take('cashier', 'refunds', 'request', 'too-much', { ...asked, amount: 6_501 }),
    ).rejects.toThrow('withinTheCredit');
    await site.take('cashier', 'refunds', 'request', 'refund', asked);
    await expect(site.take('cashier', 'refunds', 'request', 'again', asked)).rejects.toThrow('oneAtATime');
    await expect(site.take('cashier', 'refunds', 'payOut', 'refund')).rejects.toThrow('from');
    await expect(site.take('cashier', 'refunds', 'approve', 'refund')).rejects.toThrow('by');
    await site.take('manager', 'refunds', 'approve', 'refund');
    await site.take('cashier', 'refunds', 'payOut', 'refund');
    await expect(site.take('cashier', 'refunds', 'request', 'again', asked)).rejects.toThrow(
      'withinTheCredit',
    );
    expect(await site.record('refunds', 'refund')).toMatchObject({
      state: 'paidOut',
      refundNo: '2026-000001',
    });
    expect(await september(site)).toMatchObject({ state: 'settled' });
  });
});

describe('[R3.4.1.2] the cash-up', () => {
  const nothing = {
    day: '2026-10-08',
    countedCash: 0,
    countedWechat: 0,
    countedAlipay: 0,
    countedCard: 0,
    countedTransfer: 0,
  };

  it('holds what was counted against what was booked, by method, once a day', async () => {
    const site = await billed();
    await pays(site, 'zhang', 10_000, { id: 'cash' });
    await pays(site, 'zhang', 5_000, { id: 'wechat', method: 'wechat' });
    const short = { ...nothing, countedCash: 9_900, countedWechat: 5_000 };
    await expect(site.take('cashier', 'cashUps', 'close', 'evening', short)).rejects.toThrow(
      'differenceExplained',
    );
    await site.take('cashier', 'cashUps', 'close', 'evening', { ...short, reason: '找零有误' });
    expect(await site.record('cashUps', 'evening')).toMatchObject({
      ...{ bookedCash: 10_000, bookedWechat: 5_000, bookedCard: 0, difference: -100, day: '2026-10-08' },
    });
    await expect(site.take('cashier', 'cashUps', 'close', 'again', nothing)).rejects.toThrow('onceADay');
    await expect(site.take('cashier', 'cashUps', 'confirm', 'evening')).rejects.toThrow('by');
    await site.take('supervisor', 'cashUps', 'confirm', 'evening');
  });

  it('does not count twice what was moved', async () => {
    const site = await billed();
    await hasHome(site, 'li');
    await pays(site, 'li', 10_000, { id: 'wrong' });
    await site.take('cashier', 'payments', 'move', 'wrong', { movedTo: 'zhang', reason: '入错房号' });
    await site.take('cashier', 'cashUps', 'close', 'evening', { ...nothing, countedCash: 10_000 });
    expect(await site.record('cashUps', 'evening')).toMatchObject({ bookedCash: 10_000, difference: 0 });
  });

  it('of the day is the last of it: nothing is taken afterwards, and yesterday can still be cashed up', async () => {
    const site = await billed();
    await pays(site, 'zhang', 1_000, { id: 'before' });
    await site.take('cashier', 'cashUps', 'close', 'evening', { ...nothing, countedCash: 1_000 });
    await expect(pays(site, 'zhang', 4_000, { id: 'after' })).rejects.toThrow('notCashedUp');
    site.clock.set('2026-10-09 09:00');
    await pays(site, 'zhang', 4_000, { id: 'after' });
    site.clock.set('2026-10-10 00:10');
    const yesterday = { ...nothing, day: '2026-10-09', countedCash: 4_000 };
    await expect(
      site.take('cashier', 'cashUps', 'close', 'ahead', { ...yesterday, day: '2026-10-11' }),
    ).rejects.toThrow('notAhead');
    await site.take('cashier', 'cashUps', 'close', 'late', yesterday);
    expect(await site.record('cashUps', 'late')).toMatchObject({ bookedCash: 4_000, difference: 0 });
  });
});

describe('[R3.4.1.2] money that has gone back', () => {
  it('can be neither moved nor made void with the payment that it came from', async () => {
    const site = await billed();
    await hasHome(site, 'li');
    await pays(site, 'zhang', 30_000, { id: 'first' });
    const refund = { household: 'zhang', amount: 6_500, method: 'cash', reason: '多缴' };
    await site.take('cashier', 'refunds', 'request', 'refund', refund);
    const moved = { movedTo: 'li', reason: '入错房号' };
    await expect(site.take('cashier', 'payments', 'move', 'first', moved)).rejects.toThrow('notPaidBack');
    await expect(site.take('manager', 'payments', 'void', 'first', { reason: '退票' })).rejects.toThrow(
      'notPaidBack',
    );
    await site.take('manager', 'refunds', 'refuse', 'refund', { refusal: '转下月' });
    await site.take('cashier', 'payments', 'move', 'first', moved);
  });
});

describe('[R3.4.1.3.1] a payment is not dated back at will', () => {
  it('cash is of its day, a transfer of the last 31 days; a transaction is booked once', async () => {
    const site = await billed();
    const transfer = { method: 'transfer', paidOn: '2026-10-01', line: 'T-1' };
    await expect(pays(site, 'zhang', 100, { paidOn: '2026-10-07' })).rejects.toThrow('notLongAgo');
    await expect(pays(site, 'zhang', 100, { ...transfer, paidOn: '2026-09-01' })).rejects.toThrow(
      'notLongAgo',
    );
    await pays(site, 'zhang', 100, { ...transfer, id: 'first' });
    await expect(pays(site, 'zhang', 100, { ...transfer, id: 'again' })).rejects.toThrow('transactionOnce');
    await pays(site, 'zhang', 100, { ...transfer, id: 'other', line: 'T-2' });
  });
});
