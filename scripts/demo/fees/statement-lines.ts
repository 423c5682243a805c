import { householdIn } from '../homes/support/household-in.ts';
import type { DemoLines } from '../support/demo.ts';

export const after = ['fees/cash-ups'];

/** Of yesterday's WeChat statement one line names its room, one is nobody's yet, and one was no fee. */
export const lines: DemoLines = async (demo) => {
  const { take, today, calendar, earlier } = demo;
  const day = calendar.shiftDay(today, -1);
  const line = (number: string, amount: number) => ({
    ...{ method: 'wechat', kind: 'income', day, amount, line: `42000024002026${number}` },
  });
  const enter = (id: string, input: Readonly<Record<string, unknown>>) =>
    take('cashier', 'statementLines', 'enter', id, input, earlier(24));
  const household = await householdIn(demo, '2-1-1102');
  await enter('demo-line-named', {
    ...line('0001', 25_360),
    ...{ payer: '用户H', remark: '2栋1102 物业费', proposed: household, proposedBy: 'room' },
  });
  await enter('demo-line-unknown', { ...line('0002', 8_000), payer: '用户Q', remark: '转账' });
  await enter('demo-line-aside', { ...line('0003', 50_000), payer: '安居广告', remark: '电梯广告位' });
  const reason = { reason: '广告位租金，转财务' };
  await take('cashier', 'statementLines', 'setAside', 'demo-line-aside', reason, earlier(22));
};
