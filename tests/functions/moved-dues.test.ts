import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '../../functions/src/consequences/tell-of.ts';
import { sweep } from '../../functions/src/deadlines/sweep.ts';
import type { Document } from '../../functions/src/records/documents.ts';
import type { Settings } from '../../rulebook/site/settings.ts';
import { at } from '../support/clock.ts';
import { deathsOf, live } from '../support/mortal.ts';
import { rpcsOf, watchRpcs } from '../support/rpcs.ts';
import { openTestSite, type TestSite } from '../support/site.ts';
import { readAll, restore, snapshotOf } from '../support/snapshot.ts';

// A change of the site's settings moves what falls due by them, and nothing else.

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start: string, settings: Partial<Settings> = {}): Promise<TestSite> => {
  const site = await openTestSite({ at: start, settings });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** The trigger hears of a change. Days that have not begun to run are not begun by it. */
async function deliver(site: TestSite, change: Change): Promise<void> {
  const markers = ['day', 'closing'].map((name) => site.db.doc(`sites/lakeside/settings/site/due/${name}`));
  const stand = await Promise.all(markers.map((each) => each.get()));
  await site.deliver(change);
  for (const { exists, ref } of stand) if (!exists) await ref.delete();
}

/** The manager changes the settings; the trigger hears of it. */
async function changes(site: TestSite, settings: Partial<Settings>): Promise<Change> {
  const stands = (await site.record('settings', 'site')) as Document;
  const { state: _s, rev: _r, opened: _o, last: _l, zone: _z, ...fields } = stands;
  const quiet = site.quiet;
  site.quiet = true;
  const [taken] = await site.take('manager', 'settings', 'change', 'site', { ...fields, ...settings });
  site.quiet = quiet;
  // Nobody has told this site's book of changes how the settings were opened.
  const change = { ...(taken as Change), before: stands };
  await deliver(site, change);
  return change;
}

async function lent(site: TestSite, ...codes: string[]): Promise<void> {
  for (const code of codes) {
    await site.hasKey('vacant', code);
    await site.lends(code);
  }
  await site.told();
}

const due = (site: TestSite, code: string) => site.due('keyLoans', `loan-${code}`, 'return');
const stampOf = (value: unknown): number => (value as { toMillis(): number }).toMillis();
const millis = (local: string): number => at(local).getTime();

/** Ids of the records, beside the settings, that some work reads one by one. */
async function recordsRead(site: TestSite, work: () => Promise<unknown>): Promise<string[]> {
  const read: string[] = [];
  const stop = watchRpcs(site.db, (method, call, request) => {
    const { documents = [] } = (request ?? {}) as { documents?: string[] };
    const records = documents.filter((path) => !/\/(?:settings|index|standing)\//.test(path));
    if (method === 'batchGetDocuments') read.push(...records.map((path) => String(path.split('/').at(-1))));
    return call();
  });
  await work().finally(stop);
  return [...new Set(read)];
}

describe('a day that stops being a working day, or becomes one', () => {
  const owed = async (site: TestSite): Promise<string[]> => {
    const found = await site.db.collection('sites/lakeside/dutyLog/2026-09-29/due').get();
    const running = found.docs.filter((each) => each.get('at') !== null || each.get('overdue'));
    return running.map(({ id }) => id).sort();
  };
  const begun = async (settings: Partial<Settings> = {}): Promise<TestSite> => {
    const site = await opening('2026-09-29 00:00', settings);
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.sweep();
    return site;
  };

  it('[R4.4.1.7] [R2.4.8] owes nothing any more, and nobody is told of it', async () => {
    const site = await begun();
    expect(await owed(site)).toEqual(['count~vacant', 'review']);
    site.clock.set('2026-09-29 08:00');
    await changes(site, { holidays: ['2026-09-29'] });
    await site.sweep();
    expect(await owed(site)).toEqual([]);
    expect(await site.open('dutyLog', '2026-09-29', 'count~vacant')).toBeNull();
    await site.passUntil('2026-09-29 23:00');
    expect(await site.told()).toEqual([]);
  });

  it('[R4.4.1.7] [R2.4.8] owes what every working day owes', async () => {
    const site = await begun({ holidays: ['2026-09-29'] });
    expect(await owed(site)).toEqual([]);
    site.clock.set('2026-09-29 08:00');
    await changes(site, { holidays: [] });
    await site.sweep();
    expect(await owed(site)).toEqual(['count~vacant', 'review']);
    expect(await site.open('dutyLog', '2026-09-29', 'count~vacant')).not.toBeNull();
  });
});

describe('settings that change', () => {
  it('[R5.1.1] [R4.4.2.5] an earlier closing moves the keys that are out, and reads no other record', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site, 'K-1', 'K-2');
    await site.takesBack('K-2');
    const change = await changes(site, { closing: '17:00' });
    expect(await recordsRead(site, () => site.sweep())).toEqual(['loan-K-1']);
    const moved = await due(site, 'K-1');
    expect([stampOf(moved?.deadline), stampOf(moved?.at)]).toEqual([
      ...[millis('2026-09-29 17:00'), millis('2026-09-29 17:00')],
    ]);
    const wanted = await snapshotOf(site.db);
    await deliver(site, change);
    await site.sweep();
    expect(await snapshotOf(site.db)).toEqual(wanted);
    await site.passUntil('2026-09-29 17:30');
    expect(await site.told()).toEqual([
      '2026-09-29 17:00 engineer 钥匙未还 loan-K-1',
      '2026-09-29 17:00 receptionist 钥匙未还 loan-K-1',
    ]);
  });

  it('[R5.1.1] [R4.4.2.5] what is overdue is so no longer when its time lies ahead again, and is told then', async () => {
    const site = await opening('2026-09-29 15:00', { closing: '17:00' });
    await lent(site, 'K-1');
    await site.passUntil('2026-09-29 17:10');
    expect(await due(site, 'K-1')).toMatchObject({ overdue: true, level: 1 });
    await site.told();
    await changes(site, { closing: '18:00' });
    await site.sweep();
    expect(await due(site, 'K-1')).toMatchObject({ overdue: false, level: 0, flaggedAt: null });
    await site.passUntil('2026-09-29 18:30');
    expect((await site.told()).map((line) => line.slice(0, 16))).toEqual([
      ...['2026-09-29 18:00', '2026-09-29 18:00'],
    ]);
  });

  it('[R5.1.1] [R4.4.2.5] what has been told is not told again when its time was past all the same', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site, 'K-1');
    await site.passUntil('2026-09-29 18:30');
    await site.told();
    await changes(site, { closing: '17:00' });
    await site.passUntil('2026-09-30 10:00');
    expect(await site.told()).toEqual(['2026-09-30 09:30 supervisor 钥匙未还 loan-K-1']);
    const stands = await due(site, 'K-1');
    expect(stands).toMatchObject({ overdue: true, level: 2 });
    expect(stampOf(stands?.deadline)).toBe(millis('2026-09-29 17:00'));
  });

  it('[R5.1.1] a setting that nothing falls due by is no reason to look at a record', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site, 'K-1');
    await changes(site, { contacts: '0571-88001133' });
    expect((await site.db.doc('sites/lakeside/settings/site/due/reckoning').get()).exists).toBe(false);
    expect(await rpcsOf(site.db, () => site.sweep())).toEqual(['runQuery']);
  });

  it('[R4.4.1.7] another time for the count moves the counts of today', async () => {
    const site = await opening('2026-09-29 00:00');
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.passUntil('2026-09-29 08:00');
    await changes(site, { countBy: '11:30' });
    await site.passUntil('2026-09-29 11:29');
    expect(await site.told()).toEqual([]);
    await site.passUntil('2026-09-29 11:30');
    expect(await site.told()).toEqual([
      '2026-09-29 11:30 receptionist 钥匙未清点 2026-09-29',
      '2026-09-29 11:30 supervisor 钥匙未清点 2026-09-29',
    ]);
  });

  const week = { workdays: [1, 2, 3, 4, 5] };
  const [saturday, noon] = ['2026-10-10', '2026-10-10 12:00'];
  /** What the Saturday owes: name, and whether it still runs. */
  async function owedOnSaturday(site: TestSite): Promise<Record<string, boolean>> {
    const { docs } = await site.db.collection(`sites/lakeside/dutyLog/${saturday}/due`).get();
    return Object.fromEntries(docs.map((each) => [each.id, each.get('at') !== null || each.get('overdue')]));
  }

  it('[R4.4.2.5] a make-up workday is told of what is overdue, instead of the Monday after it', async () => {
    const site = await opening('2026-10-09 15:00', week);
    await lent(site, 'K-1');
    await changes(site, { makeUpWorkdays: [saturday] });
    await site.passUntil('2026-10-09 18:30');
    expect(stampOf((await due(site, 'K-1'))?.at)).toBe(millis('2026-10-10 09:30'));
    const without = await opening('2026-10-09 15:00', week);
    await lent(without, 'K-1');
    await without.passUntil('2026-10-09 18:30');
    expect(stampOf((await due(without, 'K-1'))?.at)).toBe(millis('2026-10-12 09:30'));
  });

  it('[R4.4.1.7] a Saturday that is made a working day ahead owes its count from the morning on', async () => {
    const site = await opening('2026-10-09 00:00', week);
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.counts('vacant');
    await site.passUntil('2026-10-09 12:00');
    await changes(site, { makeUpWorkdays: [saturday] });
    await site.passUntil('2026-10-10 10:00');
    expect(await site.told()).toContain('2026-10-10 10:00 supervisor 钥匙未清点 2026-10-10');
  });

  it('[R4.4.1.7] today made a working day owes its count at once; made a day off again, nothing', async () => {
    const site = await opening('2026-10-10 00:00', week);
    await site.hasKey('vacant', 'K-1');
    await site.hasKey('area', 'Q-1');
    await site.opensItsDays();
    await site.passUntil('2026-10-10 07:00');
    expect(await owedOnSaturday(site)).toEqual({});
    const change = await changes(site, { makeUpWorkdays: [saturday] });
    await site.sweep();
    const laidIn = { 'count~area': true, 'count~vacant': true, review: true };
    expect(await owedOnSaturday(site)).toEqual(laidIn);
    const wanted = await snapshotOf(site.db);
    await deliver(site, change);
    await site.sweep();
    expect(await snapshotOf(site.db)).toEqual(wanted);

    await site.counts('vacant');
    await changes(site, { makeUpWorkdays: [] });
    await site.sweep();
    expect(await owedOnSaturday(site)).toEqual({ 'count~vacant': false });
    await changes(site, { makeUpWorkdays: [saturday] });
    await site.passUntil(noon);
    expect(await owedOnSaturday(site)).toEqual({ ...laidIn, 'count~vacant': false });
    expect(await site.told()).toContain('2026-10-10 10:00 security 钥匙未清点 2026-10-10');
  });

  it('[R4.4.1.7] a holiday that is declared on the day takes its count away, overdue as it is', async () => {
    const site = await opening('2026-10-10 00:00', { ...week, makeUpWorkdays: [saturday] });
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.passUntil(noon);
    expect(await owedOnSaturday(site)).toEqual({ 'count~vacant': true, review: true });
    await changes(site, { makeUpWorkdays: [], holidays: [saturday] });
    await site.sweep();
    expect(await owedOnSaturday(site)).toEqual({});
  });

  it('[R4.4.1.7] a day that has not begun to run is not begun by it', async () => {
    const site = await opening('2026-10-10 09:00', week);
    await site.hasKey('vacant', 'K-1');
    await changes(site, { makeUpWorkdays: [saturday] });
    await site.sweep();
    expect(await owedOnSaturday(site)).toEqual({});
  });

  it('[R5.1.1] a sweep that is killed between two commits goes on where it was', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site, 'K-1', 'K-2');
    await site.hasDeposit('1-1-101', 'W-1');
    const changed = { household: 'household-1-1-101', key: 'W-1' };
    await site.take('receptionist', 'lockChanges', 'report', 'lock', changed);
    await changes(site, { closing: '17:00' });
    const start = await readAll(site.db);
    const nothing = async () => undefined;
    const run = () => sweep({ db: site.db, now: site.clock.now(), enqueue: nothing, deliverMail: nothing });
    const calls = await live(site.db, run);
    const wanted = await snapshotOf(site.db);
    for (const register of ['keyLoans/loan-K-1', 'keyLoans/loan-K-2', 'lockChanges/lock']) {
      const name = register.startsWith('keyLoans') ? 'return' : 'delivery';
      const path = `sites/lakeside/${register}/due/${name}`;
      expect(wanted[path], path).toMatchObject({ deadline: at('2026-09-29 17:00').toISOString() });
    }
    const deaths = deathsOf(calls).filter(({ call }) => calls[call - 1] === 'commit');
    expect(deaths.length).toBeGreaterThan(6);
    for (const death of deaths) {
      await restore(site.db, start);
      await live(site.db, run, death);
      await live(site.db, run);
      expect(await snapshotOf(site.db), `${death.when} call ${death.call}`).toEqual(wanted);
    }
  });
});

describe('a reminder ahead', () => {
  it('[R2.4.17] is told at its time to those who would be told first, and nothing is overdue by it', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site, 'K-1');
    const entry = site.db.doc('sites/lakeside/keyLoans/loan-K-1/due/return');
    await entry.update({ reminder: { zh: '快到期了', en: 'Soon' }, at: at('2026-09-29 16:00') });
    await site.passUntil('2026-09-29 16:00');
    expect(await entry.get().then((each) => each.data())).toMatchObject({
      ...{ overdue: false, level: 0, flaggedAt: null, reminder: null },
    });
    const inbox = site.db.collection('sites/lakeside/members/engineer/notices');
    const [notice] = (await inbox.where('kind', '==', 'ahead').get()).docs;
    expect(notice?.data()).toMatchObject({ kind: 'ahead', text: { en: 'Soon' }, wants: 'return' });
    await site.passUntil('2026-09-29 18:00');
    expect((await site.told()).map((line) => line.slice(0, 16))).toEqual([
      ...['2026-09-29 16:00', '2026-09-29 16:00', '2026-09-29 18:00', '2026-09-29 18:00'],
    ]);
  });
});
