import { runBills } from '../../../functions/src/chapters/fees/bill-run.ts';
import { chaseArrears } from '../../../functions/src/chapters/fees/chase.ts';
import { reckonHousehold } from '../../../functions/src/chapters/fees/keep-account.ts';
import { shifted } from '../../../rulebook/chapters/fees/reckoning/days.ts';
import { daysOf } from '../../../rulebook/notation/period.ts';
import { householdIn } from '../homes/support/household-in.ts';
import type { Demo, DemoLines } from '../support/demo.ts';
import { DEMO_SITE } from '../support/site.ts';
import { closingOf, daysAfter, isPast, monthsOver } from './support/months.ts';
import { owing } from './support/owing.ts';

export const after = ['fees/tariffs', 'fees/meters'];

interface Owed {
  readonly household: string;
  readonly total: number;
  readonly management: number;
}

async function billsOf({ db }: Demo, month: string): Promise<Owed[]> {
  const { docs } = await db.collection(`sites/${DEMO_SITE}/bills`).where('month', '==', month).get();
  return docs.map((each) => ({
    household: String(each.get('household')),
    total: Number(each.get('total')),
    management: Number(each.get('management')),
  }));
}

const methods = ['wechat', 'alipay', 'transfer', 'cash', 'card'];

/**
 * The months' bills. Most pay a quarter ahead, in turn; some pay nothing for a while, see `owing`. What is overdue is
 * chased from the day after on.
 */
export const lines: DemoLines = async (demo) => {
  const { db, take } = demo;
  const debtors = new Map<string, number>();
  for (const { room, since } of owing) debtors.set(await householdIn(demo, room), since);
  const balance = new Map<string, number>();
  const months = monthsOver(demo);
  for (const [place, month] of months.entries()) {
    await runBills({ db, site: DEMO_SITE, month, now: closingOf(demo, month), dryRun: false });
    const bills = await billsOf(demo, month);
    for (const [at, { household, total, management }] of bills.entries()) {
      const owed = (balance.get(household) ?? 0) + total;
      balance.set(household, owed);
      const paid = daysAfter(demo, month, 3 + (at % 9), `${9 + (at % 8)}:15`.padStart(5, '0'));
      const isDebtor = months.length - place <= (debtors.get(household) ?? 0);
      if (owed <= 0 || isDebtor || !isPast(demo, paid)) continue;
      const amount = owed + 2 * management;
      const input = { household, amount, lateFee: 0, method: methods[at % methods.length] };
      const paidOn = demo.calendar.day(paid);
      await take('cashier', 'payments', 'take', `demo-payment-${month}-${at}`, { ...input, paidOn }, paid);
      balance.set(household, owed - amount);
    }
    if (owing.some(({ since }) => since === months.length - place)) await chaseFrom(demo, month);
  }
  for (const household of balance.keys())
    await reckonHousehold(db, DEMO_SITE, household, demo.earlier(6), { opens: false });
};

/** The first bill that somebody has not paid is chased from the day after it was due. */
async function chaseFrom({ db, calendar }: Demo, month: string): Promise<void> {
  const day = shifted(daysOf(month).last, 16);
  await chaseArrears(db, { site: DEMO_SITE, period: day }, calendar.instant(day, '18:00'));
}
