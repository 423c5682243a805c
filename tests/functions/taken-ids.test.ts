import { afterEach, describe, expect, it } from 'vitest';
import { derivedId } from '../../functions/src/consequences/derived-id.ts';
import type { Change } from '../../functions/src/consequences/tell-of.ts';
import { isNewId } from '../../rulebook/notation/ids.ts';
import { openTestSite, type TestSite } from '../support/site.ts';
import { readAll, restore, snapshotOf } from '../support/snapshot.ts';

// Whatever stands at an id that the server derives: the effects of the step come all the same, and once.

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start: string, more = {}): Promise<TestSite> => {
  const site = await openTestSite({ at: start, ...more });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const MINUTES = 240_000;
const FOREIGN = { foreign: true };
/** Documents that are made once; what is reckoned anew is written over whatever stands there. */
const MADE_ONCE = /\/(entries|notices|history)\/|^mail\/[^/]+$/;

/** The place beside a place that is taken. */
const besideOf = (path: string): string => `${path}~~2`;

/** Paths that some work has made. */
async function madeBy(site: TestSite, work: () => Promise<unknown>): Promise<string[]> {
  const before = await readAll(site.db);
  await work();
  const after = await snapshotOf(site.db);
  return Object.keys(after).filter((path) => !before.has(path) && MADE_ONCE.test(path));
}

/** The same document, but for what names its own place or the line's. */
const told = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document).replaceAll('~~2', ''), (key, value) => (key === 'at' ? null : value));

describe('a derived id', () => {
  it('[R2.4.6] holds a sign that no id of a person has, and is never cut', () => {
    const long = 'x'.repeat(209);
    const ids = [
      derivedId(['keyLoans', 'loan', 2]),
      derivedId(['disclosures', `${long}a`, 2]),
      derivedId(['disclosures', `${long}b`, 2]),
      derivedId(['count', '2026-09-29~vacant', long], 80),
    ];
    expect(ids[0]).toBe('keyLoans~loan~2');
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) {
      expect(isNewId(id)).toBe(false);
      expect(id).toContain('~');
      expect(id.length).toBeLessThanOrEqual(200);
    }
    expect(ids[3]).toHaveLength(80);
  });
});

describe('an emergency release of which every effect finds its place taken', () => {
  async function released(): Promise<{ site: TestSite; change: Change; wanted: Record<string, unknown> }> {
    const site = await opening('2026-09-29 09:00');
    await site.hasDeposit('1-1-101', 'W-1');
    site.quiet = true;
    const change = await site.releasesInEmergency('W-1');
    return { site, change, wanted: {} };
  }

  it(
    '[R4.4.1.4] [R2.4.6] history, line, notices, mails, deadlines and owed papers come, once',
    async () => {
      const { site, change } = await released();
      const before = await readAll(site.db);
      const paths = await madeBy(site, () => site.deliver(change));
      const wanted = await snapshotOf(site.db);
      for (const place of ['history', 'entries', 'notices', 'mail']) {
        expect(paths.some((path) => path.includes(place))).toBe(true);
      }
      for (const taken of [...paths.map((path) => [path]), paths]) {
        await restore(site.db, before);
        await Promise.all(taken.map((path) => site.db.doc(path).set(FOREIGN)));
        await site.deliver(change);
        const stands = await snapshotOf(site.db);
        for (const path of taken) {
          expect(stands[path], path).toEqual(FOREIGN);
          expect(told(stands[besideOf(path)]), path).toEqual(told(wanted[path]));
        }
        expect(Object.keys(stands)).toHaveLength(Object.keys(wanted).length + taken.length);
        await site.deliver(change);
        expect(await snapshotOf(site.db)).toEqual(stands);
      }
      const owed = await site.db.doc('sites/lakeside/dutyLog/2026-09-29/standing/papersOwed').get();
      expect(owed.get('loans')).toEqual(['loan-W-1']);
    },
    MINUTES,
  );

  it('[R4.4.1.4] what a forged history entry says does not stop the effects', async () => {
    const { site, change } = await released();
    const history = site.db.doc('sites/lakeside/keyLoans/loan-W-1/history/1');
    await history.set({ rev: 1, step: 'request', by: 'receptionist' });
    await site.deliver(change);
    expect((await site.told()).length).toBeGreaterThan(0);
    const [beside] = (await history.parent.where('step', '==', 'releaseInEmergency').get()).docs;
    expect(beside?.id).toBe('1~~2');
  });
});

describe('a notice of the sweep whose place is taken', () => {
  it('[R4.4.2.5] is told beside it, once, and the level goes on', async () => {
    const site = await opening('2026-09-29 15:00');
    await site.hasKey('vacant', 'K-1');
    await site.lends('K-1');
    site.clock.set('2026-09-29 18:00');
    const before = await readAll(site.db);
    const paths = await madeBy(site, () => site.sweep());
    expect(paths).toHaveLength(2);
    await restore(site.db, before);
    await Promise.all(paths.map((path) => site.db.doc(path).set(FOREIGN)));
    await site.sweep();
    const stands = await snapshotOf(site.db);
    for (const path of paths) {
      expect(stands[path]).toEqual(FOREIGN);
      expect(stands[besideOf(path)]).toMatchObject({ kind: 'overdue', record: 'loan-K-1' });
    }
    expect(await site.due('keyLoans', 'loan-K-1', 'return')).toMatchObject({ level: 1, overdue: true });
  });
});
