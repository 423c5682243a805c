import { afterEach, describe, expect, it } from 'vitest';
import { reportMissingKeys } from '../../functions/src/chapters/keys/missing-keys.ts';
import { StepRefused } from '../../functions/src/records/take-step.ts';
import { watchRpcs } from '../support/rpcs.ts';
import { openTestSite, type TestSite } from '../support/site.ts';
import { snapshotOf } from '../support/snapshot.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start = '2026-09-29 09:30'): Promise<TestSite> => {
  const site = await openTestSite({ at: start });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const COUNT = '2026-09-29~vacant';

const incidents = async (site: TestSite) =>
  (await site.db.collection('sites/lakeside/keyIncidents').get()).docs.map((each) => each.id);

const inventory = async (site: TestSite) =>
  (await site.db.doc(`sites/lakeside/keyCounts/${COUNT}/standing/inventory`).get()).get('keys');

const start = (site: TestSite) =>
  site.take('receptionist', 'keyCounts', 'start', COUNT, { day: '2026-09-29', cabinet: 'vacant' });

describe('what a count has to name', () => {
  it('[R4.4.1.7] is laid in when it is started: every key of the cabinet, wherever it is', async () => {
    const site = await opening();
    for (const code of ['K-1', 'K-2', 'K-3', 'K-4']) await site.hasKey('vacant', code);
    await site.hasKey('area', 'Q-1');
    await site.lends('K-2');
    await site.take('supervisor', 'keys', 'withdraw', 'K-4', { withdrawnFor: '已售' });
    await start(site);
    expect(await inventory(site)).toEqual(['K-1', 'K-2', 'K-3']);
  });

  it('[R4.4.1.7] stays as it was laid in, however often the event comes and whatever leaves the cabinet', async () => {
    const site = await opening();
    for (const code of ['K-1', 'K-2']) await site.hasKey('vacant', code);
    const [started] = await start(site);
    if (!started) throw new Error('Nothing moved');
    await site.take('supervisor', 'keys', 'withdraw', 'K-1', { withdrawnFor: '已售' });
    await site.hasKey('vacant', 'K-3');
    const wanted = await snapshotOf(site.db);
    await site.deliver(started);
    await site.deliver(started);
    expect(await snapshotOf(site.db)).toEqual(wanted);
    expect(await inventory(site)).toEqual(['K-1', 'K-2']);
  });

  it('[R4.4.1.7] [R2.4.12] a count that leaves a key out is refused; the same with that key is not', async () => {
    const site = await opening();
    for (const code of ['K-1', 'K-2']) await site.hasKey('vacant', code);
    await start(site);
    const finish = (found: string[]) =>
      site.take('receptionist', 'keyCounts', 'finish', COUNT, { found, missing: [], lent: [] });
    await expect(finish(['K-1'])).rejects.toThrow('everyKeyNamedOnce');
    await finish(['K-1', 'K-2']);
  });
});

describe('the obligation of the day', () => {
  const owed = async (site: TestSite) =>
    (await site.db.doc('sites/lakeside/dutyLog/2026-09-29/due/count~vacant').get()).get('at');

  it('[R4.4.1.7] is settled by a proper count, and not by a record that names only some of the keys', async () => {
    const site = await opening('2026-09-29 00:00');
    for (const code of ['K-1', 'K-2']) await site.hasKey('vacant', code);
    await site.opensItsDays();
    await site.sweep();
    const finished = await site.counts('vacant');
    const obligation = site.db.doc('sites/lakeside/dutyLog/2026-09-29/due/count~vacant');
    expect(await owed(site)).toBeNull();
    const count = site.db.doc(`sites/lakeside/keyCounts/${COUNT}`);
    for (const [found, settled] of [
      [['K-1'], false],
      [['K-1', 'K-2'], true],
    ] as const) {
      await count.update({ found });
      await obligation.update({ at: site.clock.now(), overdue: false });
      await site.deliver(finished);
      expect((await owed(site)) === null).toBe(settled);
    }
  });
});

