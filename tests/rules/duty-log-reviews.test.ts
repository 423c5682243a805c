import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyTruth } from '../support/rules/attempts.ts';
import { day } from '../support/rules/moments.ts';
import { type Data, whoHold } from '../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../support/rules/refusal.ts';
import { openWorld, type Site } from '../support/rules/world.ts';

const world = openWorld('duty-log-reviews');

const sign = (site: Site, uid: string, date = day(), fields: Data = {}) =>
  site.as(uid).opens('dutyLogReviews', date, 'sign', 'signed', { day: date, ...fields });

describe("the supervisor's daily signature", () => {
  it('[R2.4.8] is given by no other', async () => {
    const site = await world.site();
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await site.remove(`dutyLogReviews/${day()}`);
      return sign(site, uid).send();
    });
  });

  it('[R2.4.8] is under the day that it names, in own name, now', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => sign(site, 'supervisor', day(), { remarks: '已阅' }), {
      'another day': { day: day(-1) },
      'no day': { day: undefined },
      'for another': { opened: { by: 'secondSupervisor', at: 0 } },
      unsigned: { state: 'open' },
      'a long remark': { remarks: '长'.repeat(501) },
    });
  });

  it('[R2.4.8 R5.1.1] may come late and never ahead', async () => {
    const site = await world.site();
    await expectRefused(sign(site, 'supervisor', day(1)).send());
    await expectRefused(sign(site, 'supervisor', day(30)).send());
    await expectAllowed(sign(site, 'supervisor', day(-1)).send());
    await expectAllowed(sign(site, 'supervisor', day()).send());
  });

  it('[R2.4.8] is given once and stays', async () => {
    const site = await world.site();
    await expectAllowed(sign(site, 'supervisor').send());
    const path = `dutyLogReviews/${day()}`;
    for (const uid of ['supervisor', 'secondSupervisor', 'manager', 'admin']) {
      await expectClosed(site.as(uid).update(path, { remarks: '补充' }), uid);
      await expectClosed(site.as(uid).delete(path), uid);
    }
    await expectAllowed(sign(site, 'secondSupervisor', day(-1)).send());
  });

  it('[R4.4.1.4] is not given while papers of that day are owed', async () => {
    const site = await world.site();
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
