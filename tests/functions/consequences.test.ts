import fc from 'fast-check';
import { Timestamp } from 'firebase-admin/firestore';
import { afterEach, describe, expect, it } from 'vitest';
import type { Change } from '../../functions/src/consequences/tell-of.ts';
import type { Document } from '../../functions/src/records/documents.ts';
import { StepRefused } from '../../functions/src/records/take-step.ts';
import { entriesPath } from '../../rulebook/reading/paths.ts';
import type { Settings } from '../../rulebook/site/settings.ts';
import { at } from '../support/clock.ts';
import { openTestSite, PAGE, type TestSite } from '../support/site.ts';
import { readAll, restore, snapshotOf } from '../support/snapshot.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start: string, more = {}): Promise<TestSite> => {
  const site = await openTestSite({ at: start, ...more });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const MORNING = '2026-09-29 09:30';

const history = async (site: TestSite, register: string, id: string): Promise<Document[]> => {
  const found = await site.db.collection(`sites/${site.id}/${register}/${id}/history`).orderBy('rev').get();
  return found.docs.map((each) => each.data());
};

const lines = async (site: TestSite, day: string): Promise<Document[]> =>
  (await site.db.collection(entriesPath(site.id, day)).get()).docs.map((each) => ({
    id: each.id,
    ...each.data(),
  }));

const mails = async (site: TestSite): Promise<Document[]> =>
  (await site.db.collection('mail').get()).docs.map((each) => ({ id: each.id, ...each.data() }));

/** A deposited key is handed to a relative of the household, with everything that is asked for. */
async function handedToARelative(site: TestSite): Promise<void> {
  await site.hasDeposit('1-1-101', 'W-1');
  await site.hasPicture('copy', 'idCard', 'keyLoans', 'loan-W-1');
  await site.take('receptionist', 'keyLoans', 'request', 'loan-W-1', {
    ...{ key: 'W-1', borrower: 'relative', borrowedBy: 'clerk', purpose: '取物', emergency: false },
    ...{ collector: '张小妹', identityChecked: true, proof: 'copy' },
    consent: { at: at('2026-09-29 09:12'), with: '张先生本人', agreed: true },
  });
  await site.take('receptionist', 'keyLoans', 'issue', 'loan-W-1');
}

describe('history', () => {
  it('[R2.4.1.7] tells what each step changed, and holds no personal data and no pictures', async () => {
    const site = await opening(MORNING);
    await handedToARelative(site);
    const [asked, issued] = await history(site, 'keyLoans', 'loan-W-1');
    expect(asked).toMatchObject({ rev: 1, step: 'request', by: 'receptionist', from: null, to: 'requested' });
    expect(issued).toMatchObject({
      rev: 2,
      step: 'issue',
      from: 'requested',
      to: 'out',
      changed: { pieces: 1 },
    });
    const named = { borrower: 'relative', collector: '张小妹', consent: { agreed: true } };
    expect(asked?.changed).toMatchObject(named);
    expect(Object.keys(issued?.changed as object).sort()).toEqual(['issued', 'pieces']);
    const [copy] = await history(site, 'attachments', 'copy');
    expect(copy?.changed).toEqual({
      ...{ kind: 'idCard', mediaType: 'image/png' },
      ...{ forRegister: 'keyLoans', forRecord: 'loan-W-1' },
    });
    const all = JSON.stringify([asked, issued, copy]);
    expect(all).not.toMatch(/张先生|content/);
  });

  it('[R6.1.3] a member’s telephone number and address stay out of it', async () => {
    const site = await opening(MORNING);
    const member = { name: '新人', phone: '13800001111', email: 'new@lakeside.example', language: 'zh' };
    await site.take('admin', 'members', 'join', 'newcomer', { ...member, roles: ['clerk'], buildings: [] });
    const [joined] = await history(site, 'members', 'newcomer');
    expect(joined?.changed).toEqual({ name: '新人', language: 'zh', roles: ['clerk'], buildings: [] });
  });
});

