import { afterEach, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '../support/site.ts';

// A clock is moved through days and nights, and the exact list of who has been told what, when, is compared.

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (at: string, settings = {}): Promise<TestSite> => {
  const site = await openTestSite('sweep', { at, settings });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** A key of a vacant unit is lent to the engineer at the site's time; what was told so far is forgotten. */
async function lent(site: TestSite, more = {}): Promise<void> {
  await site.hasKey('vacant', 'K-1');
  await site.lends('K-1', 'engineer', more);
  await site.told();
}

describe('a key that is not brought back', () => {
  it('[R4.4.2.5] is flagged at closing, then told up the chain in working time, each level once', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site);
    await site.passUntil('2026-10-05 12:00');
    expect(await site.told()).toEqual([
      '2026-09-29 18:00 engineer 钥匙未还 loan-K-1',
      '2026-09-29 18:00 receptionist 钥匙未还 loan-K-1',
      '2026-09-30 09:30 supervisor 钥匙未还 loan-K-1',
      '2026-09-30 11:30 manager 钥匙未还 loan-K-1',
    ]);
    const due = await site.due('keyLoans', 'loan-K-1', 'return');
    expect(due).toMatchObject({ overdue: true, level: 3, at: null });
  });

  it('[R4.4.3.5] nobody is chased at the weekend or on a holiday', async () => {
    const site = await opening('2026-09-25 15:00', { workdays: [1, 2, 3, 4, 5], holidays: ['2026-09-28'] });
    await lent(site);
    await site.passUntil('2026-10-02 12:00');
    expect(await site.told()).toEqual([
      '2026-09-25 18:00 engineer 钥匙未还 loan-K-1',
      '2026-09-25 18:00 receptionist 钥匙未还 loan-K-1',
      '2026-09-29 09:30 supervisor 钥匙未还 loan-K-1',
      '2026-09-29 11:30 manager 钥匙未还 loan-K-1',
    ]);
  });
});
