import { afterEach, describe, expect, it } from 'vitest';
import { at } from '../support/clock.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start = '2026-09-29 10:00'): Promise<TestSite> => {
  const site = await openTestSite({ at: start });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const takesCall = (site: TestSite, by = 'receptionist') =>
  site.take(by, 'calls', 'take', 'call', {
    ...{ rings: 2, caller: '张先生', contact: '13900001111', kind: 'complaint', matter: '楼上噪音' },
  });
const leave = (absent: string, deputy: string, from: string, until: string) => ({
  ...{ absent, deputy, from: at(from), until: at(until) },
});

describe('[R2.4.1.7] of a call, which is read at the desk and above it, is told', () => {
  it('who took it, and then up the chain, nobody twice', async () => {
    const site = await opening();
    await takesCall(site);
    await site.told();
    await site.passUntil('2026-09-29 17:00');
    expect(await site.told()).toEqual([
      '2026-09-29 10:30 receptionist 来电未办结 call',
      '2026-09-29 11:30 supervisor 来电未办结 call',
      '2026-09-29 13:30 manager 来电未办结 call',
    ]);
  });

  it('the manager once, where the chain ends at once', async () => {
    const site = await opening();
    await site.member('receptionist', { reportsTo: null });
    await takesCall(site);
    await site.told();
    await site.passUntil('2026-09-29 17:00');
    expect(await site.told()).toEqual([
      '2026-09-29 10:30 receptionist 来电未办结 call',
      '2026-09-29 11:30 manager 来电未办结 call',
    ]);
  });

  it('no superior who may not read it: the next one who may', async () => {
    const site = await opening();
    await site.member('receptionist', { reportsTo: 'cashier' });
    await takesCall(site);
    await site.told();
    await site.passUntil('2026-09-29 17:00');
    const told = await site.told();
    expect(told).toContain('2026-09-29 11:30 manager 来电未办结 call');
    expect(told.filter((line) => line.includes('cashier'))).toEqual([]);
    expect(await site.waitsFor('cashier')).not.toContain('calls/call');
    expect(await site.waitsFor('manager')).toContain('calls/call');
  });

  it('nobody who took it and may read it no more: the managers in their place', async () => {
    const site = await opening();
    await takesCall(site);
    await site.member('receptionist', { roles: ['cleaner'] });
    await site.reckonsRights();
    await site.told();
    await site.passUntil('2026-09-29 11:00');
    expect(await site.told()).toEqual(['2026-09-29 10:30 manager 来电未办结 call']);
  });

  it('who stands in for the one it was passed on to, only if they may read it', async () => {
    const site = await opening();
    const term = leave('engineer', 'cleaner', '2026-09-29 09:00', '2026-10-02 09:00');
    await site.take('engineer', 'delegations', 'delegate', 'leave', term);
    await takesCall(site);
    await site.told();
    await site.take('receptionist', 'calls', 'passOn', 'call', { passedTo: 'engineer' });
    expect(await site.told()).toEqual(['2026-09-29 10:00 engineer 来电登记表：转交 call']);
    expect(await site.waitsFor('engineer')).toContain('calls/call');
    expect(await site.waitsFor('cleaner')).not.toContain('calls/call');
  });
});

describe('[R4.4.1.10] what has climbed waits for a stand-in', () => {
  it('until the leave ends, and for whoever stands in then', async () => {
    const site = await opening();
    const first = leave('supervisor', 'foreman', '2026-09-29 09:00', '2026-09-29 12:00');
    await site.take('supervisor', 'delegations', 'delegate', 'morning', first);
    await takesCall(site);
    await site.passUntil('2026-09-29 11:45');
    for (const uid of ['supervisor', 'foreman']) expect(await site.waitsFor(uid)).toContain('calls/call');
    await site.passUntil('2026-09-29 12:01');
    expect(await site.waitsFor('supervisor')).toContain('calls/call');
    const notOnlyAtTheDesk = await site.db.doc('sites/lakeside/index/open/matters/calls~call').get();
    expect(notOnlyAtTheDesk.get('matters.close.for')).not.toContain('foreman');
    expect(notOnlyAtTheDesk.get('matters.close.for')).toContain('supervisor');
  });
});

describe('[R5.1.1] a setting of a chapter that is taken away again', () => {
  it('holds as it did before: what falls due by it moves back', async () => {
    const site = await opening();
    await site.opensItsDays();
    await site.take('manager', 'settings', 'change', 'site', { callMinutes: 300 });
    await takesCall(site);
    await site.take('manager', 'settings', 'change', 'site', { callMinutes: null });
    await site.told();
    await site.passUntil('2026-09-29 10:31');
    expect(await site.told()).toContain('2026-09-29 10:30 receptionist 来电未办结 call');
  });
});
