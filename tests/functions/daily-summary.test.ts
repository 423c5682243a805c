import { afterEach, describe, expect, it } from 'vitest';
import { rootOf, seal } from '../../functions/src/chapters/duty/seal.ts';
import { runTask } from '../../functions/src/jobs/jobs.ts';
import type { Document } from '../../functions/src/records/documents.ts';
import type { ReportPart } from '../../functions/src/reports/parts-of.ts';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { entriesPath, reportPath } from '../../rulebook/reading/paths.ts';
import { at } from '../support/clock.ts';
import { openTestSite, PAGE, type TestSite } from '../support/site.ts';
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

const DAY = '2026-09-29';

/** The summary is written, then mailed. */
const send = async (site: TestSite, day = DAY) => {
  for (const job of ['dailySummary', 'reportMail'])
    await runTask({ job, site: site.id, period: day }, { db: site.db, now: site.clock.now(), page: PAGE });
};

interface Sent {
  readonly to: string[];
  readonly message: { readonly subject: string; readonly text: string; readonly html: string };
}

/** The day's mails by reader. */
async function sent(site: TestSite, day = DAY): Promise<Record<string, Sent['message']>> {
  const found = await site.db.collection('mail').get();
  const mails = found.docs.filter(({ id }) => id.startsWith(`reportMail~lakeside~${day}~`));
  return Object.fromEntries(
    mails.map((each) => {
      const { to, message } = each.data() as Sent;
      return [to.join(), message];
    }),
  );
}

const report = async (site: TestSite, day = DAY): Promise<Document | undefined> =>
  (await site.db.doc(reportPath('lakeside', 'dailySummary', day)).get()).data();

/** The text between two headings of a mail. */
const section = (text: string, from: string, to: string): string =>
  text.slice(text.indexOf(from) + from.length, text.indexOf(to));

/** A day on which something of everything is open. */
async function aBadDay(): Promise<TestSite> {
  const site = await opening('2026-09-28 09:00');
  for (const code of ['K-1', 'K-2', 'K-3', 'K-4']) await site.hasKey('vacant', code);
  await site.hasKey('area', 'Q-1');
  await site.hasDeposit('1-1-101', 'W-1');
  await site.opensItsDays();
  await site.passUntil('2026-09-29 09:00');
  await site.take('supervisor', 'dutyLogReviews', 'sign', '2026-09-27', { day: '2026-09-27' });
  await site.lends('K-1', 'engineer', { dueBy: at('2026-09-29 12:00') });
  await site.take('engineer', 'keyLoans', 'explainDelay', 'loan-K-1', { delayReason: '等配件' });
  await site.lends('K-2', 'cleaner');
  await site.lends('K-3', 'clerk');
  await site.takesBack('K-3');
  await site.take('security', 'areaKeyHandovers', 'draw', 'form', { key: 'Q-1', drawnBy: 'cleaner' });
  await site.releasesInEmergency('W-1');
  await site.takesBack('W-1');
  const lost = { key: 'K-4', what: 'lost', account: '不见了', answerable: 'clerk' };
  await site.take('receptionist', 'keyIncidents', 'report', 'incident', lost);
  await site.counts('vacant', { lent: ['K-1', 'K-2', 'K-4'] });
  await site.passUntil('2026-09-29 18:00');
  return site;
}

