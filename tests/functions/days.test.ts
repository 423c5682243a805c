import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '../../functions/src/records/documents.ts';
import { freshProject } from '../support/emulators.ts';
import { hasHome, pays } from '../support/fees.ts';
import { openTestSite, type TestSite } from '../support/site.ts';
import { snapshotOf } from '../support/snapshot.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start: string, settings = {}, more = {}): Promise<TestSite> => {
  const site = await openTestSite({ at: start, settings, ...more });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** What a day owes: name, and when it is next looked at. */
async function owed(site: TestSite, day: string): Promise<Record<string, unknown>> {
  const found = await site.db.collection(`sites/${site.id}/dutyLog/${day}/due`).get();
  return Object.fromEntries(
    found.docs.map((each) => [each.id, each.get('at') ? each.get('at').toDate().toISOString() : null]),
  );
}

const nothingCounted = {
  ...{ countedCash: 0, countedWechat: 0, countedAlipay: 0, countedCard: 0, countedTransfer: 0 },
};

const closed = (day: string, site = 'lakeside') => ({
  ...{ job: 'dailySummary', site, period: day },
});

describe('a business day', () => {
  it('[R4.4.1.7] [R2.4.8] opens with a count of each cabinet in use, and the signature', async () => {
    const site = await opening('2026-09-29 00:00');
    await site.hasKey('vacant', 'K-1');
    await site.hasKey('area', 'Q-1');
    await site.hasKey('desk', 'D-1');
    await site.take('supervisor', 'keys', 'withdraw', 'D-1', { withdrawnFor: '样板间撤销' });
    await site.opensItsDays();
    await site.sweep();
    expect(await owed(site, '2026-09-29')).toEqual({
      'count~vacant': '2026-09-29T02:00:00.000Z',
      'count~area': '2026-09-29T02:00:00.000Z',
      review: '2026-09-29T16:00:00.000Z',
    });
    await site.passUntil('2026-09-30 00:00');
    await site.sweep();
    expect(Object.keys(await owed(site, '2026-09-30'))).toEqual(['count~area', 'count~vacant', 'review']);
  });

  it('[R3.4.1.2] owes the cash-up of each cashier who takes money, until it is made', async () => {
    const site = await opening('2026-09-28 12:00');
    await hasHome(site, 'zhang');
    await pays(site, 'zhang', 10_000);
    await site.opensItsDays();
    await site.passUntil('2026-09-29 09:00');
    expect(await owed(site, '2026-09-29')).toMatchObject({ 'cashUp~cashier': '2026-09-29T10:00:00.000Z' });
    await site.passUntil('2026-09-29 18:00');
    await site.take('cashier', 'cashUps', 'close', 'cashUp-1', { day: '2026-09-29', ...nothingCounted });
    await site.passUntil('2026-09-30 09:00');
    expect(await owed(site, '2026-09-29')).toMatchObject({ 'cashUp~cashier': null });
    // What is not cashed up is asked for beyond its day.
    await site.passUntil('2026-10-01 09:00');
    expect(await owed(site, '2026-09-30')).toMatchObject({ 'cashUp~cashier': expect.any(String) });
  });

  it('[R4.4.1.7] a holiday owes nothing', async () => {
    const site = await opening('2026-09-30 00:00', { holidays: ['2026-10-01'], workdays: [1, 2, 3, 4, 5] });
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.passUntil('2026-10-05 09:00');
    expect(await owed(site, '2026-10-01')).toEqual({});
    expect(await owed(site, '2026-10-03')).toEqual({});
    expect(Object.keys(await owed(site, '2026-10-02'))).toEqual(['count~vacant', 'review']);
  });

  it('[R4.4.1.7] a Sunday that is worked for a holiday owes what any working day owes', async () => {
    const week = { workdays: [1, 2, 3, 4, 5], holidays: ['2026-10-01'], makeUpWorkdays: ['2026-09-27'] };
    const site = await opening('2026-09-25 00:00', week);
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.passUntil('2026-09-27 10:00');
    expect(await owed(site, '2026-09-26')).toEqual({});
    expect(Object.keys(await owed(site, '2026-09-27'))).toEqual(['count~vacant', 'review']);
    const told = (await site.told()).filter((line) => line.startsWith('2026-09-27 10:00'));
    expect(told).toContain('2026-09-27 10:00 supervisor 钥匙未清点 2026-09-27');
  });

  it('[R4.4.1.7] what was done before it opened is not asked for', async () => {
    const site = await opening('2026-09-29 00:00');
    await site.hasKey('vacant', 'K-1');
    await site.counts('vacant');
    await site.opensItsDays();
    await site.passUntil('2026-09-29 12:00');
    expect(await owed(site, '2026-09-29')).toMatchObject({ 'count~vacant': null });
    expect(await site.told()).toEqual([]);
  });

  it('[R4.4.1.7] a missed count is overdue until its day ends: it can’t be made up for', async () => {
    const site = await opening('2026-09-29 00:00');
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    const count = () => site.db.doc('sites/lakeside/dutyLog/2026-09-29/due/count~vacant').get();
    await site.passUntil('2026-09-29 23:00');
    expect((await count()).data()).toMatchObject({ overdue: true, level: 3 });
    await site.passUntil('2026-09-30 00:00');
    await site.sweep();
    expect((await count()).data()).toMatchObject({ overdue: false, at: null, level: 3 });
    const review = await site.db.doc('sites/lakeside/dutyLog/2026-09-29/due/review').get();
    expect(review.data()).toMatchObject({ overdue: true });
  });

  it('[R2.4.8] closes once, each day, with the summary asked for', async () => {
    const site = await opening('2026-09-29 08:00');
    await site.opensItsDays();
    await site.passUntil('2026-10-02 09:00');
    expect(site.summaries).toEqual(['2026-09-29', '2026-09-30', '2026-10-01'].map((day) => closed(day)));
  });

  it('[R2.4.8] a site that was opened after closing closes for the first time the next day', async () => {
    const site = await opening('2026-09-29 19:00');
    await site.opensItsDays();
    await site.passUntil('2026-09-30 20:00');
    expect(site.summaries).toEqual([closed('2026-09-30')]);
  });

  it('[R2.4.8] each site by its own clock', async () => {
    const project = freshProject('days');
    const east = await opening('2026-09-29 08:00', {}, { project, id: 'east' });
    const west = await opening('2026-09-29 08:00', { zone: 'Europe/Berlin' }, { project, id: 'west' });
    await east.opensItsDays();
    await west.opensItsDays();
    await east.passUntil('2026-09-29 18:00');
    await east.sweep();
    expect(east.summaries).toEqual([closed('2026-09-29', 'east')]);
    await east.passUntil('2026-09-30 00:00');
    await east.sweep();
    expect(east.summaries).toEqual([closed('2026-09-29', 'east'), closed('2026-09-29', 'west')]);
  });
});

