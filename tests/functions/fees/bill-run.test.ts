import { afterEach, describe, expect, it } from 'vitest';
import { runBills } from '../../../functions/src/chapters/fees/bill-run.ts';
import type { Document } from '../../../functions/src/records/documents.ts';
import { catchUp, hasFee, hasHome, runs } from '../../support/fees.ts';
import { openTestSite, type TestSite } from '../../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const opening = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-09-30 18:00' });
  open.push(site);
  return site;
};

async function bills(site: TestSite): Promise<Document[]> {
  const { docs } = await site.db.collection(`sites/${site.id}/bills`).get();
  return docs.map((each) => ({ id: each.id, ...each.data() }));
}

describe('[R3.4.1.2] the bills of a month', () => {
  it('are one for each household, with their lines, and issued', async () => {
    const site = await opening();
    await hasHome(site, 'zhang', { area: 89.5 });
    await hasHome(site, 'li', { area: 120 });
    await hasFee(site);
    await runs(site, 'runBills', '2026-09');
    expect(await bills(site)).toMatchObject([
      { id: 'li~2026-09', state: 'issued', total: 28_200, dueOn: '2026-10-15', paid: 0 },
      { id: 'zhang~2026-09', state: 'issued', total: 21_033, management: 21_033, month: '2026-09' },
    ]);
    expect((await site.record('bills', 'zhang~2026-09'))?.lines).toEqual([
      {
        ...{ kind: 'management', title: '物业管理费', basis: '89.5 m² × 2.35', amount: 21_033 },
        source: 'tariff-2.35',
      },
    ]);
  });

  it('are made once, however often the run comes', async () => {
    const site = await opening();
    await hasHome(site, 'zhang');
    await hasFee(site);
    await runs(site, 'runBills', '2026-09');
    const first = await bills(site);
    await hasHome(site, 'li');
    await runs(site, 'runBills', '2026-09');
    await runs(site, 'runBills', '2026-09');
    const all = await bills(site);
    expect(all.map(({ id }) => id)).toEqual(['li~2026-09', 'zhang~2026-09']);
    expect(all[1]).toEqual(first[0]);
  });

  it('are shown before they are made', async () => {
    const site = await opening();
    await hasHome(site, 'zhang');
    await hasFee(site);
    const asked = { db: site.db, site: site.id, month: '2026-09', now: site.clock.now() };
    const shown = await runBills({ ...asked, dryRun: true });
    expect(await bills(site)).toEqual([]);
    expect(shown).toMatchObject({ bills: 1, already: 0, total: 23_500, odd: [], written: false });
    expect(await runBills({ ...asked, dryRun: false })).toEqual({ ...shown, written: true });
    expect(await runBills({ ...asked, dryRun: true })).toMatchObject({ bills: 0, already: 1, total: 0 });
  });

  it('wait for a person where something looks odd, and are issued by the cashier', async () => {
    const site = await opening();
    await hasHome(site, 'zhang', { area: 0 });
    await hasHome(site, 'li');
    await hasFee(site);
    await hasFee(site, 12, { title: '垃圾清运费', basis: 'household', kind: 'service' });
    await runs(site, 'runBills', '2026-09');
    expect(await bills(site)).toMatchObject([
      { id: 'li~2026-09', state: 'issued' },
      { id: 'zhang~2026-09', state: 'draft', oddities: ['noArea'], total: 1_200 },
    ]);
    await expect(site.take('steward', 'bills', 'issue', 'zhang~2026-09')).rejects.toThrow('bills.issue: by');
    await site.take('cashier', 'bills', 'issue', 'zhang~2026-09');
    expect(await site.record('bills', 'zhang~2026-09')).toMatchObject({ state: 'issued' });
  });

  it('a wrong one is reversed with a reason, and made anew beside it', async () => {
    const site = await opening();
    await hasHome(site, 'zhang');
    await hasFee(site);
    await runs(site, 'runBills', '2026-09');
    await site.take('manager', 'bills', 'reverse', 'zhang~2026-09', { reason: '面积有误' });
    await runs(site, 'runBills', '2026-09');
    expect(await bills(site)).toMatchObject([
      { id: 'zhang~2026-09', state: 'reversed', total: 23_500 },
      { id: 'zhang~2026-09~2', state: 'issued', total: 23_500 },
    ]);
  });

  it('nobody makes, settles or changes by hand', async () => {
    const site = await opening();
    await hasHome(site, 'zhang');
    await hasFee(site);
    await runs(site, 'runBills', '2026-09');
    const paid = { paidManagement: 23_500, paidUtility: 0, paidService: 0, paid: 23_500 };
    await expect(site.take('cashier', 'bills', 'note', 'zhang~2026-09', paid)).rejects.toThrow('by');
    await expect(site.take('cashier', 'bills', 'reckon', 'other~2026-09', {})).rejects.toThrow('by');
    await expect(site.take('cashier', 'bills', 'reverse', 'zhang~2026-09', { reason: '-' })).rejects.toThrow(
      'by',
    );
  });

  it('bill what the meters showed, once, and what was put right afterwards', async () => {
    const site = await opening();
    await hasHome(site, 'zhang');
    await hasFee(site, 3, { title: '水费', kind: 'utility', basis: 'meter', meterKind: 'water' });
    const meter = {
      unit: 'unit-zhang',
      kind: 'water',
      number: 'W-1',
      installedOn: '2026-08-31',
      initial: 10,
    };
    await site.take('engineer', 'meters', 'install', 'water', meter);
    const read = (id: string, reading: number, readOn: string) =>
      site.take('steward', 'meterReadings', 'take', id, { meter: 'water', reading, readOn });
    await read('september', 30, '2026-09-30');
    await runs(site, 'runBills', '2026-09');
    expect(await site.record('bills', 'zhang~2026-09')).toMatchObject({ utility: 6_000 });
    site.clock.set('2026-10-31 18:00');
    await site.take('steward', 'meterReadings', 'correct', 'mended', {
      ...{ meter: 'water', corrects: 'september', reading: 20, readOn: '2026-09-30', reason: '抄错' },
    });
    await read('october', 25, '2026-10-31');
    await runs(site, 'runBills', '2026-10');
    // Ten too many were billed, and five were used.
    expect(await site.record('bills', 'zhang~2026-10')).toMatchObject({ utility: -1_500, state: 'draft' });
    await catchUp(site);
  });

  it('have what was charged once, and one that can’t be made keeps back nobody else’s', async () => {
    const site = await opening();
    await hasHome(site, 'zhang');
    await hasHome(site, 'li');
    await hasFee(site);
    const charge = { household: 'zhang', kind: 'service', title: '疏通', amount: 5_000, month: '2026-09' };
    await site.take('cashier', 'charges', 'enter', 'charge', charge);
    await expect(
      site.take('cashier', 'charges', 'enter', 'old', { ...charge, month: '2026-06' }),
    ).rejects.toThrow('notLongAgo');
    for (const at of Array.from({ length: 11 }).keys())
      await site.take('cashier', 'charges', 'enter', `huge-${at}`, {
        ...charge,
        household: 'li',
        amount: 100_000_000,
      });
    const asked = { db: site.db, site: site.id, month: '2026-09', now: site.clock.now() };
    const run = await runBills({ ...asked, dryRun: false });
    expect(run).toMatchObject({ bills: 1, odd: [{ id: 'li', oddities: ['refused'] }] });
    expect(await bills(site)).toMatchObject([{ id: 'zhang~2026-09', total: 28_500, service: 5_000 }]);
    const shared = { title: '电梯', kind: 'utility', month: '2026-09', amount: 1_000, by: 'area' };
    await expect(site.take('cashier', 'sharedCosts', 'enter', 'late', shared)).rejects.toThrow(
      'notBilledYet',
    );
    await site.take('cashier', 'sharedCosts', 'enter', 'next', { ...shared, month: '2026-10' });
  });
});
