import { Timestamp } from 'firebase-admin/firestore';
import { afterEach, describe, expect, it } from 'vitest';
import { rosterPath, wholeRoster } from '../../functions/src/records/roster.ts';
import { registers } from '../../rulebook/chapters/index.ts';
import { recordPath } from '../../rulebook/reading/paths.ts';
import { at } from '../support/clock.ts';
import { freshProject } from '../support/emulators.ts';
import { beforeNextCommit, rpcsOf } from '../support/rpcs.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

// A clock is moved through days and nights, and the exact list of who has been told what, when, is compared.

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

/** A key of a vacant unit is lent to the engineer at the site's time; what was told so far is forgotten. */
async function lent(site: TestSite, more = {}): Promise<void> {
  await site.hasKey('vacant', 'K-1');
  await site.lends('K-1', 'engineer', more);
  await site.told();
}

const papersOwed = ({ id }: TestSite) => recordPath(id, registers('papersOwed'), '2026-09-29');
const dueOfLoan = (site: TestSite) => site.due('keyLoans', 'loan-K-1', 'return');

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
    expect(await dueOfLoan(site)).toMatchObject({ overdue: true, level: 3, at: null });
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

  it('[R4.4.2.5] an earlier time that was agreed holds', async () => {
    const site = await opening('2026-09-29 14:30');
    await lent(site, { dueBy: at('2026-09-29 16:00') });
    await site.passUntil('2026-09-30 12:00');
    expect(await site.told()).toEqual([
      '2026-09-29 16:00 engineer 钥匙未还 loan-K-1',
      '2026-09-29 16:00 receptionist 钥匙未还 loan-K-1',
      '2026-09-29 17:00 supervisor 钥匙未还 loan-K-1',
      '2026-09-30 09:30 manager 钥匙未还 loan-K-1',
    ]);
  });

  it('[R4.4.2.5] is not told of any more once it is back, whatever the level', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site);
    await site.passUntil('2026-09-30 08:45');
    expect(await site.told()).toHaveLength(2);
    await site.takesBack('K-1');
    await site.passUntil('2026-10-05 12:00');
    expect(await site.told()).toEqual([]);
    expect(await dueOfLoan(site)).toMatchObject({ at: null, overdue: false });
  });

  it('[R4.4.2.5] nobody is told when it is back in time', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site);
    site.clock.set('2026-09-29 17:59');
    await site.takesBack('K-1');
    await site.passUntil('2026-10-05 12:00');
    expect(await site.told()).toEqual([]);
  });

  it('[R4.4.2.5] no level is told twice, however often events and sweeps come', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site);
    const again = async () => {
      await site.sweep();
      for (const change of site.changes) await site.deliver(change);
      await site.sweep();
    };
    for (const time of ['2026-09-29 18:00', '2026-09-30 09:30', '2026-09-30 11:30', '2026-10-01 09:00']) {
      await site.passUntil(time);
      await again();
    }
    expect(await site.told()).toHaveLength(4);
  });

  it('[R11.1.2.2] a sweep that comes hours late tells as much, and counts the interval from then', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site);
    site.clock.set('2026-09-30 10:07');
    await site.sweep();
    await site.passUntil('2026-10-01 12:00');
    expect(await site.told()).toEqual([
      '2026-09-30 10:07 engineer 钥匙未还 loan-K-1',
      '2026-09-30 10:07 receptionist 钥匙未还 loan-K-1',
      '2026-09-30 11:07 supervisor 钥匙未还 loan-K-1',
      '2026-09-30 13:07 manager 钥匙未还 loan-K-1',
    ]);
  });
});