describe('the duty log', () => {
  it('[R4.4.1.5] gains a line by itself, with the time of the call to the minute', async () => {
    const site = await opening(MORNING);
    await handedToARelative(site);
    const [line] = (await lines(site, '2026-09-29')).filter(({ kind }) => kind === 'keyOut');
    expect(line).toMatchObject({
      id: 'keyLoans~loan-W-1~2',
      day: '2026-09-29',
      text: '借出钥匙 W-1（1-1-101）1 把，借用人：亲属（张小妹），经手：钱文员，用途：取物',
      textEnglish: 'Key W-1 (1-1-101), pieces: 1, lent (Relative: 张小妹) through 钱文员 for: 取物',
      shift: 'early',
      source: { register: 'keyLoans', record: 'loan-W-1', rev: 2 },
      by: 'receptionist',
      phoneAt: Timestamp.fromDate(at('2026-09-29 09:12')),
    });
  });

  it('[R2.4.6] a line of the night stands in the book of its day', async () => {
    const site = await opening('2026-09-29 23:50');
    await site.hasKey('vacant', 'K-1');
    await site.lends('K-1');
    site.clock.set('2026-09-30 00:10');
    await site.takesBack('K-1');
    const kinds = async (day: string) => (await lines(site, day)).map(({ kind, shift }) => [kind, shift]);
    expect(await kinds('2026-09-29')).toEqual([['keyOut', 'night']]);
    expect(await kinds('2026-09-30')).toEqual([['keyBack', 'night']]);
  });
});

describe('notices', () => {
  const asked = { borrower: 'otherDepartment', borrowedBy: 'engineer', purpose: '查表', emergency: false };

  it('[R4.4.1.4] both who must approve are told of a request, and the asker when both have', async () => {
    const site = await opening(MORNING);
    await site.hasDeposit('1-1-101', 'W-1');
    await site.told();
    await site.take('engineer', 'keyLoans', 'request', 'loan', { key: 'W-1', ...asked });
    expect(await site.told()).toEqual([
      '2026-09-29 09:30 manager 客服钥匙使用登记表：申请借用 loan',
      '2026-09-29 09:30 supervisor 客服钥匙使用登记表：申请借用 loan',
    ]);
    await site.take('supervisor', 'keyLoans', 'approve', 'loan');
    expect(await site.told()).toEqual([]);
    await site.take('manager', 'keyLoans', 'approve', 'loan');
    expect(await site.told()).toEqual(['2026-09-29 09:30 engineer 客服钥匙使用登记表：批准 loan']);
  });

  it('[R4.4.1.4] who takes a step is not told of it, even when they hold the role', async () => {
    const site = await opening(MORNING);
    await site.hasDeposit('1-1-101', 'W-1');
    await site.told();
    await site.take('supervisor', 'keyLoans', 'request', 'loan', { key: 'W-1', ...asked });
    expect(await site.told()).toEqual(['2026-09-29 09:30 manager 客服钥匙使用登记表：申请借用 loan']);
  });

  it('[R4.4.1.10] who stands in during a leave is told too, for that time only', async () => {
    const site = await opening(MORNING);
    await site.hasDeposit('1-1-101', 'W-1');
    await site.hasDeposit('1-1-102', 'W-2');
    const leave = { absent: 'supervisor', deputy: 'foreman' };
    const term = { from: at('2026-09-29 10:00'), until: at('2026-10-08 18:00') };
    await site.take('supervisor', 'delegations', 'delegate', 'leave', { ...leave, ...term });
    await site.told();
    await site.take('engineer', 'keyLoans', 'request', 'early', { key: 'W-1', ...asked });
    expect((await site.told()).map((line) => line.split(' ')[2])).toEqual(['manager', 'supervisor']);
    site.clock.set('2026-09-30 09:00');
    await site.take('engineer', 'keyLoans', 'request', 'during', { key: 'W-2', ...asked });
    expect((await site.told()).map((line) => line.split(' ')[2])).toEqual([
      'foreman',
      'manager',
      'supervisor',
    ]);
  });

  it('[R6.1.3] who has been dismissed is not told', async () => {
    const site = await opening(MORNING);
    await site.hasKey('vacant', 'K-1');
    await site.hasDeposit('1-1-101', 'W-1');
    await site.member('manager', { state: 'dismissed' });
    await site.told();
    await site.take('engineer', 'keyLoans', 'request', 'loan', { key: 'W-1', ...asked });
    expect((await site.told()).map((line) => line.split(' ')[2])).toEqual(['supervisor']);
  });

  it('[R4.4.1.4] an emergency goes out by mail as well, in the reader’s language, with a link', async () => {
    const site = await opening(MORNING);
    await site.hasDeposit('1-1-101', 'W-1');
    await site.member('manager', { language: 'en' });
    await site.releasesInEmergency('W-1');
    const [toManager, toSupervisor, ...more] = await mails(site);
    expect(more).toEqual([]);
    expect(toManager).toMatchObject({
      id: 'lakeside~keyLoans~loan-W-1~1~manager',
      to: ['manager@lakeside.example'],
      site: 'lakeside',
      message: {
        subject:
          'Key loan register: Release in an emergency: Emergency use of W-1 (1-1-101): please sign today',
      },
    });
    const text = JSON.stringify(toSupervisor?.message);
    expect(text).toContain('紧急动用 W-1（1-1-101），请当天补签');
    expect(text).toContain(`${PAGE}/keyLoans/loan-W-1?site=lakeside`);
  });
});

