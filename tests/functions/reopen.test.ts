import { Timestamp } from 'firebase-admin/firestore';
import { afterEach, describe, expect, it } from 'vitest';
import { reopenAfterEntry } from '../../functions/src/chapters/duty/reopen.ts';
import type { Document } from '../../functions/src/records/documents.ts';
import { at } from '../support/clock.ts';
import { openTestSite, type TestSite } from '../support/site.ts';
import { snapshotOf } from '../support/snapshot.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start: string): Promise<TestSite> => {
  const site = await openTestSite({ at: start });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const DAY = '2026-09-29';

/** A day that was opened, and signed at its closing. */
async function signedDay(): Promise<TestSite> {
  const site = await opening(`${DAY} 00:00`);
  await site.opensItsDays();
  await site.sweep();
  site.clock.set(`${DAY} 18:05`);
  await site.take('supervisor', 'dutyLogReviews', 'sign', DAY, { day: DAY });
  await site.told();
  return site;
}

const entry = (site: TestSite, time: string, source?: unknown) =>
  reopenAfterEntry(
    site.db,
    'lakeside',
    { day: DAY, at: Timestamp.fromDate(at(time)), source },
    site.clock.now(),
  );

const review = async (site: TestSite) => (await site.record('dutyLogReviews', DAY)) as Document;
const obligation = async (site: TestSite) =>
  (await site.db.doc(`sites/lakeside/dutyLog/${DAY}/due/review`).get()).data();
/** The days of which the next daily summary says that something is missing. */
describe('a day that was signed', () => {
  it('[R2.4.8] opens again with an entry that comes after the signature, once', async () => {
    const site = await signedDay();
    await entry(site, `${DAY} 18:06`);
    expect(await review(site)).toMatchObject({ state: 'reopened', rev: 2, last: { by: 'system' } });
    const wanted = await snapshotOf(site.db);
    await entry(site, `${DAY} 18:06`);
    expect(await snapshotOf(site.db)).toEqual(wanted);
    await site.deliver(await site.written('dutyLogReviews', DAY));
    expect((await site.told()).map((line) => line.split(' ').slice(2).join(' '))).toEqual([
      `supervisor 值班日志审阅：签后有新内容 ${DAY}`,
    ]);
  });

  it.each([
    ['an entry that was there before, whose event comes late', `${DAY} 18:04`, undefined],
    ['what the review itself has written', `${DAY} 18:06`, { register: 'dutyLogReviews' }],
  ])('[R2.4.8] stays signed with %s', async (_which, time, source) => {
    const site = await signedDay();
    await entry(site, time, source);
    expect(await review(site)).toMatchObject({ state: 'signed', rev: 1 });
  });

  it('[R2.4.8] signed again, it stays so when the event of that entry comes once more', async () => {
    const site = await signedDay();
    await entry(site, `${DAY} 18:06`);
    site.clock.set(`${DAY} 18:30`);
    await site.take('supervisor', 'dutyLogReviews', 'signAgain', DAY);
    await entry(site, `${DAY} 18:06`);
    expect(await review(site)).toMatchObject({ state: 'signed', rev: 3 });
    await entry(site, `${DAY} 18:31`);
    expect(await review(site)).toMatchObject({ state: 'reopened', rev: 4 });
  });

  it('[R4.4.1.4] opens again when papers of it are found to be owed; once complete, a late event changes nothing', async () => {
    const site = await opening(`${DAY} 17:55`);
    await site.hasDeposit('1-1-101', 'W-1');
    site.quiet = true;
    const released = await site.releasesInEmergency('W-1');
    site.clock.set(`${DAY} 18:00`);
    await site.take('supervisor', 'dutyLogReviews', 'sign', DAY, { day: DAY });
    await site.deliver(released);
    expect(await review(site)).toMatchObject({ state: 'reopened' });
    site.quiet = false;
    await site.take('supervisor', 'keyLoans', 'approveAfterwards', 'loan-W-1');
    await site.take('manager', 'keyLoans', 'approveAfterwards', 'loan-W-1');
    const consent = { at: at(`${DAY} 17:55`), with: '张先生', agreed: true };
    await site.take('receptionist', 'keyLoans', 'completePapers', 'loan-W-1', { consent });
    await site.take('supervisor', 'dutyLogReviews', 'signAgain', DAY);
    await site.deliver(released);
    expect(await review(site)).toMatchObject({ state: 'signed' });
  });
});

describe('what the day owed', () => {
  it('[R2.4.8] stays done when it is opened again: from then on the signature is due by itself, once', async () => {
    const site = await signedDay();
    expect(await obligation(site)).toMatchObject({ at: null, overdue: false });
    await entry(site, `${DAY} 18:06`);
    await site.deliver(await site.written('dutyLogReviews', DAY));
    expect(await obligation(site)).toMatchObject({ at: null, overdue: false });
    expect(await site.waitsFor('supervisor')).toContain(`dutyLogReviews/${DAY}`);
    expect(await site.waitsFor('supervisor')).not.toContain(`dutyLog/${DAY}`);
    expect((await site.due('dutyLogReviews', DAY, 'signAgain'))?.at).toBeInstanceOf(Timestamp);
    await site.take('supervisor', 'dutyLogReviews', 'signAgain', DAY);
    expect(await site.waitsFor('supervisor')).not.toContain(`dutyLogReviews/${DAY}`);
    expect(await site.due('dutyLogReviews', DAY, 'signAgain')).toMatchObject({ at: null, overdue: false });
  });
});
