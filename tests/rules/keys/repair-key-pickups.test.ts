import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { call, fileProofs } from '../../support/rules/loans.ts';
import { minute } from '../../support/rules/moments.ts';
import { codeOf, type Data, everyKind, keepersOf } from '../../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('repair-key-pickups');

/** A repair key in its cabinet, and every proof on file. */
async function ready(kind = 'repair'): Promise<Site> {
  const site = await world.site();
  await site.key('K1', { kind });
  await fileProofs(site, 'repairKeyPickups', 'p1');
  return site;
}

/** The key goes to who collects it, for good: the register and the key in one batch. */
const hand = (site: Site, uid: string, fields: Data = {}, ending = '1', id = `p${ending}`) =>
  site
    .as(uid)
    .opens('repairKeyPickups', id, 'hand', 'handed', {
      ...{ household: 'h1', collectedBy: 'household', collector: '王女士', identityChecked: true },
      ...{ key: codeOf(ending), keyCode: codeOf(ending), unit: '1-101', pieces: 2 },
      ...{ signature: ending === '1' ? 'signature' : `signature${ending}`, reason: 'repairDone' },
      ...fields,
    })
    .moves('keys', codeOf(ending), 'withdraw', { state: 'withdrawn', withdrawnFor: id });

describe('the collection register for repair keys', () => {
  it('[R4.4.3.3 R4.4.4.2.2] the household is identified and signs', async () => {
    const site = await ready();
    await expectOnlyTruth(() => hand(site, 'supervisor'), {
      'identity not checked': { identityChecked: false },
      'identity left out': { identityChecked: undefined },
      'no signature': { signature: undefined },
      'a photo instead of a signature': { signature: 'photo' },
      'a signature that is not on file': { signature: 'nowhere' },
      'nobody named': { collector: '' },
      'for no reason': { reason: undefined },
    });
  });

  it('[R4.4.3.3] under a plain id, which its key names', async () => {
    const site = await ready();
    const under = async (id: string) => {
      await fileProofs(site, 'repairKeyPickups', id);
      return hand(site, 'supervisor', {}, '1', id).send();
    };
    await expectRefused(under('p b'), 'a blank');
    await expectRefused(under('p'.repeat(81)), 'too long');
    await expectAllowed(under('p'.repeat(80)));
  });

  it('[R4.4.3.3] names the key as it is, of a unit of that household', async () => {
    const site = await ready();
    await site.key('K2', { kind: 'repair' });
    await expectOnlyTruth(() => hand(site, 'supervisor'), {
      'another household': { household: 'h2' },
      'a household that is not there': { household: 'nowhere' },
      'another key': { key: 'K2' },
      'more pieces than there are': { pieces: 3 },
      'another code': { keyCode: 'K2' },
      'another unit': { unit: '1-102' },
    });
  });

  for (const collectedBy of ['relative', 'agent'])
    it(`[R4.4.3.3] a ${collectedBy} needs ID or letter of authority and the household's consent`, async () => {
      const site = await ready();
      const papers = { collectedBy, proof: 'idCard', consent: call() };
      await expectOnlyTruth(() => hand(site, 'supervisor', papers), {
        'identity not checked': { identityChecked: false },
        'no copy': { proof: undefined },
        'an entry pass': { proof: 'entryPass' },
        'no call': { consent: undefined },
        'not agreed': { consent: call({ agreed: false }) },
        'a call to come': { consent: call({ at: minute(60) }) },
        'no signature': { signature: 'idCard' },
      });
      const byLetter = { ...papers, proof: 'letterOfAuthority' };
      await expectAllowed(hand(await ready(), 'supervisor', byLetter).send());
    });

  for (const collectedBy of ['nanny', 'hourlyWorker'])
    it(`[R4.4.1.5 R4.4.3.3] a ${collectedBy} needs the entry pass and the household's consent`, async () => {
      const site = await ready();
      await expectOnlyTruth(
        () => hand(site, 'supervisor', { collectedBy, proof: 'entryPass', consent: call() }),
        {
          'an ID card': { proof: 'idCard' },
          'no pass': { proof: undefined },
          'no call': { consent: undefined },
          'not agreed': { consent: call({ agreed: false }) },
        },
      );
    });

  it('[R4.4.3.1 R4.4.3.3] the named keeper hands it to a nanny, though so many papers are looked into', async () => {
    const site = await ready();
    await site.designation('receptionist', ['repair']);
    const asked = { collectedBy: 'nanny', proof: 'entryPass', consent: call() };
    await expectAllowed(hand(site, 'receptionist', asked).send());
  });

  it('[R4.4.3.3] is for the household and who comes for it, not for staff, contractor or shift', async () => {
    const site = await ready();
    const papers = { collectedBy: 'agent', proof: 'idCard', consent: call() };
    const others = ['staff', 'otherDepartment', 'contractor', 'shift'];
    await expectOnlyTruth(
      () => hand(site, 'supervisor', papers),
      Object.fromEntries(others.map((collectedBy) => [collectedBy, { collectedBy }])),
    );
  });

  it('[R4.4.3.1 R4.4.3.3] is kept by the keeper of repair keys', async () => {
    const site = await ready();
    await expectOnlyBy(keepersOf('repair'), async (uid) => {
      await site.key(codeOf(`-${uid}`), { kind: 'repair' });
      await fileProofs(site, 'repairKeyPickups', `p-${uid}`, `-${uid}`);
      return hand(site, uid, {}, `-${uid}`).send();
    });
  });

  for (const kind of everyKind.filter((one) => one !== 'repair'))
    it(`[R4.4.3.3] gives out no ${kind} key`, async () => {
      const site = await ready(kind);
      await site.put('keys/K1', { ...(await site.stored('keys/K1')), unit: 'b1-101' });
      await expectRefused(hand(site, 'supervisor').send());
      await expectAllowed(hand(await ready(), 'supervisor').send());
    });

  it('[R4.4.3.3] gives out a key that hangs in its cabinet', async () => {
    const site = await ready();
    const states = ['inCabinet', 'out', 'lost', 'damaged', 'withdrawn'];
    await expectOnlyIn(['inCabinet'], states, async (state) => {
      await site.key(codeOf(`-${state}`), { kind: 'repair', state });
      await fileProofs(site, 'repairKeyPickups', `p-${state}`, `-${state}`);
      return hand(site, 'supervisor', {}, `-${state}`).send();
    });
  });

  it('[R4.4.3.3 R2.4.16] is not for a household that has moved out', async () => {
    const site = await ready();
    await site.moveOut('h1');
    await expectRefused(hand(site, 'supervisor').send());
    await site.moveOut('h1', 'current');
    await expectAllowed(hand(site, 'supervisor').send());
  });

  it('[R4.4.3.3] neither the entry nor the key moves alone', async () => {
    const site = await ready();
    const entryAlone = site.as('supervisor').opens('repairKeyPickups', 'p1', 'hand', 'handed', {
      ...{ household: 'h1', collectedBy: 'household', collector: '王女士', identityChecked: true },
      ...{ key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 2, signature: 'signature', reason: 'other' },
    });
    await expectRefused(entryAlone.send());
    const keyAlone = (withdrawnFor: string) =>
      site.as('supervisor').moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor });
    await expectRefused(keyAlone('p1').send());
    await site.record('repairKeyPickups', 'p2', { key: 'K1', state: 'handed' });
    await expectRefused(keyAlone('p2').send(), 'with an entry of long ago');
    await expectAllowed(hand(site, 'supervisor').send());
  });
});
