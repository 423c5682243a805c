import { describe, expect, it } from 'vitest';
import { serverGate } from '../../../functions/src/callables/take-step.ts';
import { fromFirestore } from '../../../functions/src/records/documents.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { toWire } from '../../../rulebook/reading/wire.ts';
import { type CallDesk, openCallDesk, refusal } from '../../support/call-desk.ts';
import { deathsOf, live } from '../../support/mortal.ts';
import { samplesToo, withSamples } from '../../support/samples.ts';
import { SITE } from '../../support/site.ts';

// Numbers without gap or repeat, and a stock that never falls below nothing: two at once, one twice, killed half-way.

const gate = serverGate(withSamples);
const take = (desk: CallDesk, by: string, register: string, step: string, id: string, input: object = {}) =>
  desk.call(gate, by, { register, step, id, input: toWire(input) });
const stored = async ({ site }: CallDesk, register: string, id: string) => {
  const found = await site.db.doc(recordPath(SITE, samplesToo(register), id)).get();
  return found.exists ? (fromFirestore(found.data()) as Record<string, unknown>) : null;
};

const line = { kind: 'management', count: 2, price: 150, amount: 300 };

async function openOffice(): Promise<CallDesk> {
  const desk = await openCallDesk();
  await desk.site.hasHousehold('h', '1-1-101');
  await take(desk, 'receptionist', 'goods', 'add', 'film', { name: '电影票', price: 3_000, stock: 3 });
  return desk;
}

const draft = (desk: CallDesk, id: string) =>
  take(desk, 'cashier', 'invoices', 'draft', id, { household: 'h', lines: [line] });
const issue = (desk: CallDesk, id: string, by = 'cashier') => take(desk, by, 'invoices', 'issue', id);
const sell = (desk: CallDesk, id: string, count = 1, by = 'receptionist') =>
  take(desk, by, 'sales', 'sell', id, { goods: 'film', count });

describe('a number of a series', () => {
  it('[R14.2.2.3] two clerks at once get two, one after the other, each in its series', async () => {
    const desk = await openOffice();
    for (const id of ['b1', 'b2', 'b3']) await draft(desk, id);
    await issue(desk, 'b1');
    await Promise.all([issue(desk, 'b2'), issue(desk, 'b3', 'manager')]);
    await sell(desk, 's1');
    const numbers = await Promise.all(['b1', 'b2', 'b3'].map((id) => stored(desk, 'invoices', id)));
    expect(numbers.map((bill) => bill?.billNo).sort()).toEqual(['2026-000001', '2026-000002', '2026-000003']);
    expect(await stored(desk, 'sales', 's1')).toMatchObject({ receiptNo: '2026-000001' });
    expect(await stored(desk, 'counters', 'invoices~2026')).toEqual({ last: 3 });
  });

  it('[R14.2.2.3] a step that is refused uses none up, and one that comes again takes no other', async () => {
    const desk = await openOffice();
    await draft(desk, 'b1');
    expect((await refusal(issue(desk, 'b1', 'cleaner'))).code).toBe('permission-denied');
    expect((await refusal(issue(desk, 'none'))).code).toBe('failed-precondition');
    expect(await stored(desk, 'counters', 'invoices~2026')).toBeNull();
    await issue(desk, 'b1');
    await Promise.all([issue(desk, 'b1'), issue(desk, 'b1')]);
    expect(await stored(desk, 'invoices', 'b1')).toMatchObject({ rev: 2, billNo: '2026-000001' });
    expect((await refusal(issue(desk, 'b1', 'manager'))).code).toBe('failed-precondition');
    expect(await stored(desk, 'counters', 'invoices~2026')).toEqual({ last: 1 });
  });

  it('[R14.2.2.3] killed at whatever call, it is given once or not at all', async () => {
    const desk = await openOffice();
    await draft(desk, 'b1');
    const path = (register: string, id: string) =>
      desk.site.db.doc(recordPath(SITE, samplesToo(register), id));
    const drafted = (await path('invoices', 'b1').get()).data() ?? {};
    const calls = await live(desk.site.db, () => issue(desk, 'b1'));
    const deaths = deathsOf(calls);
    expect(deaths.length).toBeGreaterThan(3);
    for (const death of deaths) {
      await Promise.all([path('invoices', 'b1').set(drafted), path('counters', 'invoices~2026').delete()]);
      await live(desk.site.db, () => issue(desk, 'b1').catch(() => undefined), death);
      const [bill, counter] = [
        await stored(desk, 'invoices', 'b1'),
        await stored(desk, 'counters', 'invoices~2026'),
      ];
      expect([bill?.billNo, counter?.last]).toEqual(
        bill?.state === 'issued' ? ['2026-000001', 1] : [undefined, undefined],
      );
      await issue(desk, 'b1');
      expect(await stored(desk, 'invoices', 'b1')).toMatchObject({ rev: 2, billNo: '2026-000001' });
      expect(await stored(desk, 'counters', 'invoices~2026')).toEqual({ last: 1 });
    }
  });
});

