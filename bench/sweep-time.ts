import {
  type DocumentData,
  type Firestore,
  type QueryDocumentSnapshot,
  Timestamp,
} from 'firebase-admin/firestore';
import { openTestSite } from '../tests/support/site.ts';
import { dueOfALoan, writeDue } from './support/due.ts';
import { type Figure, type Measurement, median, millisecondsOf } from './support/figure.ts';

const ALL = 10_000;
const DUE = 2_000;
const ROUNDS = 5;
/** As the sweep has it. */
const PAGE = 500;
const LATER = new Date('2026-12-01T10:00:00Z');

/** The same query, and commits of the same number of the same writes, with no thought in between. */
async function bareSweep(db: Firestore, now: Date, notice: DocumentData, round: number): Promise<void> {
  for (;;) {
    const found = await db.collectionGroup('due').where('at', '<=', now).orderBy('at').limit(PAGE).get();
    if (found.empty) return;
    await commitPage(db, found.docs, notice, round);
    if (found.size < PAGE) return;
  }
}

async function commitPage(
  db: Firestore,
  page: readonly QueryDocumentSnapshot[],
  notice: DocumentData,
  round: number,
): Promise<void> {
  const batch = db.batch();
  const [at, flaggedAt] = [Timestamp.fromDate(LATER), Timestamp.now()];
  for (const item of page) {
    const flag = { level: 1, overdue: true, at, flaggedAt };
    batch.update(item.ref, flag, { lastUpdateTime: item.updateTime });
    for (const uid of ['engineer', 'receptionist']) {
      const id = `bare~${item.get('record')}~${round}`;
      batch.create(db.doc(`sites/lakeside/members/${uid}/notices/${id}`), notice);
    }
  }
  await batch.commit();
}

async function measure(): Promise<Figure> {
  const site = await openTestSite({ at: '2026-09-29 15:00' });
  const pattern = await dueOfALoan(site);
  await site.db.doc('sites/lakeside/keyLoans/loan-K-1/due/return').update({ at: null });
  const records = Array.from({ length: ALL }, (_, place) => `loan${String(place).padStart(5, '0')}`);
  const put = (from: number, to: number, at: Date) =>
    writeDue(
      site.db,
      pattern,
      records.slice(from, to).map((record) => ({ site: site.id, record, at })),
    );
  await put(DUE, ALL, LATER);
  const start = site.clock.now().getTime();
  site.clock.set('2026-09-29 18:00');

  const makeDue = (round: number) => put(0, DUE, new Date(start + round));
  await makeDue(0);
  await site.sweep(); // Whatever is slow the first time is not counted.
  const [first] = (await site.db.collectionGroup('notices').where('record', '==', 'loan00000').limit(1).get())
    .docs;
  const notice = first?.data() ?? {};
  const times: { floor: number; value: number }[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    await makeDue(2 * round);
    const floor = await millisecondsOf(() => bareSweep(site.db, site.clock.now(), notice, round));
    await makeDue(2 * round + 1);
    const value = await millisecondsOf(() => site.sweep());
    times.push({ floor, value });
  }
  await site.close();
  const ratio = median(times.map(({ floor, value }) => value / floor));
  const floor = median(times.map((each) => each.floor));
  return {
    what: 'sweep of 2,000 due of 10,000',
    // The median of the ratios, because a busy minute slows both halves of a round.
    value: ratio * floor,
    floor,
    floorIs: 'the query and commits of as many writes',
    unit: 'ms',
    goal: { of: 'ratio', most: 1.5 },
    note: `ratios ${times.map((each) => (each.value / each.floor).toFixed(2)).join(', ')}`,
  };
}

export const sweepTime: Measurement = {
  name: 'sweep-time',
  needs: 'firestore',
  run: async () => [await measure()],
};
