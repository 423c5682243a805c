import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { reckonCompliance } from '../functions/src/compliance/reckon-compliance.ts';
import { type Outcome, outcomesPath } from '../functions/src/deadlines/outcome.ts';
import { siteTime } from '../rulebook/site/settings.ts';
import { openTestSite } from '../tests/support/site.ts';
import { billedFor } from './support/billed.ts';
import { type Figure, type Measurement, millisecondsOf } from './support/figure.ts';

const DEADLINES = 3_000;
const PERIOD = '2026-09';
const PER_COMMIT = 500;

/** A busy month: a hundred deadlines a day, one in ten met late, one in twenty never. */
async function ended(db: Firestore, site: string): Promise<void> {
  const words = { zh: '钥匙未还', en: 'Key not returned' };
  for (let first = 0; first < DEADLINES; first += PER_COMMIT) {
    const batch = db.batch();
    for (let place = first; place < first + PER_COMMIT; place += 1) {
      const deadline = Timestamp.fromMillis(Date.UTC(2026, 8, 1 + (place % 30), 9, place % 60));
      const ending = place % 20 === 0 ? 'missed' : place % 10 === 1 ? 'late' : 'kept';
      const outcome: Outcome = {
        ...{ register: 'keyLoans', record: `loan-${place}`, name: 'return', title: words, text: words },
        ...{ clauses: ['R4.4.2.5'], concerns: [`person-${place % 12}`], roles: [], deadline, ending },
        endedAt: ending === 'missed' ? null : deadline,
        by: ending === 'missed' ? null : 'receptionist',
      };
      batch.create(db.doc(`${outcomesPath(site)}/o${place}`), { ...outcome });
    }
    await batch.commit();
  }
}

/** What the report of a month reads and takes, beside a query of the same deadlines. */
async function measure(): Promise<Figure[]> {
  const site = await openTestSite({ at: '2026-09-30 18:00' });
  const { db, id, clock } = site;
  await ended(db, id);
  const people = { nameOf: (uid: string) => uid };
  const scene = {
    db,
    site: id,
    time: siteTime(null),
    people: people as never,
    now: clock.now(),
    period: PERIOD,
  };
  const floor = await millisecondsOf(() => db.collection(outcomesPath(id)).get());
  let value = 0;
  const billed = await billedFor(db, async () => {
    value = await millisecondsOf(() => reckonCompliance(scene));
  });
  await site.close();
  const many = DEADLINES.toLocaleString('en');
  return [
    {
      what: `reads of the clauses kept in a month of ${many} deadlines, each`,
      ...{ value: billed.reads / DEADLINES, floor: 1, floorIs: 'the deadline itself', unit: 'reads' },
      goal: { of: 'value', most: 1.02 },
    },
    {
      what: `time of the clauses kept in a month of ${many} deadlines`,
      ...{ value, floor, floorIs: 'a query of the same deadlines', unit: 'ms' },
      goal: null,
    },
  ];
}

export const compliance: Measurement = { name: 'compliance', needs: 'firestore', run: measure };
