import { afterEach, describe, expect, it } from 'vitest';
import { openPath } from '../../rulebook/reading/paths.ts';
import { at } from '../support/clock.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

// What is open stands in one index: for whom it waits and by when follows from records, roster and settings alone.

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const sites: OpenSite[] = [];
const opening = async (start = '2026-09-29 09:00', more = {}): Promise<TestSite> => {
  const site = await openTestSite({ at: start, ...more });
  sites.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(sites.splice(0).map((site) => site.close()));
});

const asked = { borrower: 'staff', purpose: '检查管道', emergency: false };
/** The engineer asks for a household's sealed key: a manager has to approve. */
async function asksForSealed(site: TestSite): Promise<void> {
  await site.hasDeposit('1-1-101', 'W-1', 'sealed');
  await site.take('engineer', 'keyLoans', 'request', 'loan', {
    ...asked,
    key: 'W-1',
    borrowedBy: 'engineer',
  });
}
const leave = (absent: string, deputy: string, from: string, until: string) => ({
  ...{ absent, deputy, from: at(from), until: at(until) },
});
const unread = async (site: TestSite, uid: string): Promise<string[]> => {
  const found = await site.db.collection(`sites/lakeside/members/${uid}/notices`).get();
  return found.docs.filter((each) => !each.get('settledAt')).map((each) => String(each.get('record')));
};
describe('what waits for somebody', () => {
  it('[R4.4.4.1.2] waits for those who could take the step, and not for who has asked', async () => {
    const site = await opening();
    await asksForSealed(site);
    expect(await site.waitsFor('manager')).toEqual(['keyLoans/loan']);
    expect(await site.waitsFor('engineer')).toEqual([]);
    expect(await site.waitsFor('cleaner')).toEqual([]);
  });

  it('[R4.4.4.1.2] moves on with the step, and is gone when it is over', async () => {
    const site = await opening();
    await asksForSealed(site);
    await site.take('manager', 'keyLoans', 'approve', 'loan');
    expect(await site.waitsFor('manager')).toEqual([]);
    expect(await site.waitsFor('receptionist')).toContain('keyLoans/loan');
    await site.take('engineer', 'keyLoans', 'cancel', 'loan');
    expect(await site.open('keyLoans', 'loan')).toBeNull();
  });

  it('[R2.4.5] with it, whoever was told of it is settled too', async () => {
    const site = await opening();
    await asksForSealed(site);
    expect(await unread(site, 'manager')).toEqual(['loan']);
    await site.take('manager', 'keyLoans', 'approve', 'loan');
    expect(await unread(site, 'manager')).toEqual([]);
  });

  it('[R4.4.1.10] waits for a stand-in from the beginning of the leave to its end', async () => {
    const site = await opening();
    await asksForSealed(site);
    const term = leave('manager', 'foreman', '2026-09-30 09:00', '2026-10-01 09:00');
    await site.take('manager', 'delegations', 'delegate', 'leave', term);
    await site.passUntil('2026-09-30 08:59');
    expect(await site.waitsFor('foreman')).toEqual([]);
    await site.passUntil('2026-09-30 09:00');
    expect(await site.waitsFor('foreman')).toContain('keyLoans/loan');
    await site.passUntil('2026-10-01 08:59');
    expect(await site.waitsFor('foreman')).toContain('keyLoans/loan');
    await site.passUntil('2026-10-01 09:00');
    expect(await site.waitsFor('foreman')).not.toContain('keyLoans/loan');
  });

  it('[R6.1.4] waits no more for who was dismissed', async () => {
    const site = await opening();
    await asksForSealed(site);
    await site.take('gm', 'members', 'dismiss', 'manager', { unsettled: '由总经理代办' });
    await site.sweep();
    expect(await site.waitsFor('manager')).toEqual([]);
  });

  it('[R4.4.1.2] waits for a keeper who has been named meanwhile', async () => {
    const site = await opening();
    await site.hasKey('vacant', 'K-1');
    const request = { ...asked, key: 'K-1', borrowedBy: 'engineer' };
    await site.take('engineer', 'keyLoans', 'request', 'loan', request);
    expect(await site.waitsFor('clerk')).toEqual([]);
    const term = { from: site.clock.now(), until: at('2026-10-10 00:00') };
    const naming = { keeper: 'clerk', kinds: ['vacant'], ...term };
    await site.take('supervisor', 'keyKeepers', 'designate', 'named', naming);
    await site.sweep();
    expect(await site.waitsFor('clerk')).toEqual(['keyLoans/loan']);
  });

  it('[R2.4.6] is one line with nothing unseen in it', async () => {
    const site = await opening();
    await asksForSealed(site);
    await site.db.doc('sites/lakeside/keyLoans/loan').update({ keyCode: 'W-1\n\u202e\u200b李主任已签' });
    await site.take('manager', 'keyLoans', 'approve', 'loan');
    expect(JSON.stringify(await site.open('keyLoans', 'loan'))).not.toMatch(/\\n|\u202e|\u200b/);
  });
});