describe('a stock', () => {
  it('[R10.3] two ask at once for more than there is: one has it, and one number is used up', async () => {
    const desk = await openOffice();
    const tried = await Promise.allSettled(['s1', 's2'].map((id) => sell(desk, id, 2)));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await stored(desk, 'goods', 'film')).toMatchObject({ stock: 1, rev: 2 });
    expect(await stored(desk, 'counters', 'receipts~2026')).toEqual({ last: 1 });
  });

  it('[R10.3] a sale that comes again is one sale; with another count it is refused', async () => {
    const desk = await openOffice();
    await Promise.all([sell(desk, 's1', 2), sell(desk, 's1', 2)]);
    await sell(desk, 's1', 2);
    expect(await stored(desk, 'goods', 'film')).toMatchObject({ stock: 1, rev: 2 });
    expect((await refusal(sell(desk, 's1', 1))).code).toBe('failed-precondition');
    expect(await stored(desk, 'sales', 's1')).toMatchObject({ rev: 1, count: 2, amount: 6_000 });
  });

  it('[R10.3] that does not suffice is refused in both languages, with the clause, and nothing is written', async () => {
    const desk = await openOffice();
    const refused = await refusal(sell(desk, 's1', 4));
    expect(refused.problems).toContainEqual({
      ...{ field: 'count', clauses: ['R3.4.1.1'] },
      words: { zh: '库存不足', en: 'There is not enough in stock' },
    });
    expect(await stored(desk, 'sales', 's1')).toBeNull();
    expect(await stored(desk, 'goods', 'film')).toMatchObject({ stock: 3, rev: 1 });
  });

  it('[R10.3] moves with its sale alone', async () => {
    const desk = await openOffice();
    const alone = take(desk, 'receptionist', 'goods', 'sell', 'film', { count: 1, sale: 's9' });
    expect((await refusal(alone)).code).toBe('invalid-argument');
    await sell(desk, 's1');
    const again = take(desk, 'cashier', 'goods', 'sell', 'film', { count: 1, sale: 's1' });
    expect((await refusal(again)).problems[0]?.words.zh).toBe('须与销售记录同时办理');
  });
});

describe('a bill', () => {
  it('[R3.4.1.1] that comes again with fewer fields is another one', async () => {
    const desk = await openOffice();
    const bill = { household: 'h', lines: [line] };
    const noted = { ...bill, note: '十一月' };
    await take(desk, 'cashier', 'invoices', 'draft', 'b1', noted);
    await take(desk, 'cashier', 'invoices', 'draft', 'b1', noted);
    const fewer = take(desk, 'cashier', 'invoices', 'draft', 'b1', bill);
    expect((await refusal(fewer)).problems[0]?.words.zh).toBe('《缴费通知单》中已有此编号的记录');
  });
});

describe('no other of its kind', () => {
  const give = (desk: CallDesk, id: string, plate: string) =>
    take(desk, 'cashier', 'permits', 'give', id, { plate });

  it('[R2.4.17] two permits for one plate at once: one is given', async () => {
    const desk = await openOffice();
    const tried = await Promise.allSettled(['p1', 'p2'].map((id) => give(desk, id, '浙A12345')));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await give(desk, 'p4', '浙B12345');
  });

  it('[R2.4.17] what is owed for it is added up in the same transaction', async () => {
    const desk = await openOffice();
    await give(desk, 'p1', '浙A12345');
    const enter = (id: string, amount: number) =>
      take(desk, 'cashier', 'fees', 'enter', id, { permit: 'p1', amount });
    const cancel = () => take(desk, 'cashier', 'permits', 'cancel', 'p1', { stopped: '搬走' });
    await enter('f1', 500);
    expect((await refusal(cancel())).problems[0]?.words.zh).toBe('尚有欠费');
    await enter('f2', -500);
    await cancel();
    await give(desk, 'p2', '浙A12345');
  });
});
