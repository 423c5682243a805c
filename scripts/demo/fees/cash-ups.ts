import { householdIn } from '../homes/support/household-in.ts';
import type { DemoLines } from '../support/demo.ts';

export const after = ['fees/bills'];

/** Yesterday's takings were cashed up; somebody has paid twice and asks for it back. */
export const lines: DemoLines = async (demo) => {
  const { take, today, calendar, yesterday, earlier } = demo;
  const nothing = { countedWechat: 0, countedAlipay: 0, countedCard: 0, countedTransfer: 0 };
  const household = await householdIn(demo, '2-1-1201');
  const paid = {
    household,
    amount: 50_000,
    lateFee: 0,
    method: 'cash',
    paidOn: calendar.shiftDay(today, -1),
  };
  await take('cashier', 'payments', 'take', 'demo-payment-twice', paid, yesterday('15:05'));
  // What came in by other ways is held against the statements on the next day.
  const counted = {
    ...nothing,
    day: calendar.shiftDay(today, -1),
    countedCash: 50_000,
    reason: '微信、转账款次日对账',
  };
  await take('cashier', 'cashUps', 'close', 'demo-cash-up', counted, yesterday('17:40'));
  const asked = { household, amount: 50_000, method: 'transfer', reason: '业主与其儿子各缴一次' };
  await take('cashier', 'refunds', 'request', 'demo-refund', asked, earlier(30));
};
