import { afterEach, describe, expect, it } from 'vitest';
import { at } from '../support/clock.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

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

/** A naming or a leave as it is stored, with the rights that follow. */
const put = async (site: TestSite, register: string, id: string, fields: object) => {
  const stamp = { by: 'supervisor', at: site.clock.now() };
  const step = register === 'keyKeepers' ? 'designate' : 'delegate';
  const envelope = { state: 'active', rev: 1, opened: stamp, last: { step, ...stamp } };
  await site.db.doc(`sites/lakeside/${register}/${id}`).set({ ...envelope, ...fields });
  await site.reckonsRights();
};

const ALWAYS = { from: at('2026-09-01 00:00'), until: at('2026-12-01 00:00') };

describe('who is told in the place of somebody on leave', () => {
  it('[R4.4.1.10] [R4.4.2.5] the stand-in of who is above, beside them, while the leave runs', async () => {
    const site = await opening('2026-09-29 15:00');
    await site.hasKey('vacant', 'K-1');
    await site.lends('K-1');
    await put(site, 'delegations', 'leave', { absent: 'supervisor', deputy: 'foreman', ...ALWAYS });
    await put(site, 'delegations', 'over', {
      ...{ absent: 'manager', deputy: 'gm', from: at('2026-09-01 00:00'), until: at('2026-09-30 11:30') },
    });
    await site.told();
    await site.passUntil('2026-09-30 12:00');
    expect(await site.told()).toEqual([
      '2026-09-29 18:00 engineer 钥匙未还 loan-K-1',
      '2026-09-29 18:00 receptionist 钥匙未还 loan-K-1',
      '2026-09-30 09:30 foreman 钥匙未还 loan-K-1',
      '2026-09-30 09:30 supervisor 钥匙未还 loan-K-1',
      '2026-09-30 11:30 manager 钥匙未还 loan-K-1',
    ]);
  });

  it('[R4.4.1.10] [R6.1.3] nobody who was dismissed, and nobody for who was dismissed', async () => {
    const site = await opening('2026-09-29 15:00');
    await site.hasKey('vacant', 'K-1');
    await site.lends('K-1');
    await put(site, 'delegations', 'leave', { absent: 'supervisor', deputy: 'foreman', ...ALWAYS });
    await site.member('foreman', { state: 'dismissed' });
    await site.told();
    await site.passUntil('2026-09-30 10:00');
    expect((await site.told()).at(-1)).toBe('2026-09-30 09:30 supervisor 钥匙未还 loan-K-1');
  });
});

