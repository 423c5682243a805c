import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { FieldValue, getFirestore, Timestamp } from 'firebase-admin/firestore';
import { afterAll, describe, expect, it } from 'vitest';
import { headPath, rootOf, seal } from '../../functions/src/chapters/duty/seal.ts';
import { faultsOf, readBooks } from '../../functions/src/chapters/duty/verify.ts';
import { entriesPath, reportPath, sealsPath } from '../../rulebook/reading/paths.ts';
import { projectRoot } from '../../scripts/support/paths.ts';
import { type Book, bookOf, tampers, toBooks } from '../support/duty-log-books.ts';
import { emulators, freshProject } from '../support/emulators.ts';

describe('a book in memory', () => {
  const book = (): Book => bookOf({ '2026-09-28': 5, '2026-09-29': 1, '2026-09-30': 6 });

  it('[R2.4.6] has no fault as it was written', () => {
    expect(faultsOf(toBooks(book()))).toEqual([]);
  });

  it.each(Object.keys(tampers))('[R2.4.6] [R2.4.8] %s: found, whatever entry it befalls', (name) => {
    const tamper = tampers[name] as (typeof tampers)[string];
    const numbers = fc.array(fc.nat(), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(numbers, (choices) => {
        const touched = book();
        const kept = touched.rootsInMails();
        if (!tamper.changes(touched, choices)) return;
        const faults = faultsOf(toBooks(touched), tamper.needsRoots ? kept : new Map());
        expect(faults).not.toEqual([]);
        if (tamper.kind) expect(faults.map(({ kind }) => kind)).toContain(tamper.kind);
      }),
      { numRuns: 120, seed: 41 },
    );
  });

  it('an entry that was written a moment ago may still be without its seal, an older one not', () => {
    const touched = book();
    touched.insert('2026-09-30', 'late', '2026-09-30T15:55:00Z');
    const at = (readAt: string) => faultsOf({ ...toBooks(touched), readAt: new Date(readAt) });
    expect(at('2026-09-30T15:56:00Z')).toEqual([]);
    expect(at('2026-09-30T16:06:00Z')).toEqual([{ day: '2026-09-30', kind: 'inserted', where: 'late' }]);
  });
});