describe('每日简报', () => {
  it('[R4.3.1] [R2.4.8] goes to each manager and supervisor, once though the task runs twice', async () => {
    const site = await aBadDay();
    await site.member('foreman', { roles: ['foreman', 'supervisor'] });
    await site.member('clerk', { roles: ['manager'], state: 'dismissed' });
    await send(site);
    const wanted = await snapshotOf(site.db);
    expect(Object.keys(await sent(site)).sort()).toEqual(
      ['foreman', 'manager', 'supervisor'].map((role) => `${role}@lakeside.example`),
    );
    site.clock.set('2026-09-29 18:20');
    await send(site);
    await Promise.all([send(site), send(site)]);
    expect(await snapshotOf(site.db)).toEqual(wanted);
  });

  it('[R4.4.2.5] names the keys that are out, with borrower, since when, and which are overdue', async () => {
    const site = await aBadDay();
    await send(site);
    const { text } = (await sent(site))['manager@lakeside.example'] as Sent['message'];
    const keysOut = section(text, '借出未还的钥匙', '紧急动用手续待补');
    expect(keysOut).toMatch(/K-1 K-1.*吴工（等配件）.*2026-09-29 09:00.*2026-09-29 12:00 逾期/s);
    expect(keysOut).toMatch(/K-2 K-2.*马保洁.*2026-09-29 18:00 逾期/s);
    expect(keysOut).toMatch(/Q-1 Q-1.*马保洁.*2026-09-29 22:00(?! 逾期)/s);
    expect(keysOut).not.toContain('K-3');
    expect(keysOut).not.toContain('W-1');
  });

  it('[R4.4.1.4] [R4.4.1.7] [R2.4.8] [R4.4.1.8] tells what is owed, uncounted, unsigned and lost', async () => {
    const site = await aBadDay();
    await send(site);
    const { text } = (await sent(site))['supervisor@lakeside.example'] as Sent['message'];
    expect(section(text, '紧急动用手续待补', '未清点、未签字')).toMatch(/W-1.*吴工/s);
    const missing = section(text, '未清点、未签字', '丢失损坏');
    expect(missing).toMatch(/委托长期.*尚未清点/s);
    expect(missing).toMatch(/区域.*尚未清点/s);
    expect(missing).not.toContain('空房');
    expect(missing).toContain('2026-09-28');
    expect(missing).not.toContain('2026-09-27');
    expect(text).toMatch(/丢失损坏[\s\S]*K-4 K-4[\s\S]*丢失[\s\S]*钱文员/);
    expect(text).not.toContain('其他逾期事项');
    expect(text).toContain(`${PAGE}/reports/dailySummary/2026-09-29?site=lakeside`);
  });

  it('[R4.3.1] is written in the reader’s language', async () => {
    const site = await aBadDay();
    await site.member('manager', { language: 'en' });
    await send(site);
    const mails = await sent(site);
    const english = mails['manager@lakeside.example'] as Sent['message'];
    expect(english.subject).toBe('Daily summary 2026-09-29 · Lakeside Garden');
    for (const words of [
      'Keys out',
      'Papers owed',
      'has not been counted',
      'Lost or damaged',
      'overdue',
      'Area',
    ]) {
      expect(english.text).toContain(words);
      expect(english.html).toContain(words);
    }
    const chinese = mails['supervisor@lakeside.example'] as Sent['message'];
    expect(chinese.subject).toBe('每日简报 2026-09-29 · 湖畔花园');
    expect(chinese.text).not.toMatch(/Keys out|overdue|not been counted/);
  });

  it('[R4.4.4.1.6] [R4.4.1.3] tells of sealed keys that wait for their seal, and of other overdue matters', async () => {
    const site = await opening('2026-09-28 09:00');
    await site.hasDeposit('1-1-101', 'F-1', 'sealed');
    await site.lendsSealed('F-1');
    await site.takesBack('F-1');
    await site.hasDeposit('1-1-102', 'W-1');
    const changed = { household: 'household-1-1-102', key: 'W-1' };
    await site.take('receptionist', 'lockChanges', 'report', 'lock', changed);
    await site.passUntil('2026-09-29 18:00');
    await site.db.doc('mail/stuck/due/delivery').set({
      ...{ site: 'lakeside', register: 'mail', record: 'stuck', name: 'delivery', subject: '', at: null },
      ...{ overdue: true, deadline: at('2026-09-29 10:00') },
    });
    await site.db.doc('sites/lakeside/keyLoans/x/due/return').set({
      ...{ site: 'lakeside', at: null, overdue: true, deadline: at('2026-09-29 11:00'), parked: 'wrong' },
    });
    await send(site);
    const { text } = (await sent(site))['manager@lakeside.example'] as Sent['message'];
    expect(text).toMatch(/待重新封存[\s\S]*F-1[\s\S]*1-1-101/);
    const others = text.slice(text.indexOf('其他逾期事项'));
    expect(others).toMatch(/1-1-102 换锁后未交新钥匙 W-1[\s\S]*2026-09-28 18:00/);
    expect(others).toContain('邮件未送达');
    expect(others).toContain('有误的事项');
  });

  it('[R2.4.6] carries the hash of the duty log, which a rewritten book cannot reproduce', async () => {
    const site = await aBadDay();
    const lines = await site.db.collection(entriesPath('lakeside', DAY)).get();
    for (const line of lines.docs) await seal(site.db, 'lakeside', DAY, line.id);
    await send(site);
    const root = await rootOf(site.db, 'lakeside', DAY);
    expect(root).toMatch(/^[0-9a-f]{64}$/);
    const { text, html } = (await sent(site))['manager@lakeside.example'] as Sent['message'];
    expect(text).toContain(root);
    expect(html).toContain(root);
    expect((await report(site))?.root).toBe(root);
  });

  it('[R4.3.1] is not written of a day that is still to come', async () => {
    const site = await opening('2026-09-29 17:00');
    await expect(send(site, '2026-10-02')).rejects.toThrow('not over');
    expect(await report(site, '2026-10-02')).toBeUndefined();
    await send(site, '2026-09-29');
    expect(await report(site)).toMatchObject({ period: DAY });
  });

  it('[R4.3.1] the figures stand in a report as well', async () => {
    const site = await aBadDay();
    await send(site);
    const stands = (await report(site)) ?? {};
    expect(stands).toMatchObject({ kind: 'dailySummary', period: DAY });
    // What registers contribute by themselves is told beside them.
    const contributed = new Set(
      allRegisters.flatMap(({ tells }) => (tells.dailySummary ?? []).map(({ name }) => name)),
    );
    const own = Object.entries(stands.figures as object).filter(([name]) => !contributed.has(name));
    expect(Object.fromEntries(own)).toEqual({
      ...{ keysOut: 3, papersOwed: 1, owed: 3, keyIncidents: 1, awaitingReseal: 0, overdue: 0 },
    });
    const told = (stands.parts as ReportPart[]).map((part) => [
      part.name,
      part.lines.map(({ register, record, cells }) => [
        register,
        record,
        cells[0]?.zh,
        cells.some((cell) => cell.late),
      ]),
    ]);
    expect(Object.fromEntries(told)).toMatchObject({
      keysOut: [
        ['keyLoans', 'loan-K-1', 'K-1 K-1', true],
        ['keyLoans', 'loan-K-2', 'K-2 K-2', true],
        ['areaKeyHandovers', 'form', 'Q-1 Q-1', false],
      ],
      papersOwed: [['keyLoans', 'loan-W-1', expect.stringContaining('W-1'), false]],
      keyIncidents: [['keyIncidents', 'incident', 'K-4 K-4', false]],
    });
  });

  it('[R4.3.1] a day on which all is in order says so', async () => {
    const site = await opening('2026-09-29 09:00');
    await site.passUntil('2026-09-29 18:00');
    await send(site);
    const { text } = (await sent(site))['manager@lakeside.example'] as Sent['message'];
    for (const words of ['全部钥匙已收回', '没有待补的手续', '清点、签字齐全', '没有未处理的丢失损坏']) {
      expect(text).toContain(words);
    }
  });
});