describe('at every level, and for what names a person', () => {
  it('[R4.4.1.10] [R4.4.2.5] the stand-in of who is concerned is told first, beside them, while the leave runs', async () => {
    const site = await opening('2026-09-29 15:00');
    await site.hasKey('vacant', 'K-1');
    await site.lends('K-1');
    await put(site, 'delegations', 'leave', { absent: 'engineer', deputy: 'foreman', ...ALWAYS });
    await put(site, 'delegations', 'over', {
      ...{
        absent: 'receptionist',
        deputy: 'clerk',
        from: at('2026-09-01 00:00'),
        until: at('2026-09-29 18:00'),
      },
    });
    await site.told();
    await site.passUntil('2026-09-29 18:00');
    expect(await site.told()).toEqual([
      '2026-09-29 18:00 engineer 钥匙未还 loan-K-1',
      '2026-09-29 18:00 foreman 钥匙未还 loan-K-1',
      '2026-09-29 18:00 receptionist 钥匙未还 loan-K-1',
    ]);
  });

  it('[R4.4.1.10] [R4.4.2.5] a leave that begins between two levels: the stand-in is told from then on', async () => {
    const site = await opening('2026-09-29 15:00');
    await site.hasKey('vacant', 'K-1');
    await site.lends('K-1');
    const from = at('2026-09-30 11:00');
    await put(site, 'delegations', 'chief', { absent: 'supervisor', deputy: 'foreman', ...ALWAYS, from });
    await put(site, 'delegations', 'leave', { absent: 'manager', deputy: 'assistant', ...ALWAYS, from });
    await site.told();
    await site.passUntil('2026-09-30 12:00');
    expect((await site.told()).slice(2)).toEqual([
      '2026-09-30 09:30 supervisor 钥匙未还 loan-K-1',
      '2026-09-30 11:30 assistant 钥匙未还 loan-K-1',
      '2026-09-30 11:30 manager 钥匙未还 loan-K-1',
    ]);
  });

  /** The engineer asks for a copy, and the supervisor approves it. */
  async function copyApproved(site: TestSite): Promise<string[]> {
    await site.hasKey('vacant', 'K-1');
    const asked = { key: 'K-1', pieces: 1, why: '备用' };
    await site.take('engineer', 'keyCopies', 'request', 'copy', asked);
    await site.told();
    await site.take('supervisor', 'keyCopies', 'approve', 'copy');
    return site.told();
  }

  it('[R4.4.1.10] [R4.4.2.9] of a step too, whoever it names', async () => {
    const site = await opening('2026-09-29 15:00');
    await put(site, 'delegations', 'leave', { absent: 'engineer', deputy: 'foreman', ...ALWAYS });
    expect(await copyApproved(site)).toEqual([
      '2026-09-29 15:00 engineer 钥匙复配申请：批准 copy',
      '2026-09-29 15:00 foreman 钥匙复配申请：批准 copy',
    ]);
  });

  it('[R4.4.1.10] who stands in for nobody any more, or has taken the step, is not told', async () => {
    const site = await opening('2026-09-29 15:00');
    const over = { from: at('2026-09-01 00:00'), until: at('2026-09-29 15:00') };
    await put(site, 'delegations', 'over', { absent: 'engineer', deputy: 'foreman', ...over });
    await put(site, 'delegations', 'own', { absent: 'engineer', deputy: 'supervisor', ...ALWAYS });
    expect(await copyApproved(site)).toEqual(['2026-09-29 15:00 engineer 钥匙复配申请：批准 copy']);
  });

  it('[R4.4.1.10] who stands in hands nothing on: the stand-in of a stand-in is not told', async () => {
    const site = await opening('2026-09-29 15:00');
    await put(site, 'delegations', 'leave', { absent: 'engineer', deputy: 'foreman', ...ALWAYS });
    await put(site, 'delegations', 'further', { absent: 'foreman', deputy: 'clerk', ...ALWAYS });
    expect((await copyApproved(site)).map((line) => line.split(' ')[2])).toEqual(['engineer', 'foreman']);
  });
});

describe('whom a count concerns', () => {
  it('[R4.4.1.2] [R4.4.1.10] keepers whose naming runs and who work here; who stands in for them then is told too', async () => {
    const site = await opening('2026-09-29 00:00');
    await site.hasKey('vacant', 'K-1');
    const keeps = (id: string, keeper: string, more: object = {}) =>
      put(site, 'keyKeepers', id, { keeper, kinds: ['vacant'], ...ALWAYS, ...more });
    await keeps('running', 'assistant');
    await keeps('to-come', 'clerk', { from: at('2026-10-01 00:00') });
    await keeps('over', 'cleaner', { until: at('2026-09-28 00:00') });
    await keeps('left', 'cashier');
    await site.member('cashier', { state: 'dismissed' });
    await put(site, 'delegations', 'leave', { absent: 'assistant', deputy: 'foreman', ...ALWAYS });
    await put(site, 'delegations', 'planned', {
      ...{ absent: 'receptionist', deputy: 'steward', ...ALWAYS, from: at('2026-10-01 00:00') },
    });
    await site.opensItsDays();
    await site.sweep();
    const count = await site.db.doc('sites/lakeside/dutyLog/2026-09-29/due/count~vacant').get();
    expect([...(count.get('concerns') as string[])].sort()).toEqual(['assistant', 'receptionist']);
    await site.passUntil('2026-09-29 10:00');
    expect((await site.told()).map((line) => line.split(' ')[2])).toEqual([
      ...['assistant', 'foreman', 'receptionist', 'supervisor'],
    ]);
  });
});
