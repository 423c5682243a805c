import { describe, expect, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { giveBack, returnOfLoan } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import { codeOf, type Data, keepersOf } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('sealed-keys');

const back = { by: 'supervisor', at: inHours(-1) };

/** Made for the key with this ending. */
const madeFor = (ending = '1') => ({ forRegister: 'keys', forRecord: codeOf(ending) });

/** A sealed key that was used and came back an hour ago; the household has signed since. */
async function used(site: Site, ending = '1', key: Data = {}): Promise<void> {
  await site.key(codeOf(ending), {
    ...{ kind: 'sealed', state: 'awaitingReseal', sealNo: 'S-1', cameBack: back },
    ...key,
  });
  const signed = { opened: { by: 'receptionist', at: inHours(-0.5) }, ...madeFor(ending) };
  await site.attachment(`newSignature${ending}`, 'signature', signed);
}

const reseal = (site: Site, uid: string, fields: Data = {}, ending = '1') =>
  site.as(uid).moves('keys', codeOf(ending), 'reseal', {
    ...{ state: 'inCabinet', sealNo: 'S-2', resealSignature: `newSignature${ending}` },
    ...fields,
  });

describe('a sealed key that was used', () => {
  it('[R4.4.4.1.6] comes back to be sealed again, not into use', async () => {
    const site = await world.site();
    await site.keyOut('K1', 'l1', { kind: 'sealed' });
    await expectRefused(giveBack(site, 'supervisor').send());
    const waiting = () =>
      returnOfLoan(site, 'supervisor').moves('keys', 'K1', 'return', {
        state: 'awaitingReseal',
        present: 2,
        cameBack: myStamp,
      });
    await expectAllowed(waiting().send());
    expect((await site.stored('keys/K1'))?.state).toBe('awaitingReseal');
  });

  it('[R4.4.4.1.6] is sealed again by its keeper', async () => {
    const site = await world.site();
    await expectOnlyBy(keepersOf('sealed'), async (uid) => {
      await used(site, `-${uid}`);
      return reseal(site, uid, {}, `-${uid}`).send();
    });
  });

  it("[R4.4.4.1.6] under a new number, with the household's new signature", async () => {
    const site = await world.site();
    await used(site);
    await site.attachment('photo', 'photo', {
      opened: { by: 'receptionist', at: inHours(-0.5) },
      ...madeFor(),
    });
    const before = { opened: { by: 'receptionist', at: inHours(-1.5) }, ...madeFor() };
    await site.attachment('oldSignature', 'signature', before);
    await expectOnlyTruth(() => reseal(site, 'supervisor'), {
      'the old number': { sealNo: 'S-1' },
      'no number': { sealNo: undefined },
      'an empty number': { sealNo: '' },
      'no signature': { resealSignature: undefined },
      'a signature from before the return': { resealSignature: 'oldSignature' },
      'a photo': { resealSignature: 'photo' },
      'a signature that is not on file': { resealSignature: 'nowhere' },
      'another return': { cameBack: { by: 'supervisor', at: inHours(-2) } },
      'still waiting': { state: 'awaitingReseal' },
    });
  });

  it('[R4.4.4.1.6] is sealed again when it has come back, and then only', async () => {
    const site = await world.site();
    const states = ['inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged', 'withdrawn'];
    await expectOnlyIn(['awaitingReseal'], states, async (state) => {
      await used(site, `-${state}`, { state });
      return reseal(site, 'supervisor', {}, `-${state}`).send();
    });
  });

  it('[R4.4.4.1.6] cannot be lent while it waits, nor pass through another step into its cabinet', async () => {
    const site = await world.site();
    await used(site);
    for (const step of ['return', 'restore', 'lend', 'register', 'replace', 'amend', 'recount'])
      await expectRefused(
        site
          .as('supervisor')
          .moves('keys', 'K1', step, { state: 'inCabinet', present: 2, cameBack: myStamp })
          .send(),
        step,
      );
    await expectAllowed(reseal(site, 'supervisor').send());
  });
});
