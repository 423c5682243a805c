import { seal } from '../functions/src/chapters/duty/seal.ts';
import { openTestSite, type TestSite } from '../tests/support/site.ts';
import { type Billed, billedFor } from './support/billed.ts';
import type { Figure, Measurement } from './support/figure.ts';
import { layDownRoster } from './support/roster.ts';

// A step is taken as the page takes it, and its consequences are run as Cloud Functions would run them: each document
// that a trigger listens to is one invocation.

const RECORD = /^sites\/[^/]+\/[^/]+\/[^/]+$/;
const ENTRY = /^sites\/([^/]+)\/dutyLog\/([^/]+)\/entries\/([^/]+)$/;
const MAIL = /^mail\/[^/]+$/;

/** Whatever the number of staff. */
const READS_MOST = 8;

interface Cost {
  readonly step: string;
  readonly batch: number;
  readonly writes: number;
  readonly reads: number;
  /** Of the trigger that reads most. */
  readonly dearest: number;
  readonly invocations: number;
}

async function costOf(site: TestSite, name: string, take: () => Promise<readonly unknown[]>): Promise<Cost> {
  const from = site.changes.length;
  await take();
  const changes = site.changes.slice(from);
  const told: Billed[] = [];
  for (const change of changes) told.push(await billedFor(site.db, () => site.deliver(change)));
  const toldOf = told.flatMap((each) => each.written);
  const lines = toldOf.flatMap((path) => [ENTRY.exec(path)].filter((found) => found !== null));
  const sealed = await billedFor(site.db, async () => {
    for (const [, id = '', day = '', entry = ''] of lines) await seal(site.db, id, day, entry);
  });
  const written = [...toldOf, ...sealed.written];
  if (written.some((path) => RECORD.test(path)))
    throw new Error('What the server concludes wakes the trigger');
  return {
    step: name,
    batch: changes.length,
    writes: sum(told.map((each) => each.writes)) + sealed.writes,
    reads: sum(told.map((each) => each.reads)) + sealed.reads,
    dearest: Math.max(...told.map((each) => each.reads)),
    invocations: changes.length + written.filter((path) => ENTRY.test(path) || MAIL.test(path)).length,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

async function costs(): Promise<Cost[]> {
  const site = await openTestSite({ at: '2026-09-29 10:00', quiet: true });
  await layDownRoster(site);
  await site.hasKey('vacant', 'K-1');
  const asked = {
    key: 'K-1',
    borrower: 'staff',
    borrowedBy: 'engineer',
    purpose: '检查管道',
    emergency: false,
  };
  const back = {
    returnedPieces: 2,
    returnedUnit: 'K-1',
    returnedBy: 'engineer',
    statement: { powerOff: true, doorsAndWindowsShut: true, locked: true },
  };
  const take =
    (by: string, step: string, input = {}) =>
    () =>
      site.take(by, 'keyLoans', step, 'loan', input);
  const found = [
    await costOf(site, 'request', take('engineer', 'request', asked)),
    await costOf(site, 'issue', take('receptionist', 'issue')),
    await costOf(site, 'return', take('receptionist', 'return', back)),
  ];
  await site.close();
  return found;
}

const figuresOf = ({ step, batch, writes, reads, dearest, invocations }: Cost): Figure[] => [
  {
    what: `billed writes of ${step}`,
    value: batch + writes,
    floor: batch,
    floorIs: "the person's own batch",
    unit: 'writes',
    goal: null,
    note: `${batch} in the batch, ${writes} by the functions, which read ${reads}`,
  },
  {
    what: `reads of the dearest trigger of ${step}`,
    value: dearest,
    floor: 1,
    floorIs: 'the record itself',
    unit: 'reads',
    goal: { of: 'value', most: READS_MOST },
  },
  {
    what: `invocations of ${step}`,
    value: invocations,
    floor: batch,
    floorIs: 'one for each record that moves',
    unit: 'runs',
    goal: null,
    ...(invocations > batch ? { note: 'the line in the duty log is sealed by one more' } : {}),
  },
];

/** What a step of a loan is billed, with everything that follows from it. */
export const stepCost: Measurement = {
  name: 'step-cost',
  needs: 'firestore',
  run: async () => (await costs()).flatMap(figuresOf),
};
