import { where } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyBy, forAll } from '../support/rules/attempts.ts';
import { signed } from '../support/rules/loans.ts';
import { inHours } from '../support/rules/moments.ts';
import { type Data, everybody, whoHold } from '../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../support/rules/refusal.ts';
import { expectOnlyTheStandIn, leavesOfTheSteward } from '../support/rules/stand-ins.ts';
import { openWorld, type Site } from '../support/rules/world.ts';

const world = openWorld('private-file');

const file = 'households/h1/private/file';
const read = (site: Site, uid: string | null) => site.as(uid).get(file);

/** A grant for the phone of the household `h1`, to the person who asked. */
const grant = (site: Site, uid: string, fields: Data = {}, household = 'h1') =>
  site.record('disclosures', `${household}~${uid}`, {
    ...{ household, what: 'phone', forWhom: '快递员', why: '门禁故障', state: 'granted' },
    ...{ until: inHours(1), decided: signed('supervisor'), opened: signed(uid) },
    ...fields,
  });

describe("a household's private file is opened", () => {
  it('[R2.4.1.7 R1.3] by the steward of that building, supervisor and manager, and nobody else', async () => {
    const site = await world.site();
    await expectOnlyBy(['steward', ...whoHold('supervisor', 'manager')], (uid) => read(site, uid));
  });

  it("[R2.4.1.7] of another building by that building's steward", async () => {
    const site = await world.site();
    await expectOnlyBy(['stewardOfAnother', ...whoHold('supervisor', 'manager')], (uid) =>
      site.as(uid).get('households/h2/private/file'),
    );
  });

  it('[R4.4.1.10] by who stands in for the steward, for the buildings of the steward alone', async () => {
    const site = await world.site();
    for (const uid of ['cleaner', 'residentOfTheBuilding']) await expectRefused(read(site, uid), uid);
    await leavesOfTheSteward(site);
    await expectOnlyTheStandIn((uid) => read(site, uid));
    await site.leave('residentOfTheBuilding', 'stewardOfAnother');
    await expectRefused(
      read(site, 'residentOfTheBuilding'),
      'who stands in for the steward of another building',
    );
    await expectRefused(site.as('cleaner').get('households/h2/private/file'));
  });

  it('[R1.3] by the very person who holds a grant for that household, until it ends', async () => {
    const site = await world.site();
    await grant(site, 'receptionist');
    await expectRefused(read(site, 'assistant'), 'a colleague');
    await expectRefused(site.as('receptionist').get('households/h2/private/file'), 'another household');
    await expectAllowed(read(site, 'receptionist'));
  });

  it('[R1.3] not a moment longer, though nobody has closed the grant', async () => {
    const site = await world.site();
    await grant(site, 'receptionist', { until: inHours(-0.001) });
    await grant(site, 'assistant', { until: inHours(0.1) });
    await expectRefused(read(site, 'receptionist'));
    await expectAllowed(read(site, 'assistant'));
  });

  for (const state of ['requested', 'refused', 'expired'])
    it(`[R1.3] not on a grant that is ${state}`, async () => {
      const site = await world.site();
      await grant(site, 'receptionist', { state });
      await grant(site, 'assistant');
      await expectRefused(read(site, 'receptionist'));
      await expectAllowed(read(site, 'assistant'));
    });

  it('[R1.3] not with a grant by somebody dismissed since, nor with that of another site', async () => {
    const [site, other] = [await world.site(), await world.site()];
    await grant(site, 'dismissed');
    await grant(site, 'stranger');
    await grant(other, 'clerk');
    await grant(site, 'assistant');
    for (const uid of ['dismissed', 'stranger', 'clerk']) await expectRefused(read(site, uid), uid);
    await expectAllowed(read(site, 'assistant'));
  });

  it('[R2.4.1.7] not by a person of whatever role who is not signed in', async () => {
    const site = await world.site();
    await expectRefused(read(site, null));
    await expectAllowed(read(site, 'manager'));
  });
});

describe('the private files are not listed', () => {
  it('[R2.4.1.7 R2.4.16] by anybody, not even one household at a time', async () => {
    const site = await world.site();
    await grant(site, 'receptionist');
    await forAll(everybody, (uid) =>
      expectClosed(site.as(uid).list('households/h1/private'), `${uid} lists`),
    );
    await expectAllowed(read(site, 'manager'));
  });

  it('[R2.4.1.7 R2.4.16] by anybody across the households', async () => {
    const site = await world.site();
    const ofOne = where('household', '==', 'h1');
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).listGroup('private'), `${uid} lists all`);
      await expectClosed(site.as(uid).listGroup('private', ofOne), `${uid} lists one`);
    });
    await expectAllowed(read(site, 'manager'));
  });

  it('[R2.4.16] and nobody makes a file, takes one away or puts another beside it', async () => {
    const site = await world.site();
    for (const uid of ['manager', 'supervisor', 'steward', 'admin']) {
      await expectClosed(site.as(uid).delete(file), uid);
      await expectClosed(site.as(uid).set('households/h9/private/file', { household: 'h9' }), uid);
      await expectClosed(site.as(uid).set('households/h1/private/copy', { household: 'h1' }), uid);
      await expectClosed(site.as(uid).get('households/h1/private/copy'), uid);
    }
  });
});
