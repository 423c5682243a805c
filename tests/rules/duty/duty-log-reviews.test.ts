import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { release, signed } from '../../support/rules/loans.ts';
import { day, inHours, localDay, noonOffset, offsetFor } from '../../support/rules/moments.ts';
import { type Data, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('duty-log-reviews');

const sign = (site: Site, uid: string, date = day(), fields: Data = {}) =>
  site.as(uid).opens('dutyLogReviews', date, 'sign', 'signed', { day: date, signed: myStamp, ...fields });

/** A site whose working day has closed, whatever the hour. */
async function closed(): Promise<Site> {
  const site = await world.site();
  await site.closesAt('00:00');
  return site;
}

describe("the supervisor's daily signature", () => {
  it('[R2.4.8] is given by no other', async () => {
    const site = await closed();
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await site.remove(`dutyLogReviews/${day()}`);
      return sign(site, uid).send();
    });
  });

  it('[R2.4.8] is under the day that it names, in own name, now', async () => {
    const site = await closed();
    await expectOnlyTruth(() => sign(site, 'supervisor', day(), { remarks: '已阅' }), {
      'another day': { day: day(-1) },
      'no day': { day: undefined },
      'for another': { opened: { by: 'secondSupervisor', at: 0 } },
      unsigned: { state: 'open' },
      'without a stamp': { signed: undefined },
      'stamped by another': { signed: signed('secondSupervisor') },
      'reopened at once': { state: 'reopened' },
      'a long remark': { remarks: '长'.repeat(501) },
    });
  });

  it('[R2.4.8 R5.1.1] may come late and never ahead', async () => {
    const site = await closed();
    await expectRefused(sign(site, 'supervisor', day(1)).send());
    await expectRefused(sign(site, 'supervisor', day(30)).send());
    await expectAllowed(sign(site, 'supervisor', day(-1)).send());
    await expectAllowed(sign(site, 'supervisor', day()).send());
  });

  it('[R2.4.8 R5.1.1] is given at closing or later, not in the morning', async () => {
    const site = await world.site();
    const offset = noonOffset();
    await site.clock(offset);
    const today = localDay(offset);
    for (const closing of ['18:00', '12:30', '23:59']) {
      await site.closesAt(closing);
      await expectRefused(sign(site, 'supervisor', today).send(), `it closes at ${closing}`);
      await expectRefused(sign(site, 'standInForSupervisor', today).send(), `a stand-in, ${closing}`);
    }
    await site.closesAt('11:59');
    await expectAllowed(sign(site, 'supervisor', today).send(), 'a minute after it has closed');
  });

  it('[R2.4.8 R5.1.1] of yesterday is given in the morning, also shortly after midnight', async () => {
    for (const time of ['00:10', '08:00', '17:30']) {
      const site = await world.site();
      const offset = offsetFor(time);
      await site.clock(offset);
      await site.closesAt('18:00');
      await expectRefused(sign(site, 'supervisor', localDay(offset)).send(), `today at ${time}`);
      await expectAllowed(sign(site, 'supervisor', localDay(offset, -1)).send(), `yesterday at ${time}`);
    }
  });

  it('[R2.4.8 R5.1.1] of today is given in the evening, also shortly before midnight', async () => {
    for (const time of ['18:20', '23:30']) {
      const site = await world.site();
      const offset = offsetFor(time);
      await site.clock(offset);
      await site.closesAt('18:00');
      await expectRefused(sign(site, 'supervisor', localDay(offset, 1)).send(), `tomorrow at ${time}`);
      await expectAllowed(sign(site, 'supervisor', localDay(offset)).send(), `today at ${time}`);
    }
  });

  it('[R2.4.8 R5.1.1] closing is by the clock of the site, whichever offset runs now', async () => {
    const site = await world.site();
    await site.closesAt('18:00');
    const [noon, evening] = [noonOffset(), offsetFor('19:00')];
    const today = localDay(noon);
    await site.clock(noon, { changesAt: inHours(1), offsetMinutesAfter: evening });
    await expectRefused(sign(site, 'supervisor', today).send(), 'noon, and the change is to come');
    await site.clock(noon, { changesAt: inHours(-1), offsetMinutesAfter: evening });
    await expectAllowed(sign(site, 'supervisor', localDay(evening)).send(), 'evening since the change');
  });

  it('[R4.4.1.4 R2.4.8] is not given before closing together with a release in an emergency', async () => {
    const site = await world.site();
    const offset = noonOffset();
    await site.clock(offset);
    await site.key('K1', { kind: 'deposited' });
    const both = () => {
      const fields = { day: localDay(offset), signed: myStamp };
      return release(site, 'supervisor').opens('dutyLogReviews', localDay(offset), 'sign', 'signed', fields);
    };
    await site.closesAt('18:00');
    await expectRefused(both().send());
    await expectAllowed(release(site, 'supervisor').send(), 'the release alone');
  });

  it('[R2.4.8] is given of a day that exists', async () => {
    const site = await closed();
    for (const date of ['2026-02-30', '2025-02-29', '2026-13-01', '0000-01-01', '2026-1-1', 'yesterday'])
      await expectRefused(sign(site, 'supervisor', date).send(), date);
    await expectAllowed(sign(site, 'supervisor', '2024-02-29').send());
  });

  it('[R2.4.8] is given once and stays', async () => {
    const site = await closed();
    await expectAllowed(sign(site, 'supervisor').send());
    const path = `dutyLogReviews/${day()}`;
    for (const uid of ['supervisor', 'secondSupervisor', 'manager', 'admin']) {
      await expectClosed(site.as(uid).update(path, { remarks: '补充' }), uid);
      await expectClosed(site.as(uid).delete(path), uid);
    }
    await expectAllowed(sign(site, 'secondSupervisor', day(-1)).send());
  });

  it('[R2.4.8] is opened again by the server alone', async () => {
    const site = await closed();
    const before = { by: 'supervisor', at: inHours(-1) };
    await site.record('dutyLogReviews', day(), { day: day(), signed: before, state: 'signed' });
    for (const uid of ['supervisor', 'secondSupervisor', 'manager', 'admin', 'standInForSupervisor'])
      await expectClosed(
        site.as(uid).moves('dutyLogReviews', day(), 'reopen', { state: 'reopened' }).send(),
        uid,
      );
  });

  const signAgain = (site: Site, uid: string, date = day(), fields: Data = {}) =>
    site.as(uid).moves('dutyLogReviews', date, 'signAgain', { state: 'signed', signed: myStamp, ...fields });
  const reopened = (site: Site, date = day(), state = 'reopened') =>
    site.record('dutyLogReviews', date, {
      ...{ day: date, signed: { by: 'supervisor', at: inHours(-2) }, state },
    });

  it('[R2.4.8] of a day that was opened again is given again, by no other', async () => {
    const site = await closed();
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await reopened(site);
      return signAgain(site, uid).send();
    });
  });

  it('[R2.4.8] of a day that was opened again is given now, in own name', async () => {
    const site = await closed();
    await reopened(site);
    await expectOnlyTruth(() => signAgain(site, 'supervisor', day(), { remarks: '已重阅' }), {
      'the old signature': { signed: undefined },
      'the stamp of another': { signed: { by: 'secondSupervisor', at: inHours(-1) } },
      'another day': { day: day(-1) },
      'open still': { state: 'reopened' },
    });
    await expectRefused(signAgain(site, 'supervisor').send(), 'a second time');
  });

  it('[R2.4.8 R4.4.1.4] of a day that was opened again is given neither before closing nor while papers are owed', async () => {
    const site = await world.site();
    const offset = noonOffset();
    await site.clock(offset);
    const today = localDay(offset);
    await reopened(site, today);
    await site.closesAt('18:00');
    await expectRefused(signAgain(site, 'supervisor', today).send(), 'before closing');
    await site.closesAt('11:00');
    await site.put(`dutyLog/${today}/standing/papersOwed`, { count: 1, loans: ['l1'] });
    await expectRefused(signAgain(site, 'supervisor', today).send(), 'papers owed');
    await site.put(`dutyLog/${today}/standing/papersOwed`, { count: 0, loans: [] });
    await expectAllowed(signAgain(site, 'supervisor', today).send());
  });

  it('[R4.4.1.4] is not given while papers of that day are owed', async () => {
    const site = await closed();
    const owed = (date: string, count: number) =>
      site.put(`dutyLog/${date}/standing/papersOwed`, { count, loans: [] });
    await owed(day(), 1);
    await owed(day(-1), 0);
    await expectRefused(sign(site, 'supervisor').send());
    await expectRefused(sign(site, 'standInForSupervisor').send(), 'a stand-in has no way around');
    await expectAllowed(sign(site, 'supervisor', day(-1)).send(), 'a day of which none are owed');
    await owed(day(), 0);
    await expectAllowed(sign(site, 'supervisor').send());
  });
});