describe('what is due', () => {
  const borrowed = async (): Promise<TestSite> => {
    const site = await opening();
    await site.hasKey('vacant', 'K-1');
    await site.lends('K-1');
    return site;
  };

  it('[R4.4.2.5] stands there by its time for who has the key and for who lent it', async () => {
    const site = await borrowed();
    const open = await site.open('keyLoans', 'loan-K-1');
    expect(open?.deadline?.toDate()).toEqual(at('2026-09-29 18:00'));
    expect(open?.for).toEqual(['engineer', 'receptionist']);
    expect(open?.audience).toBe('staff');
  });

  it('[R4.4.2.5] is called missed only once it is, names whom it hangs on, and who could take the key back', async () => {
    const site = await borrowed();
    const open = await site.open('keyLoans', 'loan-K-1');
    expect(open).toMatchObject({ beganBy: 'engineer', of: null });
    expect(open?.matters.return).toMatchObject({
      ...{ title: { zh: '钥匙未还' }, before: { zh: '钥匙待还' }, reason: null },
      steps: [{ step: 'return', title: { en: 'Take back' } }],
    });
    expect(open?.matters.return?.who?.zh).toBe('吴工、陈前台');
    expect(open?.matters.return?.by).toContain('receptionist');
    expect(open?.matters.return?.by).not.toContain('engineer');
  });

  it('[R4.4.3.5] shows why it is late, once whoever borrowed the key has said so', async () => {
    const site = await borrowed();
    await site.passUntil('2026-09-29 18:30');
    await site.take('engineer', 'keyLoans', 'explainDelay', 'loan-K-1', { delayReason: '漏水还在修' });
    expect((await site.open('keyLoans', 'loan-K-1'))?.matters.return?.reason).toBe('漏水还在修');
  });

  it('[R4.4.2.5] waits for whoever it has climbed to, until it is settled in every place', async () => {
    const site = await borrowed();
    await site.passUntil('2026-09-30 12:00');
    for (const uid of ['engineer', 'supervisor', 'manager']) {
      expect(await site.waitsFor(uid), uid).toContain('keyLoans/loan-K-1');
      expect(await unread(site, uid), uid).toContain('loan-K-1');
    }
    await site.takesBack('K-1');
    for (const uid of ['engineer', 'receptionist', 'supervisor', 'manager']) {
      expect(await site.waitsFor(uid), uid).not.toContain('keyLoans/loan-K-1');
      expect(await unread(site, uid), uid).not.toContain('loan-K-1');
    }
  });

  it('[R4.4.2.5] moves with the closing time of the site', async () => {
    const site = await borrowed();
    await site.opensItsDays();
    const settings = await site.record('settings', 'site');
    const input = Object.fromEntries(
      Object.entries(settings ?? {}).filter(
        ([name]) => !['state', 'rev', 'opened', 'last', 'zone'].includes(name),
      ),
    );
    await site.take('manager', 'settings', 'change', 'site', { ...input, closing: '20:00' });
    await site.sweep();
    const open = await site.open('keyLoans', 'loan-K-1');
    expect(open?.deadline?.toDate()).toEqual(at('2026-09-29 20:00'));
  });

  it('[R1.3] [R2.4.1.7] is told to all staff where all may read the record, else to whom it concerns', async () => {
    const site = await borrowed();
    const term = { from: site.clock.now(), until: at('2026-10-10 00:00') };
    const naming = { keeper: 'clerk', kinds: ['vacant'], ...term };
    await site.take('supervisor', 'keyKeepers', 'designate', 'named', naming);
    await site.hasHousehold('household-101', '1-1-101');
    const what = { household: 'household-101', what: 'phone', forWhom: '物流公司', why: '大件送货' };
    await site.take('steward', 'disclosures', 'request', 'household-101~steward', what);
    const found = await site.db.collection(openPath('lakeside')).get();
    expect(
      Object.fromEntries(found.docs.map((each) => [each.get('register'), each.get('audience')])),
    ).toEqual({
      keyLoans: 'staff',
      disclosures: 'concerned',
    });
  });

  it('[R4.4.2.5] an event that comes twice, or late, changes nothing', async () => {
    const site = await borrowed();
    await site.takesBack('K-1');
    const before = (await site.db.collection(openPath('lakeside')).get()).docs.map((each) => each.data());
    for (const change of [...site.changes, ...site.changes.toReversed()]) await site.deliver(change);
    const after = (await site.db.collection(openPath('lakeside')).get()).docs.map((each) => each.data());
    expect(after).toEqual(before);
  });
});

describe('what a day owes', () => {
  const begun = async (): Promise<TestSite> => {
    const site = await opening('2026-09-29 00:00');
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.sweep();
    return site;
  };

  it('[R4.4.1.7] stands there for keepers and supervisor until it is done', async () => {
    const site = await begun();
    site.clock.set('2026-09-29 09:00');
    const open = await site.open('dutyLog', '2026-09-29', 'count~vacant');
    expect(open?.for).toEqual(expect.arrayContaining(['receptionist', 'supervisor']));
    await site.counts('vacant');
    expect(await site.open('dutyLog', '2026-09-29', 'count~vacant')).toBeNull();
  });

  it('[R4.4.1.7] waits for a keeper who was named during the day', async () => {
    const site = await begun();
    site.clock.set('2026-09-29 08:00');
    const term = { from: site.clock.now(), until: at('2026-10-10 00:00') };
    const naming = { keeper: 'clerk', kinds: ['vacant'], ...term };
    await site.take('supervisor', 'keyKeepers', 'designate', 'named', naming);
    await site.sweep();
    expect(await site.waitsFor('clerk')).toEqual(['dutyLog/2026-09-29']);
  });

  it('[R4.4.1.7] ends with its day where it can be done no more, and its notices with it', async () => {
    const site = await begun();
    await site.passUntil('2026-09-29 23:00');
    expect(await unread(site, 'receptionist')).toContain('2026-09-29');
    await site.passUntil('2026-09-30 00:00');
    expect(await site.open('dutyLog', '2026-09-29', 'count~vacant')).toBeNull();
    expect(await site.open('dutyLog', '2026-09-30', 'count~vacant')).not.toBeNull();
  });
});
