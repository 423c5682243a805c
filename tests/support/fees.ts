import { runTask } from '../../functions/src/jobs/jobs.ts';
import type { Document } from '../../functions/src/records/documents.ts';
import { PAGE, type TestSite } from './site.ts';

// Fees in the words of the regulation: homes, prices, bills, payments, and the trigger that comes after each.

const moving = ['bills', 'payments', 'refunds', 'arrears'] as const;

/** A household and its unit, as the move-in list has brought them. */
export async function hasHome(
  site: TestSite,
  household: string,
  {
    unit = `unit-${household}`,
    building = '1',
    area = 100,
    ...more
  }: Document & { unit?: string; building?: string; area?: number } = {},
): Promise<void> {
  const stamp = { by: 'assistant', at: site.clock.now() };
  const envelope = { rev: 1, opened: stamp, last: { step: 'import', ...stamp } };
  const at = (register: string, id: string) => site.db.doc(`sites/${site.id}/${register}/${id}`);
  await at('units', unit).set({
    ...{ building, entrance: '1', floor: 3, room: unit, area, household, state: 'occupied' },
    ...envelope,
  });
  await at('households', household).set({
    ...{ unit, building, room: `${building}-1-${household}`, displayName: '张先生', completeness: 100 },
    ...{ state: 'current', ...envelope, ...more },
  });
}

/** The management fee per m² and month. */
export const hasFee = (site: TestSite, price = 2.35, more: Document = {}): Promise<unknown> =>
  site.take('manager', 'tariffs', 'set', `tariff-${price}`, {
    ...{ title: '物业管理费', kind: 'management', basis: 'area', price, from: '2026-01-01' },
    ...more,
  });

/** Hands the trigger whatever has moved since it was asked last, until nothing moves any more. */
export async function catchUp(site: TestSite): Promise<void> {
  const seen = seenBy(site);
  for (let moved = true; moved; ) {
    moved = false;
    for (const register of moving) {
      const { docs } = await site.db.collection(`sites/${site.id}/${register}`).get();
      for (const each of docs) {
        const key = `${register}/${each.id}`;
        if (seen.get(key) === each.get('rev')) continue;
        seen.set(key, Number(each.get('rev')));
        moved = true;
        await site.deliver(await site.written(register, each.id));
      }
    }
  }
}

const revisions = new WeakMap<TestSite, Map<string, number>>();
function seenBy(site: TestSite): Map<string, number> {
  const seen = revisions.get(site) ?? new Map<string, number>();
  revisions.set(site, seen);
  return seen;
}

/** What is done for a period, and what follows from it. */
export async function runs(site: TestSite, job: 'runBills' | 'chaseArrears', period: string): Promise<void> {
  await runTask({ job, site: site.id, period }, { db: site.db, now: site.clock.now(), page: PAGE });
  await catchUp(site);
}

/** A household pays. */
export async function pays(
  site: TestSite,
  household: string,
  amount: number,
  { id = `payment-${household}-${site.clock.stamp()}`, ...more }: Document & { id?: string } = {},
): Promise<void> {
  const paidOn = site.clock.stamp().slice(0, 10);
  await site.take('cashier', 'payments', 'take', id, {
    ...{ household, amount, lateFee: 0, method: 'cash', paidOn },
    ...more,
  });
  await catchUp(site);
}