describe('the day', () => {
  it('[R4.4.1.4] [R2.4.8] can’t be signed while papers of an emergency release are owed', async () => {
    const site = await opening(MORNING);
    await site.hasDeposit('1-1-101', 'W-1');
    await site.releasesInEmergency('W-1');
    site.clock.set('2026-09-29 18:00');
    const sign = () => site.take('supervisor', 'dutyLogReviews', 'sign', '2026-09-29', { day: '2026-09-29' });
    await expect(sign()).rejects.toThrow(StepRefused);
    await site.take('supervisor', 'keyLoans', 'approveAfterwards', 'loan-W-1');
    await site.take('manager', 'keyLoans', 'approveAfterwards', 'loan-W-1');
    await expect(sign()).rejects.toThrow('noPapersOwed');
    const consent = { at: at(MORNING), with: '张先生', agreed: true };
    await site.take('receptionist', 'keyLoans', 'completePapers', 'loan-W-1', { consent });
    await sign();
  });

  it('[R4.4.1.4] the papers are owed on the day of the release, whenever they come', async () => {
    const site = await opening('2026-09-29 23:00');
    await site.hasDeposit('1-1-101', 'W-1');
    await site.hasDeposit('1-1-102', 'W-2');
    await site.releasesInEmergency('W-1');
    site.clock.set('2026-09-30 09:00');
    await site.releasesInEmergency('W-2');
    const owed = async (day: string) =>
      (await site.db.doc(`sites/lakeside/dutyLog/${day}/standing/papersOwed`).get()).get('loans');
    expect(await owed('2026-09-29')).toEqual(['loan-W-1']);
    expect(await owed('2026-09-30')).toEqual(['loan-W-2']);
  });
});

describe('what should not have got through the gate', () => {
  it('[R6.1.3] is told to the managers once, by the names of the fields alone', async () => {
    const site = await opening(MORNING);
    await site.hasKey('vacant', 'K-1');
    const key = site.db.doc('sites/lakeside/keys/K-1');
    const last = { step: 'amend', by: 'receptionist', at: site.clock.now() };
    await key.update({ hook: '密'.repeat(200), extra: '密', rev: 2, last });
    const change = await site.written('keys', 'K-1');
    await site.told();
    await site.deliver(change);
    await site.deliver(change);
    expect(await site.told()).toEqual([
      '2026-09-29 09:30 admin 记录内容异常 K-1',
      '2026-09-29 09:30 manager 记录内容异常 K-1',
    ]);
    const [notice] = (await site.db.collection('sites/lakeside/members/admin/notices').get()).docs;
    expect(notice?.get('text.en')).toBe(
      'A record of Key inventory has wrong content: hook, unrecognized_keys',
    );
    expect(await history(site, 'keys', 'K-1')).toHaveLength(2);
  });

  it.each([
    ['a step that is none', { last: { step: 'fly', by: 'x', at: new Date() } }],
    ['no envelope', { last: 'x', opened: null, rev: 'two' }],
    ['a list that is none', { kinds: 'all of them' }],
  ])('[R6.1.3] a document with %s is told once and is no poison for the trigger', async (_name, wrong) => {
    const site = await opening(MORNING);
    await site.db.doc('sites/lakeside/keyKeepers/designation').update(wrong);
    const change = await site.written('keyKeepers', 'designation');
    await site.deliver(change);
    await site.deliver(change);
    const told = await site.told();
    expect(told.filter((line) => line.includes('记录内容异常'))).toHaveLength(2);
  });
});