describe('when nothing has run for a while', () => {
  it('[R4.4.1.7] the days that were missed are opened one after the other, and told', async () => {
    const site = await opening('2026-09-29 00:00');
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.sweep();
    site.clock.set('2026-10-02 09:00');
    await site.passUntil('2026-10-02 09:01');
    for (const day of ['2026-09-30', '2026-10-01', '2026-10-02']) {
      expect(Object.keys(await owed(site, day))).toEqual(['count~vacant', 'review']);
    }
    const unsigned = (await site.told()).filter((line) => line.includes('supervisor 值班日志未签'));
    expect(unsigned.map((line) => line.split(' ').at(-1))).toEqual([
      '2026-09-29',
      '2026-09-30',
      '2026-10-01',
    ]);
  });

  it('after months only today is opened', async () => {
    const site = await opening('2026-03-01 00:00');
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.sweep();
    site.clock.set('2026-09-29 09:00');
    await site.sweep();
    expect(await owed(site, '2026-03-02')).toEqual({});
    expect(Object.keys(await owed(site, '2026-09-29'))).toEqual(['count~vacant', 'review']);
    expect(site.summaries).toEqual([closed('2026-03-01')]);
  });

  it('two sweeps at once open a day once', async () => {
    const site = await opening('2026-09-29 00:00');
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await Promise.all([site.sweep(), site.sweep()]);
    const wanted = await snapshotOf(site.db);
    await site.sweep();
    expect(await snapshotOf(site.db)).toEqual(wanted);
    expect(Object.keys(await owed(site, '2026-09-29'))).toEqual(['count~vacant', 'review']);
  });
});

describe('a site with wrong settings', () => {
  it('[R5.1.1] is put aside and stops no other; corrected, its days run again', async () => {
    const project = freshProject('days');
    const wrong = await opening('2026-09-29 08:00', {}, { project, id: 'wrong' });
    const good = await opening('2026-09-29 08:00', {}, { project, id: 'good' });
    await wrong.opensItsDays();
    await good.opensItsDays();
    await wrong.sweep();
    const settings = wrong.db.doc('sites/wrong/settings/site');
    await settings.update({ closing: null });
    await wrong.passUntil('2026-09-29 19:00');
    expect(wrong.summaries.filter(({ site }) => site === 'good')).toEqual([closed('2026-09-29', 'good')]);
    const stands = (await wrong.record('settings', 'site')) as Document;
    const { state: _state, rev: _rev, opened: _opened, last: _last, zone: _zone, ...fields } = stands;
    await wrong.take('manager', 'settings', 'change', 'site', { ...fields, closing: '19:30' });
    await wrong.passUntil('2026-09-29 20:00');
    expect(wrong.summaries.filter(({ site }) => site === 'wrong').map(({ period }) => period)).toContain(
      '2026-09-29',
    );
  });

  it('[R5.1.1] a zone that is none is taken for the default one', async () => {
    const site = await opening('2026-09-29 08:00', { zone: 'Mars/Olympus' });
    await site.opensItsDays();
    await site.passUntil('2026-09-29 18:30');
    expect(site.summaries).toEqual([closed('2026-09-29')]);
  });
});