describe('a book in the database', () => {
  emulators.firestore();
  const project = freshProject('seal');
  const app = initializeApp({ projectId: project }, project);
  const db = getFirestore(app);
  afterAll(() => deleteApp(app));

  let sites = 0;
  const freshSite = (): string => {
    sites += 1;
    return `site${sites}`;
  };

  /** An entry of a day's book, written at a time of that day or of another. */
  const write = (site: string, day: string, id: string, time: string, written = day) =>
    db.doc(`${entriesPath(site, day)}/${id}`).create({
      ...{ day, kind: 'note', text: `记录 ${id}`, shift: 'early', by: 'receptionist' },
      at: Timestamp.fromDate(new Date(`${written}T${time}:00+08:00`)),
    });

  /** Entries written and sealed one after the other. */
  const sealedInOrder = async (
    site: string,
    entries: readonly (readonly [day: string, id: string, time: string])[],
  ): Promise<void> => {
    for (const [day, id, time] of entries) {
      await write(site, day, id, time);
      await seal(db, site, day, id);
    }
  };

  const sequences = async (site: string, day: string): Promise<unknown[]> =>
    (await db.collection(sealsPath(site, day)).get()).docs.map((each) => [each.id, each.get('entry')]);

  /** A concurrent change makes a delivery fail now and then; Cloud Functions then delivers the event again. */
  const sealRetried = async (site: string, day: string, id: string): Promise<void> => {
    for (let tries = 0; tries < 20; tries += 1) {
      const done = await seal(db, site, day, id).then(
        () => true,
        (error: { code?: unknown }) => {
          if (error.code !== 10) throw error;
          return false;
        },
      );
      if (done) return;
    }
    throw new Error('Never sealed');
  };

  it('[R2.4.6] chains the entries in the order of their times, on from day to day', async () => {
    const site = freshSite();
    await write(site, '2026-09-29', 'b', '09:20');
    await write(site, '2026-09-29', 'a', '09:10');
    await write(site, '2026-09-30', 'c', '08:40');
    await seal(db, site, '2026-09-29', 'b');
    await seal(db, site, '2026-09-30', 'c');
    expect(await sequences(site, '2026-09-29')).toEqual([
      ['000001', 'a'],
      ['000002', 'b'],
    ]);
    expect(await sequences(site, '2026-09-30')).toEqual([['000001', 'c']]);
    const first = await db.doc(`${sealsPath(site, '2026-09-30')}/000001`).get();
    expect(first.get('previous')).toBe(await rootOf(db, site, '2026-09-29'));
    expect(faultsOf(await readBooks(db, site))).toEqual([]);
  });

  it('[R2.4.6] an event that comes twice, thrice or late changes nothing', async () => {
    const site = freshSite();
    for (const [id, time] of [
      ['a', '09:00'],
      ['b', '09:05'],
      ['c', '09:10'],
    ] as const) {
      await write(site, '2026-09-30', id, time);
      await seal(db, site, '2026-09-30', id);
      await seal(db, site, '2026-09-30', id);
    }
    const before = await readBooks(db, site);
    for (const id of ['b', 'a', 'c']) await seal(db, site, '2026-09-30', id);
    const after = await readBooks(db, site);
    expect({ ...after, readAt: null }).toEqual({ ...before, readAt: null });
    expect(after.days[0]?.seals).toHaveLength(3);
  });

  it('[R4.4.1.4] a line that the server adds late to the book of a day gone by is sealed as well', async () => {
    const site = freshSite();
    for (const [day, id, written, time] of [
      ['2026-09-29', 'a', '2026-09-29', '17:00'],
      ['2026-09-30', 'b', '2026-09-30', '09:00'],
      ['2026-09-29', 'late', '2026-09-30', '09:10'],
      ['2026-09-29', 'later', '2026-09-30', '09:20'],
      ['2026-09-30', 'c', '2026-09-30', '09:30'],
    ] as const) {
      await write(site, day, id, time, written);
      await seal(db, site, day, id);
    }
    expect(await sequences(site, '2026-09-29')).toEqual([
      ['000001', 'a'],
      ['000002', 'late'],
      ['000003', 'later'],
    ]);
    expect(faultsOf(await readBooks(db, site))).toEqual([]);
    expect(faultsOf(await readBooks(db, site, { from: '2026-09-30' }))).toEqual([]);
    expect(faultsOf(await readBooks(db, site, { to: '2026-09-29' }))).toEqual([]);
  });

  it('[R2.4.6] thirty entries at once: thirty seals, without a gap', async () => {
    const site = freshSite();
    const ids = Array.from({ length: 30 }, (_, place) => `entry${place}`);
    await Promise.all(
      ids.map(async (id) => {
        await write(site, '2026-09-30', id, '10:00');
        await sealRetried(site, '2026-09-30', id);
      }),
    );
    const books = await readBooks(db, site);
    expect(books.days[0]?.seals.map(({ sequence }) => sequence)).toEqual(ids.map((_, place) => place + 1));
    expect(new Set(books.days[0]?.seals.map(({ entry }) => entry))).toEqual(new Set(ids));
    expect(faultsOf(books)).toEqual([]);
  });

  describe('what somebody with all rights has tampered with', () => {
    const DAY = '2026-09-30';
    const morning = [
      [DAY, 'a', '09:00'],
      [DAY, 'b', '09:10'],
      [DAY, 'c', '09:20'],
    ] as const;
    const ref = (site: string, id: string) => db.doc(`${entriesPath(site, DAY)}/${id}`);
    const sealRef = (site: string, id: string) => db.doc(`${sealsPath(site, DAY)}/${id}`);
    const faults = async (site: string) => faultsOf(await readBooks(db, site));

    it('[R2.4.6] an entry for an hour gone by is found; one at its own time, and a book in order, are not', async () => {
      const [site, twin] = [freshSite(), freshSite()];
      for (const each of [site, twin]) await sealedInOrder(each, morning);
      await sealedInOrder(twin, [[DAY, 'note', '09:25']]);
      expect(await faults(twin)).toEqual([]);
      const now = { day: DAY, kind: 'note', text: '迟到的一笔', shift: 'day', by: 'receptionist' };
      await ref(twin, 'true').create({ ...now, at: FieldValue.serverTimestamp() });
      await seal(db, twin, DAY, 'true');
      expect(await faults(twin)).toEqual([]);

      await sealedInOrder(site, [[DAY, 'note', '09:05']]);
      const found = (await faults(site)).filter(({ kind }) => kind === 'outOfTime');
      expect(found.map(({ where }) => where)).toContain('note');
    });

    /** The last entry and its seal are gone, and the head names the seal before. */
    const cutOff = async (site: string): Promise<void> => {
      const kept = (await sealRef(site, '000002').get()).data() ?? {};
      const batch = db.batch();
      batch.delete(ref(site, 'c'));
      batch.delete(sealRef(site, '000003'));
      batch.set(db.doc(headPath(site)), { day: DAY, sequence: 2, hash: kept.hash });
      await batch.commit();
    };

    it('[R2.4.6] an end that is cut off is found without a hash kept outside', async () => {
      const [site, twin] = [freshSite(), freshSite()];
      await sealedInOrder(site, morning);
      await sealedInOrder(twin, morning.slice(0, 2));
      await cutOff(site);
      expect(await faults(twin)).toEqual([]);
      expect(await faults(site)).toEqual([{ day: DAY, kind: 'cutOff', where: '2' }]);
    });

    it('[R2.4.6] a copy that was restored has other commits, and is not taken for cut off', async () => {
      const site = freshSite();
      await sealedInOrder(site, morning);
      const longAgo = Timestamp.fromDate(new Date('2026-10-01T08:00:00Z'));
      for (const id of ['000001', '000002', '000003']) {
        const data = (await sealRef(site, id).get()).data() ?? {};
        await sealRef(site, id).delete();
        await sealRef(site, id).set({ ...data, sealedAt: longAgo });
      }
      expect(await faults(site)).toEqual([]);
    });

    it('[R2.4.6] [R4.4.1.4] a line that a step has written is missed though seals and head agree', async () => {
      const [site, twin] = [freshSite(), freshSite()];
      for (const each of [site, twin]) {
        await sealedInOrder(each, morning);
        const history = db.doc(`sites/${each}/keyLoans/loan/history/2`);
        await history.set({ rev: 2, step: 'issue', line: `${each}/${DAY}/c` });
      }
      await cutOff(site);
      const last = (await sealRef(site, '000002').get()).data() ?? {};
      const head = (await db.doc(headPath(site)).get()).data() ?? {};
      await sealRef(site, '000002').delete();
      const batch = db.batch();
      batch.set(sealRef(site, '000002'), last);
      batch.set(db.doc(headPath(site)), { ...head, again: true });
      await batch.commit();
      expect(await faults(twin)).toEqual([]);
      expect(await faults(site)).toEqual([{ day: DAY, kind: 'deleted', where: 'c' }]);
    });

    it('[R2.4.6] [R2.4.8] a hash in a daily report that no seal has is found by itself', async () => {
      const [site, twin] = [freshSite(), freshSite()];
      for (const each of [site, twin]) {
        await sealedInOrder(each, morning);
        const report = { kind: 'dailySummary', period: DAY, root: await rootOf(db, each, DAY) };
        await db.doc(reportPath(each, 'dailySummary', DAY)).set(report);
      }
      // The whole book is made anew, as somebody with the source code could.
      for (const path of [entriesPath(site, DAY), sealsPath(site, DAY)]) {
        for (const each of await db.collection(path).listDocuments()) await each.delete();
      }
      await db.doc(headPath(site)).delete();
      await sealedInOrder(site, morning.slice(0, 2));
      expect(await faults(twin)).toEqual([]);
      expect((await faults(site)).map(({ kind }) => kind)).toEqual(['wrongRoot']);
      expect(faultsOf(await readBooks(db, site, { from: '2026-10-01' }))).toEqual([]);
    });
  });

  it('two sites have a chain each', async () => {
    const [left, right] = [freshSite(), freshSite()];
    await write(left, '2026-09-30', 'a', '10:00');
    await write(right, '2026-09-30', 'a', '10:00');
    await seal(db, left, '2026-09-30', 'a');
    await seal(db, right, '2026-09-30', 'a');
    expect(await rootOf(db, left, '2026-09-30')).toBe(await rootOf(db, right, '2026-09-30'));
  });

  describe('npm run verify-log', () => {
    const verify = async (...args: string[]) => {
      const script = path.join(projectRoot, 'scripts/verify-log.ts');
      const run = promisify(execFile)(process.execPath, [script, '--project', project, ...args]);
      return run.then(
        ({ stdout }) => ({ code: 0, output: stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, output: error.stdout }),
      );
    };

    it('[R2.4.6] ends with 0 when nothing is wrong, and with 1 naming what is', async () => {
      const site = freshSite();
      for (const id of ['a', 'b']) {
        await write(site, '2026-09-30', id, '10:00');
        await seal(db, site, '2026-09-30', id);
      }
      const root = String(await rootOf(db, site, '2026-09-30'));
      const kept = ['--site', site, '--root', `2026-09-30=${root}`];
      const fine = await verify(...kept);
      expect(fine.output).toContain('2 entries, every one sealed and unaltered');
      expect(fine.code).toBe(0);

      await db.doc(`${entriesPath(site, '2026-09-30')}/a`).update({ text: '改过的' });
      const edited = await verify('--site', site);
      expect(edited.output).toContain('2026-09-30  edited  a');
      expect(edited.code).toBe(1);

      const wrong = await verify('--site', site, '--root', `2026-09-30=${'f'.repeat(64)}`);
      expect(wrong.output).toContain('wrongRoot');
      const none = await verify();
      expect(none.code).toBe(1);
    });
  });
});
