import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { afterAll, describe, expect, it } from 'vitest';
import { noteCorrection } from '../../functions/src/chapters/duty/corrections.ts';
import { correctionsPath } from '../../rulebook/reading/paths.ts';
import { emulators, freshProject } from '../support/emulators.ts';

describe('a correction in the book of a later day', () => {
  emulators.firestore();
  const project = freshProject('corrections');
  const app = initializeApp({ projectId: project }, project);
  const db = getFirestore(app);
  afterAll(() => deleteApp(app));

  let sites = 0;
  const freshSite = (): string => {
    sites += 1;
    return `site${sites}`;
  };
  const noted = async (site: string, day: string) => (await db.doc(correctionsPath(site, day)).get()).data();

  it('[R2.4.6] is noted beside the book of the entry that it corrects', async () => {
    const site = freshSite();
    const corrects = '2026-09-28/keyLoans~loan.1~2';
    await noteCorrection(db, site, { day: '2026-09-29', entry: 'first', corrects });
    await noteCorrection(db, site, { day: '2026-09-30', entry: 'second', corrects });
    await noteCorrection(db, site, { day: '2026-09-30', entry: 'third', corrects: '2026-09-28/other' });
    expect(await noted(site, '2026-09-28')).toEqual({
      entries: {
        'keyLoans~loan.1~2': ['2026-09-29/first', '2026-09-30/second'],
        other: ['2026-09-30/third'],
      },
    });
  });

  it('[R2.4.6] stands there once, however often its event is delivered', async () => {
    const site = freshSite();
    const correction = { day: '2026-09-29', entry: 'first', corrects: '2026-09-28/older' };
    await noteCorrection(db, site, correction);
    await noteCorrection(db, site, correction);
    expect(await noted(site, '2026-09-28')).toEqual({ entries: { older: ['2026-09-29/first'] } });
  });

  it('[R2.4.6] an ordinary entry, and a correction within the day, are seen without a note', async () => {
    const site = freshSite();
    await noteCorrection(db, site, { day: '2026-09-29', entry: 'plain', corrects: undefined });
    await noteCorrection(db, site, { day: '2026-09-29', entry: 'same', corrects: '2026-09-29/plain' });
    expect(await noted(site, '2026-09-29')).toBeUndefined();
  });
});
