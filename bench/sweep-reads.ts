import { freshProject } from '../tests/support/emulators.ts';
import { openTestSite, type TestSite } from '../tests/support/site.ts';
import { billedFor } from './support/billed.ts';
import { dueOfALoan, writeDue } from './support/due.ts';
import type { Figure, Measurement } from './support/figure.ts';
import { layDownRoster } from './support/roster.ts';

const OPENED = '2026-09-29 15:00';
const CLOSED = '2026-09-29 18:00';
const LATER = new Date('2026-12-01T10:00:00Z');

/** What the one query of a sweep is billed alone. */
const bareQuery = (site: TestSite) =>
  billedFor(site.db, () => site.db.collectionGroup('due').where('at', '<=', site.clock.now()).get());

async function idleAt(sites: number): Promise<Figure> {
  const site = await openTestSite({ at: OPENED, quiet: true });
  site.quiet = false;
  const pattern = await dueOfALoan(site);
  const others = Array.from({ length: sites }, (_, place) => `site${place}`);
  const entries = others.flatMap((id) =>
    ['a', 'b', 'c', 'd', 'e'].map((record) => ({ site: id, record, at: LATER })),
  );
  await writeDue(site.db, pattern, entries);
  const floor = (await bareQuery(site)).reads;
  const swept = await billedFor(site.db, () => site.sweep());
  await site.close();
  return {
    what: `reads of an idle sweep at ${sites.toLocaleString('en')} sites`,
    value: swept.reads,
    floor,
    floorIs: 'a query that finds nothing',
    unit: 'reads',
    goal: { of: 'value', most: 1 },
  };
}

interface Spread {
  readonly sites: number;
  readonly each: number;
  readonly goal: Figure['goal'];
}

/** So many sites, each with a member per role, and so many keys of each that are not back at closing. */
async function dueAt({ sites, each, goal }: Spread): Promise<Figure> {
  const project = freshProject('bench-due');
  const open = [];
  for (let place = 0; place < sites; place += 1) {
    open.push(await openTestSite({ at: OPENED, project, id: `site${place}` }));
  }
  await Promise.all(open.map(layDownRoster));
  const [first] = open;
  if (!first) throw new Error('No site');
  const pattern = await dueOfALoan(first);
  const records = Array.from({ length: each }, (_, place) => `loan${place}`);
  const at = new Date(first.clock.now().getTime() + 1);
  first.clock.set(CLOSED);
  await writeDue(
    first.db,
    pattern,
    open.flatMap(({ id }) => records.map((record) => ({ site: id, record, at }))),
  );
  await first.db.doc(`sites/${first.id}/keyLoans/loan-K-1/due/return`).update({ at: null });
  const floor = (await bareQuery(first)).reads;
  const swept = await billedFor(first.db, () => first.sweep());
  await Promise.all(open.map((site) => site.close()));
  const items = sites * each;
  return {
    what: `reads per due item, ${each.toLocaleString('en')} at each of ${sites} site${sites > 1 ? 's' : ''}`,
    value: swept.reads / items,
    floor: floor / items,
    floorIs: 'the documents that are due, once each',
    unit: 'reads',
    goal,
  };
}

/** What a sweep is billed. A site's settings, people and robots are read once a sweep in which something of it is due. */
export const sweepReads: Measurement = {
  name: 'sweep-reads',
  needs: 'firestore',
  run: async () => [
    await idleAt(10),
    await idleAt(1_000),
    await dueAt({ sites: 1, each: 2_000, goal: { of: 'ratio', most: 1.02 } }),
    // The settings, the roster and the robots of a site are read once in a sweep.
    await dueAt({ sites: 20, each: 5, goal: { of: 'ratio', most: 1.02 + 3 / 5 } }),
  ],
};
