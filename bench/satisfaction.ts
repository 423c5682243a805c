import type { Firestore } from 'firebase-admin/firestore';
import { tallySatisfaction } from '../functions/src/chapters/satisfaction/tally-satisfaction.ts';
import { siteTime } from '../rulebook/site/settings.ts';
import { questions } from '../tests/support/satisfaction.ts';
import { openTestSite } from '../tests/support/site.ts';
import { billedFor } from './support/billed.ts';
import { type Figure, type Measurement, millisecondsOf } from './support/figure.ts';

const BALLOTS = 5_000;
const PERIOD = '2026-09';
const PER_COMMIT = 500;

/** A survey that so many households have answered, as the register has them. */
async function answered(db: Firestore, site: string): Promise<void> {
  const at = `sites/${site}`;
  await db.doc(`${at}/surveys/s`).set({
    ...{ state: 'open', title: '满意度', anonymous: false, questions, asked: BALLOTS },
    ...{ begunOn: '2026-09-01', closesOn: '2026-09-30' },
  });
  for (let first = 0; first < BALLOTS; first += PER_COMMIT) {
    const batch = db.batch();
    for (let place = first; place < first + PER_COMMIT; place += 1)
      batch.create(db.doc(`${at}/ballots/s~${place}`), {
        ...{ survey: 's', state: 'answered', channel: 'link', answeredOn: '2026-09-10' },
        building: String(place % 20),
        answers: [
          { question: 1, rating: 1 + (place % 5) },
          { question: 2, choices: [1 + (place % 3)] },
        ],
      });
    await batch.commit();
  }
}

/** What the tally of a month reads and takes, beside a query of the same documents. */
async function measure(): Promise<Figure[]> {
  const site = await openTestSite({ at: '2026-09-30 18:00' });
  const { db, id, clock } = site;
  await answered(db, id);
  const people = { nameOf: (uid: string) => uid, find: () => undefined, holding: () => [] };
  const scene = {
    db,
    site: id,
    time: siteTime(null),
    people: people as never,
    now: clock.now(),
    period: PERIOD,
  };
  const floor = await millisecondsOf(() => db.collection(`sites/${id}/ballots`).get());
  let value = 0;
  const billed = await billedFor(db, async () => {
    value = await millisecondsOf(() => tallySatisfaction(scene));
  });
  await site.close();
  const many = BALLOTS.toLocaleString('en');
  return [
    {
      what: `reads of the tally of ${many} ballots, each`,
      ...{ value: billed.reads / BALLOTS, floor: 1, floorIs: 'the ballot itself', unit: 'reads' },
      goal: { of: 'value', most: 1.05 },
    },
    {
      what: `time of the tally of ${many} ballots`,
      ...{ value, floor, floorIs: 'a query of the same documents', unit: 'ms' },
      goal: null,
    },
  ];
}

export const satisfaction: Measurement = { name: 'satisfaction', needs: 'firestore', run: measure };
