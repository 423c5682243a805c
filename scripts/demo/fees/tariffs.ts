import { shiftedMonth } from '../../../rulebook/chapters/fees/reckoning/days.ts';
import { householdIn } from '../homes/support/household-in.ts';
import type { DemoLines } from '../support/demo.ts';
import { closingOf, MONTHS, monthsOver } from './support/months.ts';

export const after = ['homes/move-ins'];

/** Building 1 pays since the first month, building 2 since it was handed over; what is charged once, shared and reduced. */
export const lines: DemoLines = async (demo) => {
  const { take, today, earlier } = demo;
  const months = monthsOver(demo);
  const [first = '', third = ''] = [months[0], months[MONTHS - 2]];
  const beforeFirst = closingOf(demo, shiftedMonth(first, -1));
  const fee = { title: '物业管理费', kind: 'management', basis: 'area', price: 2.35 };
  const set = (id: string, input: Readonly<Record<string, unknown>>) =>
    take('manager', 'tariffs', 'set', id, input, beforeFirst);
  await set('demo-tariff-1', { ...fee, from: `${first}-01`, buildings: [{ building: '1' }] });
  await set('demo-tariff-2', { ...fee, price: 2.6, from: `${third}-01`, buildings: [{ building: '2' }] });
  const water = { title: '水费', kind: 'utility', basis: 'meter', price: 3.45, meterKind: 'water' };
  await set('demo-tariff-water', { ...water, from: `${third}-01`, tiers: [{ above: 18, price: 4.83 }] });

  const lift = { title: '电梯公摊电费', kind: 'utility', by: 'area', buildings: [{ building: '1' }] };
  const shared = { ...lift, amount: 36_240, month: third };
  await take(
    'cashier',
    'sharedCosts',
    'enter',
    'demo-shared-lift',
    shared,
    closingOf(demo, shiftedMonth(third, -1)),
  );

  const household = await householdIn(demo, '2-1-301');
  const charge = {
    household,
    kind: 'service',
    title: '空调清洗（1 台）',
    amount: 12_000,
    month: today.slice(0, 7),
  };
  await take('cashier', 'charges', 'enter', 'demo-charge', charge, earlier(40));

  const vacant = { household: await householdIn(demo, '1-1-1102'), kinds: ['management'], percent: 30 };
  const reduction = { ...vacant, why: 'vacancy', reason: '业主长期在外地，房屋空置', from: `${first}-01` };
  const until = { until: `${Number(today.slice(0, 4)) + 1}-12-31` };
  await take(
    'steward',
    'feeReductions',
    'request',
    'demo-reduction',
    { ...reduction, ...until },
    beforeFirst,
  );
  await take(
    'manager',
    'feeReductions',
    'approve',
    'demo-reduction',
    {},
    new Date(beforeFirst.getTime() + 60_000),
  );
  const asked = { household: await householdIn(demo, '2-1-502'), kinds: ['management'], percent: 50 };
  const hardship = { ...asked, why: 'hardship', reason: '业主重病，社区证明已交', from: today, ...until };
  await take('steward', 'feeReductions', 'request', 'demo-reduction-asked', hardship, earlier(66));
};
