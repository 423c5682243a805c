import { afterEach, describe, expect, it } from 'vitest';
import { runTask } from '../../functions/src/jobs/jobs.ts';
import { mailPath } from '../../functions/src/mail/outbox.ts';
import { openTestSite, PAGE, type TestSite } from '../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** The last day of a month that is a Wednesday: a day and a month end with it. */
const opening = async (at = '2026-09-30 18:00'): Promise<OpenSite> => {
  const site = await openTestSite({ at });
  open.push(site);
  return site;
};

const chooses = (site: TestSite, uid: string, choice: Record<string, unknown>, step = 'choose') =>
  site.take(uid, 'mailChoices', step, uid, { member: uid, ...choice });
const sends = (site: TestSite, day = '2026-09-30') =>
  runTask(
    { job: 'reportMail', site: site.id, period: day },
    { db: site.db, now: site.clock.now(), page: PAGE },
  );
const mailOf = async (site: TestSite, uid: string, day = '2026-09-30') =>
  (await site.db.doc(mailPath(`reportMail~lakeside~${day}~${uid}`)).get()).data();

describe('[R7.2] the mail of a day', () => {
  it('gathers all reports of a reader; who wants none of them gets none', async () => {
    const site = await opening();
    const all = ['dailySummary.day', 'compliance.month', 'collection.month', 'collection.quarter'];
    await chooses(site, 'manager', { leftOut: all });
    const others = ['satisfaction.month', 'returnVisits.month', 'dailySummary.day'];
    await chooses(site, 'supervisor', { leftOut: others });
    await sends(site);
    const manager = (await mailOf(site, 'manager'))?.message;
    expect(manager.subject).toMatch(/^报表 2 份 2026-09-30 · /);
    for (const title of ['欠费账龄', '满意度']) expect(manager.text).toContain(`${title} 2026-09`);
    for (const title of ['每日简报', '制度执行']) expect(manager.text).not.toContain(title);
    expect(await mailOf(site, 'supervisor')).toBeUndefined();
    // Whoever has chosen nothing gets everything.
    expect((await mailOf(site, 'assistant'))?.message.text).toContain('收费统计 2026-Q3');
  });

  it('is in the language that the reader has chosen', async () => {
    const site = await opening('2026-09-29 18:00');
    await chooses(site, 'manager', { language: 'en' });
    await sends(site, '2026-09-29');
    expect((await mailOf(site, 'manager', '2026-09-29'))?.message.subject).toBe(
      'Daily summary 2026-09-29 · Lakeside Garden',
    );
    expect((await mailOf(site, 'supervisor', '2026-09-29'))?.message.subject).toMatch(/^每日简报/);
  });

  it('waits for the end of quiet hours', async () => {
    const site = await opening('2026-09-29 18:00');
    await chooses(site, 'manager', { quietFrom: '17:30', quietUntil: '07:00' });
    await chooses(site, 'supervisor', { quietFrom: '19:00', quietUntil: '07:00' });
    await sends(site, '2026-09-29');
    const until = (await mailOf(site, 'manager', '2026-09-29'))?.notBefore.toDate();
    expect(until?.toISOString()).toBe('2026-09-29T23:00:00.000Z');
    expect(await mailOf(site, 'supervisor', '2026-09-29')).not.toHaveProperty('notBefore');
  });

  it('comes once, though it is asked for twice; later choices change what comes later', async () => {
    const site = await opening('2026-09-29 18:00');
    await sends(site, '2026-09-29');
    const before = await mailOf(site, 'manager', '2026-09-29');
    await chooses(site, 'manager', { language: 'en' });
    await sends(site, '2026-09-29');
    expect(await mailOf(site, 'manager', '2026-09-29')).toEqual(before);
    await chooses(site, 'manager', { leftOut: ['dailySummary.day'], language: null }, 'chooseAnew');
    expect(await site.record('mailChoices', 'manager')).not.toHaveProperty('language');
  });

  it('is chosen by each for themselves, with a beginning and an end of quiet hours', async () => {
    const site = await opening();
    await expect(
      site.take('admin', 'mailChoices', 'choose', 'manager', { member: 'manager' }),
    ).rejects.toThrow('mailChoices.choose');
    await expect(chooses(site, 'manager', { quietFrom: '22:00' })).rejects.toThrow('bothEnds');
    await expect(chooses(site, 'manager', { quietFrom: '22:00', quietUntil: '22:00' })).rejects.toThrow(
      'someTimeLeft',
    );
    await chooses(site, 'manager', { quietFrom: '22:00', quietUntil: '06:00' });
  });
});
