import type { Firestore } from 'firebase-admin/firestore';
import { runBills } from '../functions/src/chapters/fees/bill-run.ts';
import { chaseArrears } from '../functions/src/chapters/fees/chase.ts';
import { hasFee, hasHome } from '../tests/support/fees.ts';
import { openTestSite } from '../tests/support/site.ts';
import { billedFor } from './support/billed.ts';
import { type Figure, type Measurement, millisecondsOf } from './support/figure.ts';

const HOUSEHOLDS = 1_000;
const MONTH = '2026-09';

/** A site of many households with one price. */
async function manyHomes() {
  const site = await openTestSite({ at: '2026-09-30 18:00' });
  for (let place = 0; place < HOUSEHOLDS; place += 50) {
    const some = Array.from({ length: 50 }, (_, at) => `h${String(place + at).padStart(5, '0')}`);
    await Promise.all(some.map((household) => hasHome(site, household)));
  }
  await hasFee(site);
  return site;
}

/** As many documents of the same size, written by nothing but the client. */
async function bareBills(db: Firestore, like: Readonly<Record<string, unknown>>): Promise<void> {
  for (let place = 0; place < HOUSEHOLDS; place += 50) {
    const batch = db.batch();
    for (let at = place; at < place + 50; at += 1) batch.create(db.doc(`bare/bills/all/${at}`), like);
    await batch.commit();
  }
}

/** What a run of bills writes, and how long it takes beside bare writes of as many. */
async function measure(): Promise<Figure[]> {
  const site = await manyHomes();
  const { db, id } = site;
  const run = () => runBills({ db, site: id, month: MONTH, now: site.clock.now(), dryRun: false });
  let value = 0;
  const billed = await billedFor(db, async () => {
    value = await millisecondsOf(run);
  });
  const like = (await db.doc(`sites/${id}/bills/h00000~${MONTH}`).get()).data() ?? {};
  const floor = await millisecondsOf(() => bareBills(db, like));
  site.clock.set('2026-10-10 18:00');
  const idle = await billedFor(db, () =>
    chaseArrears(db, { site: id, period: '2026-10-10' }, site.clock.now()),
  );
  await site.close();
  return [
    {
      what: `writes of a run of ${HOUSEHOLDS.toLocaleString('en')} bills, each`,
      value: billed.writes / HOUSEHOLDS,
      floor: 1,
      floorIs: 'the bill itself',
      unit: 'writes',
      goal: { of: 'value', most: 2 },
    },
    {
      what: `time of a run of ${HOUSEHOLDS.toLocaleString('en')} bills`,
      ...{ value, floor, floorIs: 'as many documents written by the client alone', unit: 'ms' },
      goal: { of: 'ratio', most: 1.4 },
      note: `${(billed.reads / HOUSEHOLDS).toFixed(2)} reads a bill`,
    },
    {
      what: 'reads of chaseArrears when nothing has changed, per household',
      value: idle.reads / HOUSEHOLDS,
      floor: 1 / HOUSEHOLDS,
      floorIs: 'a query that finds nothing',
      unit: 'reads',
      goal: { of: 'value', most: 0.05 },
    },
  ];
}

export const fees: Measurement = { name: 'fees', needs: 'firestore', run: measure };
