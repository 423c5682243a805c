import { afterEach, describe, expect, it } from 'vitest';
import { at } from '../support/clock.ts';
import { pngOf } from '../support/pictures.ts';
import { beforeNextCommit } from '../support/rpcs.ts';
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

const GRANT = 'household-1-1-101~steward';

async function granted(site: TestSite, until: string): Promise<void> {
  await site.hasDeposit('1-1-101', 'W-1');
  const asked = { household: 'household-1-1-101', what: 'phone', forWhom: '维修师傅', why: '漏水' };
  await site.take('steward', 'disclosures', 'request', GRANT, asked);
  await site.take('supervisor', 'disclosures', 'approve', GRANT, { until: at(until) });
}

/** Revoked, asked for again and granted for longer, all within the minute. */
async function grantedForLonger(site: TestSite, until: string): Promise<void> {
  await site.take('supervisor', 'disclosures', 'revoke', GRANT);
  const again = { what: 'phone', forWhom: '维修师傅', why: '还在漏水' };
  await site.take('steward', 'disclosures', 'requestAgain', GRANT, again);
  await site.take('supervisor', 'disclosures', 'approve', GRANT, { until: at(until) });
}

const stateOf = async (site: TestSite, register: string, id: string) =>
  (await site.record(register, id))?.state;

describe('a disclosure', () => {
  it('[R1.3] expires at its time by the system, and not before', async () => {
    const site = await opening('2026-09-29 09:00');
    await granted(site, '2026-09-29 12:00');
    await site.passUntil('2026-09-29 11:59');
    expect(await stateOf(site, 'disclosures', GRANT)).toBe('granted');
    await site.passUntil('2026-09-29 12:00');
    expect(await site.record('disclosures', GRANT)).toMatchObject({
      state: 'expired',
      rev: 3,
      last: { step: 'expire', by: 'system' },
    });
    expect(await site.due('disclosures', GRANT, 'expiry')).toMatchObject({ at: null, overdue: false });
  });

  it('[R1.3] expires once, however often the sweep and the events come', async () => {
    const site = await opening('2026-09-29 09:00');
    await granted(site, '2026-09-29 12:00');
    await site.passUntil('2026-09-29 12:00');
    await site.deliver(await site.written('disclosures', GRANT));
    const wanted = await snapshotOf(site.db);
    for (const change of site.changes) await site.deliver(change);
    await site.sweep();
    expect(await snapshotOf(site.db)).toEqual(wanted);
  });

  it('[R1.3] nobody is flagged or told when it expires', async () => {
    const site = await opening('2026-09-29 09:00');
    await granted(site, '2026-09-29 12:00');
    await site.told();
    await site.passUntil('2026-10-02 12:00');
    await site.deliver(await site.written('disclosures', GRANT));
    expect(await site.told()).toEqual([]);
  });

  it('[R1.3] that was granted for longer meanwhile is left alone, though its entry is not moved on yet', async () => {
    const site = await opening('2026-09-29 11:59');
    await granted(site, '2026-09-29 12:00');
    const delivered = site.changes.length;
    site.quiet = true;
    await grantedForLonger(site, '2026-09-29 15:00');
    await site.passUntil('2026-09-29 11:59');
    site.clock.set('2026-09-29 12:00');
    await site.sweep();
    expect(await stateOf(site, 'disclosures', GRANT)).toBe('granted');
    for (const change of site.changes.slice(delivered)) await site.deliver(change);
    await site.passUntil('2026-09-29 14:59');
    expect(await stateOf(site, 'disclosures', GRANT)).toBe('granted');
    await site.passUntil('2026-09-29 15:00');
    expect(await stateOf(site, 'disclosures', GRANT)).toBe('expired');
  });

  it('[R1.3] that was revoked a moment before is settled, and not put aside', async () => {
    const site = await opening('2026-09-29 11:59');
    await granted(site, '2026-09-29 12:00');
    site.quiet = true;
    await site.take('supervisor', 'disclosures', 'revoke', GRANT);
    site.clock.set('2026-09-29 12:00');
    await site.sweep();
    const due = await site.due('disclosures', GRANT, 'expiry');
    expect(due).toMatchObject({ at: null, overdue: false, parked: null });
    expect(await site.record('disclosures', GRANT)).toMatchObject({ last: { step: 'revoke' }, rev: 3 });
  });

  it('[R1.3] that was revoked and, while the sweep settles it, granted anew, still expires', async () => {
    const site = await opening('2026-09-29 09:00');
    await granted(site, '2026-09-29 12:00');
    site.clock.set('2026-09-29 12:00');
    site.quiet = true;
    await site.take('supervisor', 'disclosures', 'revoke', GRANT);
    beforeNextCommit(site.db, async () => {
      site.quiet = false;
      const again = { what: 'phone', forWhom: '维修师傅', why: '还在漏水' };
      await site.take('steward', 'disclosures', 'requestAgain', GRANT, again);
      await site.take('supervisor', 'disclosures', 'approve', GRANT, { until: at('2026-09-29 15:00') });
    });
    await site.sweep();
    await site.passUntil('2026-09-29 15:00');
    expect(await stateOf(site, 'disclosures', GRANT)).toBe('expired');
  });
});