describe('a key that a count has missed', () => {
  const MISSED = `count~${COUNT}~K-2`;

  it('[R4.4.1.7] [R4.4.1.8] is reported as lost, once, however often the event comes', async () => {
    const site = await opening();
    for (const code of ['K-1', 'K-2', 'K-3']) await site.hasKey('vacant', code);
    const finished = await site.counts('vacant', { missing: ['K-2', 'K-3'] });
    await site.deliver(finished);
    await site.deliver(finished);
    expect(await incidents(site)).toEqual([MISSED, `count~${COUNT}~K-3`]);
    expect(await site.record('keyIncidents', MISSED)).toMatchObject({
      ...{ key: 'K-2', what: 'lost', answerable: 'receptionist', state: 'reported', rev: 1 },
      opened: { by: 'system' },
      account: expect.stringMatching(/^[0-9-]+ 清点时缺少，系统自动报告。$/),
    });
    expect(await site.record('keys', 'K-2')).toMatchObject({ state: 'lost', rev: 2 });
    await site.told();
    await site.deliver(await site.written('keyIncidents', MISSED));
    // Nobody has asked for what the server has begun.
    expect(await site.open('keyIncidents', MISSED)).toMatchObject({ beganBy: 'system', began: null });
    expect((await site.told()).map((line) => line.split(' ')[2])).toEqual(['manager', 'supervisor']);
  });

  it('[R4.4.1.7] is not one that is out, or lost already', async () => {
    const site = await opening();
    for (const code of ['K-1', 'K-2', 'K-3']) await site.hasKey('vacant', code);
    await site.lends('K-2');
    const report = { key: 'K-3', what: 'lost', account: '不见了', answerable: 'engineer' };
    await site.take('receptionist', 'keyIncidents', 'report', 'incident', report);
    await site.counts('vacant', { missing: ['K-2', 'K-3'] });
    expect(await incidents(site)).toEqual(['incident']);
    expect(await site.record('keys', 'K-2')).toMatchObject({ state: 'out', rev: 2 });
    await site.takesBack('K-2');
  });

  it('[R4.4.1.7] [R4.4.1.8] is one that the count says is lent though it is not; one that is out is none', async () => {
    const site = await opening();
    for (const code of ['K-1', 'K-2', 'K-3']) await site.hasKey('vacant', code);
    await site.lends('K-3');
    const finished = await site.counts('vacant', { lent: ['K-2', 'K-3'] });
    expect(await incidents(site)).toEqual([MISSED]);
    site.clock.set('2026-09-29 15:00');
    await site.takesBack('K-3');
    await site.deliver(finished);
    expect(await incidents(site)).toEqual([MISSED]);
    expect(await site.record('keys', 'K-3')).toMatchObject({ state: 'inCabinet' });
  });

  it('[R4.4.1.7] [R4.4.1.8] one that is damaged, and so reported, is not lost because the count names it so', async () => {
    const site = await opening();
    for (const code of ['K-1', 'K-2']) await site.hasKey('vacant', code);
    const report = { key: 'K-1', what: 'damaged', account: '断在锁里', answerable: 'engineer' };
    await site.take('receptionist', 'keyIncidents', 'report', 'incident', report);
    site.clock.set('2026-09-29 17:00');
    await site.counts('vacant', { lent: ['K-1'] });
    expect(await incidents(site)).toEqual(['incident']);
    expect(await site.record('keys', 'K-1')).toMatchObject({ state: 'damaged', rev: 2 });
  });

  it('[R4.4.1.6] [R4.4.1.7] found though it is entered as out or lost: supervisor and manager look into it, once', async () => {
    const site = await opening();
    for (const code of ['K-1', 'K-2', 'K-3', 'K-4']) await site.hasKey('vacant', code);
    await site.lends('K-2');
    await site.lends('K-3');
    const report = { key: 'K-4', what: 'lost', account: '不见了', answerable: 'engineer' };
    await site.take('receptionist', 'keyIncidents', 'report', 'incident', report);
    await site.told();
    site.clock.set('2026-09-29 17:00');
    const finished = await site.counts('vacant', { lent: ['K-3'] });
    // Lent after it was counted, it is where it is entered.
    site.clock.set('2026-09-29 17:30');
    await site.lends('K-1');
    await site.deliver(finished);
    const notices = await site.db.collectionGroup('notices').where('kind', '==', 'keyFoundElsewhere').get();
    const told = notices.docs.map((each) => `${each.ref.parent.parent?.id} ${each.get('record')}`);
    expect(told.sort()).toEqual(['manager K-2', 'manager K-4', 'supervisor K-2', 'supervisor K-4']);
    expect(notices.docs.map((each) => String(each.get('text.zh')))).toContain(
      '2026-09-29 清点时钥匙 K-4 在柜，登记为“丢失”，请核实',
    );
  });

  it('[R4.4.1.8] is not lost again by a late repetition once it was found', async () => {
    const site = await opening();
    await site.hasKey('vacant', 'K-2');
    const finished = await site.counts('vacant', { missing: ['K-2'] });
    await site.take('supervisor', 'keyIncidents', 'askManager', MISSED, {
      managerAnswer: '同意',
      protection: '已换锁',
    });
    await site.take('receptionist', 'keyIncidents', 'remedy', MISSED, {
      ...{ remedyKind: 'found', piecesBack: 2 },
    });
    await site.deliver(finished);
    expect(await site.record('keys', 'K-2')).toMatchObject({ state: 'inCabinet' });
    expect(await incidents(site)).toEqual([MISSED]);
  });

  it('[R4.4.1.8] lent in the very moment of its report, it is not lost', async () => {
    const site = await opening();
    await site.hasKey('vacant', 'K-2');
    site.quiet = true;
    const finished = await site.counts('vacant', { missing: ['K-2'] });
    // Between the look at the key and the transaction of the report.
    const stop = watchRpcs(site.db, async (_method, call, request) => {
      if ((request as { newTransaction?: unknown }).newTransaction) {
        stop();
        await site.lends('K-2');
      }
      return call();
    });
    await reportMissingKeys(site.db, finished, site.clock.now());
    expect(await site.record('keys', 'K-2')).toMatchObject({ state: 'out' });
    expect(await incidents(site)).toEqual([]);
  });

  it.each([
    ['of another key', { key: 'K-1', what: 'lost', state: 'reported', opened: { by: 'system' } }],
    ['that somebody wrote', { key: 'K-2', what: 'lost', state: 'solved', opened: { by: 'receptionist' } }],
    [
      'that says something else',
      { key: 'K-2', what: 'damaged', state: 'reported', opened: { by: 'system' } },
    ],
  ])('[R4.4.1.7] is reported though an incident %s stands under its id', async (_which, foreign) => {
    const site = await opening();
    for (const code of ['K-1', 'K-2']) await site.hasKey('vacant', code);
    await site.db.doc(`sites/lakeside/keyIncidents/${MISSED}`).set(foreign);
    const finished = await site.counts('vacant', { missing: ['K-2'] });
    await site.deliver(finished);
    expect(await incidents(site)).toEqual([MISSED, `${MISSED}~~2`]);
    expect(await site.record('keyIncidents', `${MISSED}~~2`)).toMatchObject({
      key: 'K-2',
      state: 'reported',
    });
    expect(await site.record('keys', 'K-2')).toMatchObject({ state: 'lost' });
  });

  it('[R4.4.1.8] whose report is refused is told to supervisor and manager, once, and the others are reported', async () => {
    const site = await opening();
    for (const code of ['K-2', 'K-3']) await site.hasKey('vacant', code);
    const finished = await site.counts('vacant');
    const named = { ...finished, after: { ...finished.after, found: [], missing: ['K-9', 'K-2'] } };
    await site.told();
    await site.deliver(named);
    await site.deliver(named);
    expect(await incidents(site)).toEqual([MISSED]);
    expect(await site.told()).toEqual([
      `2026-09-29 09:30 manager 缺少的钥匙未能自动报失 ${COUNT}`,
      `2026-09-29 09:30 supervisor 缺少的钥匙未能自动报失 ${COUNT}`,
    ]);
  });

  it('[R4.4.1.8] whose report is refused for now is tried again with the event', async () => {
    const site = await opening();
    for (const code of ['K-2', 'K-3']) await site.hasKey('vacant', code);
    site.quiet = true;
    const finished = await site.counts('vacant', { missing: ['K-2', 'K-3'] });
    const key = site.db.doc('sites/lakeside/keys/K-2');
    await key.update({ state: 'nowhere' });
    await expect(site.deliver(finished)).rejects.toThrow(StepRefused);
    expect(await incidents(site)).toEqual([`count~${COUNT}~K-3`]);
    await key.update({ state: 'inCabinet' });
    await site.deliver(finished);
    expect(await incidents(site)).toEqual([MISSED, `count~${COUNT}~K-3`]);
  });

  it('[R4.4.1.7] two keys whose ids begin with the same eighty characters are two incidents', async () => {
    const site = await opening();
    const long = (end: string) => `K-${'7'.repeat(70)}${end}`;
    // No code is so long; whoever wrote these has gone past the rules.
    await site.hasKey('vacant', 'K-1');
    const key = site.db.doc('sites/lakeside/keys/K-1');
    const stands = (await key.get()).data();
    for (const end of ['a', 'b']) await key.parent.doc(long(end)).set({ ...stands, code: long(end) });
    await key.delete();
    await site.counts('vacant', { missing: [long('a'), long('b')] });
    const ids = await incidents(site);
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(80);
    for (const end of ['a', 'b'])
      expect(await site.record('keys', long(end))).toMatchObject({ state: 'lost' });
  });
});