describe('the chain of who reports to whom', () => {
  it('[R6.1.3] who has been dismissed is passed over, as borrower and in the chain', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site);
    await site.member('engineer', { state: 'dismissed' });
    await site.member('supervisor', { state: 'dismissed' });
    await site.passUntil('2026-10-05 12:00');
    expect(await site.told()).toEqual([
      '2026-09-29 18:00 receptionist 钥匙未还 loan-K-1',
      '2026-09-30 09:30 manager 钥匙未还 loan-K-1',
      '2026-09-30 11:30 gm 钥匙未还 loan-K-1',
    ]);
  });

  it('[R6.1.3] a circle in it ends with the manager', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site);
    await site.member('supervisor', { reportsTo: 'receptionist' });
    await site.passUntil('2026-10-05 12:00');
    expect(await site.told()).toEqual([
      '2026-09-29 18:00 engineer 钥匙未还 loan-K-1',
      '2026-09-29 18:00 receptionist 钥匙未还 loan-K-1',
      '2026-09-30 09:30 supervisor 钥匙未还 loan-K-1',
      '2026-09-30 11:30 manager 钥匙未还 loan-K-1',
    ]);
  });

  it('[R4.4.2.5] when all who are concerned have left, the manager is told first', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site);
    await site.member('engineer', { state: 'dismissed' });
    await site.member('receptionist', { state: 'dismissed' });
    await site.passUntil('2026-09-29 20:00');
    expect(await site.told()).toEqual(['2026-09-29 18:00 manager 钥匙未还 loan-K-1']);
  });
});