describe('a delegation', () => {
  it('[R4.4.1.10] ends with the leave, and the stand-in is told', async () => {
    const site = await opening('2026-09-29 09:00');
    const leave = { absent: 'supervisor', deputy: 'foreman' };
    const term = { from: at('2026-09-29 10:00'), until: at('2026-10-08 18:00') };
    await site.take('supervisor', 'delegations', 'delegate', 'leave', { ...leave, ...term });
    await site.told();
    await site.passUntil('2026-10-08 17:59');
    expect(await stateOf(site, 'delegations', 'leave')).toBe('active');
    await site.passUntil('2026-10-08 18:00');
    expect(await stateOf(site, 'delegations', 'leave')).toBe('ended');
    const change = await site.written('delegations', 'leave');
    await site.deliver(change);
    await site.deliver(change);
    expect((await site.told()).map((line) => line.split(' ').slice(2).join(' '))).toEqual([
      'foreman 休假委托：到期 leave',
      'supervisor 休假委托：到期 leave',
    ]);
  });
});

describe('a copy of an ID card', () => {
  const add = (site: TestSite, id: string, kind: string) => site.hasPicture(id, kind, 'keyLoans', 'loan');

  it.each(['idCard', 'entryPass', 'letterOfAuthority'])(
    '[R2.4.1.7] %s is gone after ninety days',
    async (kind) => {
      const site = await opening('2026-09-29 09:00');
      await add(site, 'copy', kind);
      await site.passUntil('2026-12-28 08:59');
      expect(await site.record('attachments', 'copy')).toMatchObject({ state: 'kept' });
      await site.passUntil('2026-12-28 09:00');
      const expired = await site.record('attachments', 'copy');
      expect(expired).toMatchObject({ state: 'expired', kind, last: { step: 'expire', by: 'system' } });
      expect(expired).not.toHaveProperty('content');
      await site.deliver(await site.written('attachments', 'copy'));
      expect(JSON.stringify(await snapshotOf(site.db))).not.toContain(pngOf('copy').toString('base64'));
    },
  );

  it('[R4.4.3.4] signatures and the developer’s proof are kept', async () => {
    const site = await opening('2026-09-29 09:00');
    for (const kind of ['signature', 'developerProof', 'photo']) await add(site, kind, kind);
    await site.passUntil('2028-01-01 00:00');
    for (const kind of ['signature', 'developerProof', 'photo']) {
      expect(await site.record('attachments', kind)).toMatchObject({
        state: 'kept',
        content: expect.anything(),
      });
    }
  });
});
