import { where } from 'firebase/firestore/lite';
import { describe, expect, it } from 'vitest';
import { forAll } from '../../support/rules/attempts.ts';
import { inHours } from '../../support/rules/moments.ts';
import { activeMembers, everybody } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// What is due is for all staff where every member may read the record; of what only some may know, nobody reads it.

const world = openWorld('due');

/** A question that does not say for whom is refused for want of the answer, and not by a plain no. */
const denied = { code: 'permission-denied' };

/** A deadline as the server writes it below a record, for an audience. */
const due = (site: Site, path: string, audience: unknown) =>
  site.put(`${path}/due/expiry`, {
    ...{ site: site.id, at: inHours(1), level: 0 },
    ...(audience === undefined ? {} : { audience }),
  });

const gather = (site: Site, uid: string | null, audience = 'staff') =>
  site.as(uid).listGroup('due', where('site', '==', site.id), where('audience', '==', audience));

/** A site with one deadline of each audience. */
async function withDeadlines(): Promise<Site> {
  const site = await world.site();
  await due(site, 'keyLoans/l1', 'staff');
  await due(site, 'disclosures/h1~clerk', 'concerned');
  await due(site, 'attachments/a1', 'concerned');
  await due(site, 'keyCounts/c1', 'server');
  return site;
}

describe('what is due', () => {
  it('[R2.4.3] for staff is gathered by every member of the site', async () => {
    const site = await withDeadlines();
    await forAll(activeMembers, (uid) => expectAllowed(gather(site, uid), uid));
    for (const uid of ['stranger', 'dismissed']) await expectRefused(gather(site, uid), uid);
    await expectRefused(gather(site, null), 'who has not signed in');
  });

  for (const audience of ['concerned', 'server', 'everybody', ''])
    it(`[R1.3 R2.4.1.7] for the audience '${audience}' is gathered by nobody, the manager neither`, async () => {
      const site = await withDeadlines();
      await forAll(everybody, (uid) => expectRefused(gather(site, uid, audience), uid));
      await expectAllowed(gather(site, 'cleaner'));
    });

  it('[R1.3 R2.4.1.7] is gathered by a question that says for whom', async () => {
    const site = await withDeadlines();
    const ofSite = where('site', '==', site.id);
    const refused = {
      'of the whole site': [ofSite],
      'for two audiences': [ofSite, where('audience', 'in', ['staff', 'concerned'])],
      'for all but one': [ofSite, where('audience', '!=', 'server')],
    };
    for (const [what, constraints] of Object.entries(refused))
      await expect(site.as('manager').listGroup('due', ...constraints), what).rejects.toMatchObject(denied);
    await expectAllowed(gather(site, 'manager'));
    await expectAllowed(
      site
        .as('manager')
        .listGroup('due', ofSite, where('audience', '==', 'staff'), where('at', '<', inHours(2))),
    );
  });

  it('[R2.4.3] of another site is for its own staff', async () => {
    const [site, other] = [await withDeadlines(), await withDeadlines()];
    await site.hire('onlyHere', { roles: ['manager'] });
    await expectAllowed(gather(site, 'onlyHere'));
    await expectRefused(gather(other, 'onlyHere'));
  });

  it('[R2.4.3 R1.3] of one record is read by staff where it is for staff', async () => {
    const site = await withDeadlines();
    await forAll(activeMembers, async (uid) => {
      await expectAllowed(site.as(uid).get('keyLoans/l1/due/expiry'), uid);
      const ofRecord = site.as(uid).list('keyLoans/l1/due', where('audience', '==', 'staff'));
      await expectAllowed(ofRecord, uid);
    });
    for (const uid of ['stranger', 'dismissed', null])
      await expectRefused(site.as(uid).get('keyLoans/l1/due/expiry'), `${uid}`);
  });

  for (const path of ['disclosures/h1~clerk', 'attachments/a1', 'keyCounts/c1'])
    it(`[R1.3 R2.4.1.7] of ${path}, which is not for staff, is read by nobody`, async () => {
      const site = await withDeadlines();
      await forAll(everybody, async (uid) => {
        await expectRefused(site.as(uid).get(`${path}/due/expiry`), uid);
        await expect(site.as(uid).list(`${path}/due`), `${uid} lists`).rejects.toMatchObject(denied);
        const asked = site.as(uid).list(`${path}/due`, where('audience', '==', 'concerned'));
        await expectRefused(asked, `${uid} lists those of the audience`);
      });
      await due(site, path, 'staff');
      await expectAllowed(site.as('cleaner').get(`${path}/due/expiry`));
    });

  it('[R2.4.6] is written by nobody', async () => {
    const site = await withDeadlines();
    const path = 'keyLoans/l1/due/expiry';
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).update(path, { audience: 'staff' }), `${uid} alters`);
      await expectClosed(site.as(uid).delete(path), `${uid} takes it away`);
    });
  });
});