describe('other matters', () => {
  it('[R11.1.1.2] area keys: from the end of the middle shift', async () => {
    const site = await opening('2026-09-29 08:40');
    await site.hasKey('area', 'Q-1', 12);
    await site.take('security', 'areaKeyHandovers', 'draw', 'form', { key: 'Q-1', drawnBy: 'cleaner' });
    await site.told();
    await site.passUntil('2026-10-01 12:00');
    expect(await site.told()).toEqual([
      '2026-09-29 22:00 cleaner 区域钥匙未交回 form',
      '2026-09-29 22:00 security 区域钥匙未交回 form',
      '2026-09-30 09:30 manager 区域钥匙未交回 form',
      '2026-09-30 11:30 gm 区域钥匙未交回 form',
    ]);
  });

  it('[R4.4.1.4] papers of an emergency release: from midnight, until they are complete', async () => {
    const site = await opening('2026-09-29 10:00');
    await site.hasDeposit('1-1-101', 'W-1');
    await site.releasesInEmergency('W-1');
    await site.takesBack('W-1');
    await site.told();
    await site.passUntil('2026-09-30 10:00');
    expect(await site.told()).toEqual([
      '2026-09-30 00:00 manager 紧急动用手续未补 loan-W-1',
      '2026-09-30 00:00 receptionist 紧急动用手续未补 loan-W-1',
      '2026-09-30 00:00 supervisor 紧急动用手续未补 loan-W-1',
      '2026-09-30 09:30 supervisor 紧急动用手续未补 loan-W-1',
    ]);
    expect((await site.db.doc(papersOwed(site)).get()).get('count')).toBe(1);
    await site.take('supervisor', 'keyLoans', 'approveAfterwards', 'loan-W-1');
    await site.take('manager', 'keyLoans', 'approveAfterwards', 'loan-W-1');
    const consent = { at: at('2026-09-30 10:00'), with: '张先生', agreed: true };
    await site.take('receptionist', 'keyLoans', 'completePapers', 'loan-W-1', { consent });
    await site.passUntil('2026-10-05 12:00');
    expect(await site.told()).toEqual([]);
    expect((await site.db.doc(papersOwed(site)).get()).get('count')).toBe(0);
  });

  it('[R4.4.1.8] an incident that is not solved the same day', async () => {
    const site = await opening('2026-09-29 10:00');
    await site.hasKey('vacant', 'K-1');
    const report = { key: 'K-1', what: 'damaged', account: '断在锁里', answerable: 'engineer' };
    await site.take('receptionist', 'keyIncidents', 'report', 'incident', report);
    await site.told();
    await site.passUntil('2026-10-02 12:00');
    expect(await site.told()).toEqual([
      '2026-09-30 00:00 engineer 丢失损坏当天未处理 incident',
      '2026-09-30 00:00 manager 丢失损坏当天未处理 incident',
      '2026-09-30 00:00 receptionist 丢失损坏当天未处理 incident',
      '2026-09-30 00:00 supervisor 丢失损坏当天未处理 incident',
      '2026-09-30 09:30 supervisor 丢失损坏当天未处理 incident',
      '2026-09-30 11:30 manager 丢失损坏当天未处理 incident',
    ]);
  });

  it('[R4.4.4.1.6] a sealed key that came back and is not sealed again', async () => {
    const site = await opening('2026-09-29 10:00');
    await site.hasDeposit('1-1-101', 'F-1', 'sealed');
    await site.lendsSealed('F-1');
    await site.takesBack('F-1');
    await site.told();
    await site.passUntil('2026-09-30 10:00');
    expect(await site.told()).toEqual([
      '2026-09-29 18:00 receptionist 未重新封存 F-1',
      '2026-09-29 18:00 supervisor 未重新封存 F-1',
      '2026-09-30 09:30 supervisor 未重新封存 F-1',
    ]);
    await site.hasPicture('new-signature', 'signature', 'keys', 'F-1');
    const seal = { sealNo: 'F-2', resealSignature: 'new-signature' };
    await site.take('receptionist', 'keys', 'reseal', 'F-1', seal);
    await site.passUntil('2026-10-05 12:00');
    expect(await site.told()).toEqual([]);
  });

  it('[R4.4.1.3] a changed lock: reminded every working day, until the new key is there', async () => {
    const site = await opening('2026-09-24 10:00', { workdays: [1, 2, 3, 4, 5] });
    await site.hasDeposit('1-1-101', 'W-1');
    const changed = { household: 'household-1-1-101', key: 'W-1' };
    await site.take('receptionist', 'lockChanges', 'report', 'lock', changed);
    await site.told();
    await site.passUntil('2026-09-28 10:00');
    expect(await site.told()).toEqual([
      '2026-09-24 18:00 receptionist 换锁后未交新钥匙 lock',
      '2026-09-25 09:30 supervisor 换锁后未交新钥匙 lock',
      '2026-09-25 11:30 manager 换锁后未交新钥匙 lock',
      '2026-09-28 08:30 receptionist 换锁后未交新钥匙 lock',
      '2026-09-28 09:30 supervisor 换锁后未交新钥匙 lock',
    ]);
    const delivered = { newPieces: 2, oldKeyReturned: true };
    await site.take('receptionist', 'lockChanges', 'deliver', 'lock', delivered);
    await site.passUntil('2026-10-02 12:00');
    expect(await site.told()).toEqual([]);
  });

  it('[R4.4.1.3] a changed lock whose key is no more awaited: silent as soon as the supervisor says so', async () => {
    const site = await opening('2026-09-24 10:00');
    await site.hasDeposit('1-1-101', 'W-1');
    const changed = { household: 'household-1-1-101', key: 'W-1' };
    await site.take('receptionist', 'lockChanges', 'report', 'lock', changed);
    await site.passUntil('2026-09-24 18:00');
    await site.told();
    await site.take('supervisor', 'lockChanges', 'cancel', 'lock', { reason: '委托已撤销' });
    await site.passUntil('2026-09-28 12:00');
    expect(await site.told()).toEqual([]);
  });

  it('[R4.4.1.7] [R2.4.8] a missed count, and a day that nobody has signed', async () => {
    const site = await opening('2026-09-29 08:00');
    await site.hasKey('vacant', 'K-1');
    await site.opensItsDays();
    await site.told();
    await site.passUntil('2026-09-30 09:45');
    expect(await site.told()).toEqual([
      '2026-09-29 10:00 receptionist 钥匙未清点 2026-09-29',
      '2026-09-29 10:00 supervisor 钥匙未清点 2026-09-29',
      '2026-09-29 11:00 supervisor 钥匙未清点 2026-09-29',
      '2026-09-29 13:00 manager 钥匙未清点 2026-09-29',
      '2026-09-30 00:00 supervisor 值班日志未签 2026-09-29',
      '2026-09-30 09:30 manager 值班日志未签 2026-09-29',
    ]);
    await site.take('supervisor', 'dutyLogReviews', 'sign', '2026-09-29', { day: '2026-09-29' });
    await site.counts('vacant');
    await site.passUntil('2026-09-30 18:30');
    await site.take('supervisor', 'dutyLogReviews', 'sign', '2026-09-30', { day: '2026-09-30' });
    await site.passUntil('2026-10-01 09:59');
    expect(await site.told()).toEqual([]);
  });

  it('[R11.1.1.1] the control room is told of the area keys that were not counted', async () => {
    const site = await opening('2026-09-29 08:00');
    await site.hasKey('area', 'Q-1');
    await site.opensItsDays();
    await site.passUntil('2026-09-29 10:00');
    await site.sweep();
    expect(await site.told()).toEqual([
      '2026-09-29 10:00 receptionist 钥匙未清点 2026-09-29',
      '2026-09-29 10:00 security 钥匙未清点 2026-09-29',
      '2026-09-29 10:00 supervisor 钥匙未清点 2026-09-29',
    ]);
  });

  it('[R4.4.1.7] a count that was begun and not finished', async () => {
    const site = await opening('2026-09-29 09:00');
    await site.hasKey('vacant', 'K-1');
    const counted = { day: '2026-09-29', cabinet: 'vacant' };
    await site.take('receptionist', 'keyCounts', 'start', '2026-09-29~vacant', counted);
    await site.passUntil('2026-09-29 20:00');
    expect(await site.told()).toEqual([
      '2026-09-29 18:00 receptionist 清点未完成 2026-09-29~vacant',
      '2026-09-29 18:00 supervisor 清点未完成 2026-09-29~vacant',
    ]);
  });
});

