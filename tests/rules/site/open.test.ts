import { orderBy, where } from 'firebase/firestore/lite';
import { describe, expect, it } from 'vitest';
import { forAll } from '../../support/rules/attempts.ts';
import { inHours } from '../../support/rules/moments.ts';
import { activeMembers, everybody } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// What is open is told to those for whom it waits, and to all staff where every member may read the record.

const world = openWorld('open');
const MATTERS = 'index/open/matters';

/** A question that does not say for whom is refused for want of the answer, and not by a plain no. */
const denied = { code: 'permission-denied' };

const opened = (site: Site, id: string, people: readonly string[], audience: string) =>
  site.put(`${MATTERS}/${id}`, { for: people, audience, deadline: inHours(1), matters: {} });

/** A loan that waits for its borrower, and a disclosure for the supervisor. */
async function withMatters(): Promise<Site> {
  const site = await world.site();
  await opened(site, 'keyLoans~l1', ['cleaner', 'dismissed', 'stranger'], 'staff');
  await opened(site, 'disclosures~h1~clerk', ['supervisor', 'dismissed', 'stranger'], 'concerned');
  return site;
}

const mine = (site: Site, uid: string | null, of = uid ?? 'nobody') =>
  site.as(uid).list(MATTERS, where('for', 'array-contains', of), orderBy('deadline', 'asc'));
const everybodys = (site: Site, uid: string | null, audience = 'staff') =>
  site
    .as(uid)
    .list(
      MATTERS,
      where('audience', '==', audience),
      where('deadline', '<', inHours(36)),
      orderBy('deadline', 'asc'),
    );

const outside = ['stranger', 'dismissed', null];

describe('what is open', () => {
  it('[R2.4.3] for a person is listed by that person', async () => {
    const site = await withMatters();
    await forAll(activeMembers, (uid) => expectAllowed(mine(site, uid), uid));
    for (const uid of outside) await expectRefused(mine(site, uid), `${uid}`);
  });

  it('[R1.3 R2.4.1.7] for another person is listed by nobody', async () => {
    const site = await withMatters();
    await forAll(
      everybody.filter((uid) => uid !== 'supervisor'),
      (uid) => expect(mine(site, uid, 'supervisor'), uid).rejects.toMatchObject(denied),
    );
    await expectAllowed(mine(site, 'supervisor'));
  });

  it('[R2.4.3] of what all staff may know is listed by every member of the site', async () => {
    const site = await withMatters();
    await forAll(activeMembers, (uid) => expectAllowed(everybodys(site, uid), uid));
    for (const uid of outside) await expectRefused(everybodys(site, uid), `${uid}`);
  });

  it('[R1.3 R2.4.1.7] of what concerns some is listed by nobody without saying for whom', async () => {
    const site = await withMatters();
    for (const uid of ['supervisor', 'manager', 'cleaner']) {
      await expect(everybodys(site, uid, 'concerned'), uid).rejects.toMatchObject(denied);
      await expect(site.as(uid).list(MATTERS), uid).rejects.toMatchObject(denied);
      const both = where('audience', 'in', ['staff', 'concerned']);
      await expect(site.as(uid).list(MATTERS, both), uid).rejects.toMatchObject(denied);
    }
    await expectAllowed(everybodys(site, 'manager'));
  });

  it('[R1.3] about one record is read by those for whom it waits, and else where it is for staff', async () => {
    const site = await withMatters();
    const get = (uid: string | null, id: string) => site.as(uid).get(`${MATTERS}/${id}`);
    await forAll(activeMembers, (uid) => expectAllowed(get(uid, 'keyLoans~l1'), uid));
    await expectAllowed(get('supervisor', 'disclosures~h1~clerk'));
    for (const uid of ['manager', 'cleaner', ...outside])
      await expectRefused(get(uid, 'disclosures~h1~clerk'), `${uid}`);
    for (const uid of outside) await expectRefused(get(uid, 'keyLoans~l1'), `${uid}`);
  });

  it('[R2.4.3] at another site is for its own staff', async () => {
    const [site, other] = [await withMatters(), await withMatters()];
    await site.hire('onlyHere', { roles: ['manager'] });
    await expectAllowed(everybodys(site, 'onlyHere'));
    await expectRefused(everybodys(other, 'onlyHere'));
    await expectAllowed(mine(site, 'onlyHere'));
    await expectRefused(mine(other, 'onlyHere'));
  });

  it('[R2.4.6] is written by nobody', async () => {
    const site = await withMatters();
    const path = `${MATTERS}/keyLoans~l1`;
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).update(path, { audience: 'staff' }), `${uid} alters`);
      await expectClosed(site.as(uid).delete(path), `${uid} takes it away`);
      await expectClosed(site.as(uid).set(`${MATTERS}/keyLoans~l2`, { for: [uid] }), `${uid} adds`);
    });
  });
});

describe('what falls due, as the sweep keeps it', () => {
  it('[R1.3 R2.4.1.7] is read by nobody', async () => {
    const site = await world.site();
    const path = 'keyLoans/l1/due/return';
    await site.put(path, { site: site.id, at: inHours(1) });
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).get(path), uid);
      await expectClosed(site.as(uid).list('keyLoans/l1/due'), `${uid} lists`);
    });
  });
});