describe('the site’s clock', () => {
  const markers = async (site: TestSite) => {
    const found = await site.db.collection('sites/lakeside/settings/site/due').get();
    return Object.fromEntries(
      found.docs.map((each) => [each.id, `${each.get('day')} ${each.get('at').toDate().toISOString()}`]),
    );
  };
  const change = async (site: TestSite, settings: Partial<Settings>): Promise<Change> => {
    const stands = (await site.record('settings', 'site')) as Document;
    const { state: _s, rev: _r, opened: _o, last: _l, zone: _z, ...fields } = stands;
    const [changed] = await site.take('manager', 'settings', 'change', 'site', { ...fields, ...settings });
    return changed as Change;
  };

  it('[R5.1.1] a closing time that is moved into the past does not cost the day its summary', async () => {
    const site = await opening('2026-09-29 17:30');
    await site.opensItsDays();
    await change(site, { closing: '17:00' });
    expect((await markers(site)).closing).toBe('2026-09-29 2026-09-29T09:00:00.000Z');
    await site.sweep();
    expect(site.summaries).toEqual([{ job: 'dailySummary', site: 'lakeside', period: '2026-09-29' }]);
    expect((await markers(site)).closing).toBe('2026-09-30 2026-09-30T09:00:00.000Z');
  });

  it('[R5.1.1] an event that comes late, or again after the closing, neither skips a day nor repeats one', async () => {
    const site = await opening('2026-09-29 17:30');
    await site.opensItsDays();
    const changed = await change(site, { closing: '18:30' });
    site.clock.set('2026-09-29 18:31');
    await site.deliver(changed);
    await site.sweep();
    await site.deliver(changed);
    await site.passUntil('2026-09-29 23:00');
    expect(site.summaries).toEqual([{ job: 'dailySummary', site: 'lakeside', period: '2026-09-29' }]);
  });
});

describe('events in any order and number', () => {
  /** A day at the desk, of which no event has been delivered yet. */
  async function aDay(): Promise<TestSite> {
    const site = await opening('2026-09-29 08:30', { quiet: true });
    await site.written('settings', 'site');
    for (const code of ['K-1', 'K-2', 'K-3']) await site.hasKey('vacant', code);
    await site.lends('K-1');
    site.clock.set('2026-09-29 09:15');
    await handedToARelative(site);
    site.clock.set('2026-09-29 09:40');
    await site.counts('vacant', { missing: ['K-3'], lent: ['K-1'] });
    site.clock.set('2026-09-29 11:00');
    await site.hasDeposit('1-1-102', 'W-2');
    await site.releasesInEmergency('W-2');
    await site.take('supervisor', 'keyLoans', 'approveAfterwards', 'loan-W-2');
    await site.hasDeposit('1-1-103', 'W-3');
    await site.releasesInEmergency('W-3');
    await site.takesBack('K-1');
    site.clock.set('2026-09-29 17:00');
    return site;
  }

  /** The events of what the trigger itself has had the server do: the key that the count has missed. */
  const ofTheServer = async (site: TestSite): Promise<Change[]> => [
    await site.written('keyIncidents', 'count~2026-09-29~vacant~K-3'),
    await site.written('keys', 'K-3'),
  ];

  const ofTheLostKey = /keys\/K-3|count~2026-09-29~vacant~K-3/;

  it('[R2.4.6] [R4.4.1.8] twice, thrice and shuffled end in the same database as once and in order', async () => {
    const site = await aDay();
    const events = [...site.changes];
    const before = await readAll(site.db);
    for (const event of events) await site.deliver(event);
    const caused = await ofTheServer(site);
    for (const event of caused) await site.deliver(event);
    const wanted = await snapshotOf(site.db, ofTheLostKey);
    expect(Object.keys(wanted).length).toBeGreaterThan(before.size + 40);

    const order = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 })), {
      minLength: events.length,
      maxLength: events.length,
    });
    const deliveries = (choices: readonly (readonly [number, number])[], of: readonly Change[]): Change[] =>
      of
        .flatMap((event, place) => {
          const [key, times] = choices[place] ?? [0, 1];
          return Array.from({ length: times }, (_, time) => ({ event, key: (key * (time + 7)) % 1009 }));
        })
        .sort((left, right) => left.key - right.key)
        .map(({ event }) => event);

    await fc.assert(
      fc.asyncProperty(order, async (choices) => {
        await restore(site.db, before);
        for (const event of deliveries(choices, events)) await site.deliver(event);
        const later = [...caused, ...events];
        for (const event of deliveries([...choices].reverse(), later)) await site.deliver(event);
        expect(await snapshotOf(site.db, ofTheLostKey)).toEqual(wanted);
      }),
      { numRuns: 6, seed: 41, endOnFailure: true },
    );
  });

  it('[R2.4.6] events that come again the next day change nothing of what was told and flagged', async () => {
    const site = await opening(MORNING);
    for (const code of ['K-1', 'K-2']) await site.hasKey('vacant', code);
    await site.lends('K-1');
    await site.lends('K-2');
    await site.takesBack('K-2');
    await site.passUntil('2026-09-30 10:00');
    const wanted = await snapshotOf(site.db);
    for (const change of [...site.changes].reverse()) {
      await site.deliver(change);
      await site.deliver(change);
    }
    expect(await snapshotOf(site.db)).toEqual(wanted);
  });
});