describe('what is wrong or in the way', () => {
  const now = Timestamp.fromDate(at('2026-09-29 12:00'));
  const flag = {
    ...{
      site: 'lakeside',
      register: 'keyLoans',
      record: 'r',
      name: 'return',

      deadline: now,
      at: now,
    },
    ...{
      level: 0,
      overdue: false,
      flaggedAt: null,
      rev: 1,
      title: { zh: '题', en: 'T' },
      text: { zh: '文', en: 't' },
    },
    ...{ clauses: [], concerns: ['engineer'], roles: [], daily: false, takes: null },
  };
  const poisons: Readonly<Record<string, object>> = {
    'no title': { ...flag, title: null },
    'no deadline': { ...flag, deadline: 'tomorrow' },
    'no site': { ...flag, site: '' },
    'a path for a site': { ...flag, site: 'a/b' },
    'a person that is none': { ...flag, concerns: 'engineer' },
    'a level that is none': { ...flag, level: 'high' },
    'a step of a register that is none': { ...flag, takes: 'expire', register: 'nothing' },
    'a step that is none': { ...flag, takes: 'fly', register: 'disclosures' },
    'nothing but a time': { at: now },
    'a role that is none': { ...flag, roles: ['king'] },
  };

  it('[R4.4.2.5] a wrong entry is put aside, flagged and with its reason, and stops nothing', async () => {
    const site = await opening('2026-09-29 12:30');
    const places = Object.entries(poisons).map(([name, data], place) => ({ id: `${place}`, name, data }));
    const refOf = (id: string) => site.db.doc(`sites/lakeside/keyLoans/poison${id}/due/return`);
    for (const { id, data } of places) {
      await refOf(id).set(data);
      await site.db.doc(`sites/lakeside/keyLoans/good${id}/due/return`).set({ ...flag, record: `good${id}` });
    }
    await site.sweep();
    expect(await site.told()).toEqual(places.map(({ id }) => `2026-09-29 12:30 engineer 题 good${id}`));
    for (const { id, name } of places) {
      const aside = (await refOf(id).get()).data();
      expect(aside, name).toMatchObject({ at: null, overdue: true, parked: expect.stringMatching(/.+/) });
    }
    expect(await rpcsOf(site.db, () => site.sweep())).toEqual(['runQuery']);
  });

  it('[R4.4.2.5] a key that comes back while the sweep decides is not flagged, and the others are', async () => {
    const site = await opening('2026-09-29 15:00');
    for (const code of ['K-1', 'K-2', 'K-3']) {
      await site.hasKey('vacant', code);
      await site.lends(code);
    }
    await site.told();
    site.clock.set('2026-09-29 18:00');
    const other = await opening('2026-09-29 18:00', {}, { project: site.project, id: 'elsewhere' });
    beforeNextCommit(site.db, async () => {
      const due = other.db.doc('sites/lakeside/keyLoans/loan-K-2/due/return');
      await due.update({ at: null, overdue: false });
    });
    await site.sweep();
    expect(await site.told()).toEqual([
      '2026-09-29 18:00 engineer 钥匙未还 loan-K-1',
      '2026-09-29 18:00 engineer 钥匙未还 loan-K-3',
      '2026-09-29 18:00 receptionist 钥匙未还 loan-K-1',
      '2026-09-29 18:00 receptionist 钥匙未还 loan-K-3',
    ]);
    expect(await site.due('keyLoans', 'loan-K-2', 'return')).toMatchObject({ at: null, overdue: false });
  });

  it('an entry that somebody has moved on meanwhile is looked at in the next minute, and told once', async () => {
    const site = await opening('2026-09-29 15:00');
    await lent(site);
    site.clock.set('2026-09-29 18:00');
    beforeNextCommit(site.db, async () => {
      const explain = { delayReason: '等配件' };
      await site.take('engineer', 'keyLoans', 'explainDelay', 'loan-K-1', explain);
    });
    await site.sweep();
    expect((await site.told()).filter((line) => line.includes('钥匙未还'))).toEqual([]);
    site.clock.set('2026-09-29 18:01');
    await site.sweep();
    expect(await site.told()).toEqual([
      '2026-09-29 18:01 engineer 钥匙未还 loan-K-1',
      '2026-09-29 18:01 receptionist 钥匙未还 loan-K-1',
    ]);
  });

  it('a service that is away costs a minute, not the matter', async () => {
    const site = await opening('2026-09-29 08:00');
    await site.opensItsDays();
    await site.passUntil('2026-09-29 17:59');
    site.clock.set('2026-09-29 18:00');
    const away = Object.assign(new Error('The queue is away'), { code: 'functions/unavailable' });
    site.queue.fails = away;
    await site.sweep();
    expect(site.summaries).toEqual([]);
    site.queue.fails = null;
    site.clock.set('2026-09-29 18:01');
    await site.sweep();
    expect(site.summaries).toEqual([{ job: 'dailySummary', site: 'lakeside', period: '2026-09-29' }]);
  });
});

describe('what it costs', () => {
  it('an idle sweep is one query, at ten sites as at one', async () => {
    const project = freshProject('sweep');
    const sites = await Promise.all(
      Array.from({ length: 10 }, (_, place) =>
        opening('2026-09-29 08:00', {}, { project, id: `site${place}` }),
      ),
    );
    const [first] = sites as [TestSite];
    for (const site of sites) {
      await site.hasKey('vacant', 'K-1');
      await site.lends('K-1');
      await site.opensItsDays();
    }
    await first.passUntil('2026-09-29 09:00');
    expect(await rpcsOf(first.db, () => first.sweep())).toEqual(['runQuery']);
  });

  it('a page of matters of one site is one commit', async () => {
    const site = await opening('2026-09-29 15:00');
    for (const code of ['K-1', 'K-2', 'K-3', 'K-4']) {
      await site.hasKey('vacant', code);
      await site.lends(code);
    }
    // As it stands once the first of them has been named: settings and roster are a document each, robots a query.
    await site.db.doc(rosterPath(site.id)).set({ ...(await wholeRoster(site.db, site.id)) });
    site.clock.set('2026-09-29 18:00');
    const calls = await rpcsOf(site.db, () => site.sweep());
    expect(calls.filter((call) => call === 'commit')).toHaveLength(1);
    expect(calls).toHaveLength(5);
  });
});
