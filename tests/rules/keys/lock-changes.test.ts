import { describe, expect, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { call, issue, signed } from '../../support/rules/loans.ts';
import { activeMembers, codeOf, type Data, keepersOf, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('lock-changes');

const entry = (ending: string): Data => ({
  ...{ household: 'h1', key: codeOf(ending), keyCode: codeOf(ending), unit: '1-101' },
});

/** The entry, without the key. */
const reportAlone = (site: Site, uid: string, fields: Data = {}, id = 'c1') =>
  site.as(uid).opens('lockChanges', id, 'report', 'reported', { ...entry('1'), ...fields });

/** The old key is known as such at once. */
const report = (site: Site, uid: string, fields: Data = {}, id = 'c1') =>
  reportAlone(site, uid, fields, id).moves('keys', String(fields.key ?? 'K1'), 'noteLockChange', {
    ...{ lockChange: id, lockChanged: true },
  });

/** The entry, without the key. */
const deliverAlone = (site: Site, uid: string, fields: Data = {}, ending = '1') =>
  site.as(uid).moves('lockChanges', `c${ending}`, 'deliver', {
    ...{ state: 'delivered', delivered: myStamp, newPieces: 3, oldKeyReturned: true },
    ...fields,
  });

/** The household brings the new key and takes the old one back. */
const deliver = (site: Site, uid: string, fields: Data = {}, ending = '1', state = 'inCabinet') =>
  deliverAlone(site, uid, fields, ending).moves('keys', codeOf(ending), 'replace', {
    ...{ state, pieces: 3, present: 3, lockChanged: false },
    ...{ lockChange: `c${ending}`, cameBack: myStamp },
  });

/** A lock change of which the desk waits for the key. */
async function waiting(site: Site, ending = '1', fields: Data = {}, key: Data = {}): Promise<void> {
  await site.key(codeOf(ending), { kind: 'deposited', ...key });
  await site.record('lockChanges', `c${ending}`, { ...entry(ending), state: 'reported', ...fields });
}

describe('a household changes its lock', () => {
  it('[R4.4.1.3] any member of staff who hears of it enters it', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'deposited' });
    await expectOnlyBy(activeMembers, (uid) => report(site, uid, {}, `c-${uid}`).send());
  });

  it("[R4.4.1.3] for a key of that household's unit", async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'deposited' });
    await site.key('K2', { kind: 'deposited', unit: 'b2-201' });
    await expectOnlyTruth(() => report(site, 'cleaner'), {
      'another household': { household: 'h2' },
      'a household that is not there': { household: 'nowhere' },
      'the key of another unit': { key: 'K2', keyCode: 'K2' },
      'another code': { keyCode: 'K2' },
      'no key': { key: undefined },
      'delivered already': { state: 'delivered' },
    });
  });

  it('[R4.4.1.3 R4.4.1.2] the new key goes to the keeper', async () => {
    const site = await world.site();
    await expectOnlyBy(keepersOf('deposited'), async (uid) => {
      await waiting(site, `-${uid}`);
      return deliver(site, uid, {}, `-${uid}`).send();
    });
  });

  it('[R4.4.1.3] and the old one back to the household', async () => {
    const site = await world.site();
    await waiting(site);
    await expectOnlyTruth(() => deliver(site, 'supervisor'), {
      'the old one kept': { oldKeyReturned: false },
      'nothing said of the old one': { oldKeyReturned: undefined },
      'no new one': { newPieces: 0 },
      'no stamp': { delivered: undefined },
      'the stamp of another': { delivered: signed('both') },
      'not delivered': { state: 'reported' },
      'for another household': { household: 'h2' },
    });
    expect((await site.stored('keys/K1'))?.pieces).toBe(3);
  });

  it('[R4.4.1.3] never the entry without the key, nor the key without the entry', async () => {
    const site = await world.site();
    await waiting(site);
    await waiting(site, '2');
    await expectRefused(deliverAlone(site, 'supervisor').send());
    const key = (id: string, lockChange: string) =>
      site.as('supervisor').moves('keys', id, 'replace', {
        ...{ pieces: 3, present: 3, lockChanged: false, lockChange, cameBack: myStamp },
      });
    await expectRefused(key('K1', 'c1').send());
    await expectRefused(key('K1', 'nowhere').send());
    const crossed = deliverAlone(site, 'supervisor').moves('keys', 'K2', 'replace', {
      ...{ pieces: 3, present: 3, lockChanged: false, lockChange: 'c1', cameBack: myStamp },
    });
    await expectRefused(crossed.send(), "another household's key");
    const more = deliverAlone(site, 'supervisor').moves('keys', 'K1', 'replace', {
      ...{ pieces: 7, present: 7, lockChanged: false, lockChange: 'c1', cameBack: myStamp },
    });
    await expectRefused(more.send(), 'more pieces than the entry says');
    await expectAllowed(deliver(site, 'supervisor').send());
  });

  it('[R4.4.1.3] once, with the key in its cabinet', async () => {
    const site = await world.site();
    await expectOnlyIn(['reported'], ['reported', 'delivered', 'cancelled'], async (state) => {
      await waiting(site, `-${state}`, { state });
      return deliver(site, 'supervisor', {}, `-${state}`).send();
    });
    const keyStates = ['inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged', 'withdrawn'];
    await expectOnlyIn(['inCabinet', 'awaitingReseal'], keyStates, async (state) => {
      await waiting(site, `2-${state}`, {}, { state });
      return deliver(site, 'supervisor', {}, `2-${state}`).send();
    });
  });

  it('[R4.4.1.3 R4.4.4.1.6] a sealed key that was replaced waits to be sealed again, and is not lent', async () => {
    const site = await world.site();
    await waiting(site, '1', {}, { kind: 'sealed' });
    await expectRefused(deliver(site, 'supervisor').send(), 'into its cabinet');
    await expectAllowed(deliver(site, 'supervisor', {}, '1', 'awaitingReseal').send());
    const approved = { state: 'approved', approvals: { manager: signed('manager') } };
    await site.loan('l1', { key: 'K1', ...approved });
    await expectRefused(issue(site, 'supervisor', { consent: call(), pieces: 3 }).send(), 'lent unsealed');
    await site.key('K2', { kind: 'sealed' });
    await site.loan('l2', { key: 'K2', ...approved });
    await expectAllowed(issue(site, 'supervisor', { consent: call() }, '2').send());
  });

  it('[R4.4.1.3] a key that was replaced came back now, and hangs in its cabinet', async () => {
    const site = await world.site();
    await waiting(site);
    await expectRefused(deliver(site, 'supervisor', {}, '1', 'awaitingReseal').send(), 'not to be sealed');
    const unstamped = deliverAlone(site, 'supervisor').moves('keys', 'K1', 'replace', {
      ...{ pieces: 3, present: 3, lockChanged: false, lockChange: 'c1' },
    });
    await expectRefused(unstamped.send(), 'not stamped');
    await expectAllowed(deliver(site, 'supervisor').send());
  });

  it('[R4.4.1.3 R2.4.16] a household that has moved out changes no lock here', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'deposited' });
    await site.moveOut('h1');
    await expectRefused(report(site, 'cleaner').send());
    await site.moveOut('h1', 'current');
    await expectAllowed(report(site, 'cleaner').send());
  });

  it('[R4.4.1.3 R2.4.16] of a household that has moved out no new key is taken in', async () => {
    const site = await world.site();
    await waiting(site);
    await site.moveOut('h1');
    await expectRefused(deliver(site, 'supervisor').send());
    await site.moveOut('h1', 'current');
    await expectAllowed(deliver(site, 'supervisor').send());
  });

  it('[R4.4.1.3] no more awaited when the deposit has ended, or it was entered by mistake: says the supervisor, and why', async () => {
    const site = await world.site();
    const close = (uid: string, fields: Data = {}, ending = '1') =>
      site
        .as(uid)
        .moves('lockChanges', `c${ending}`, 'cancel', {
          ...{ state: 'cancelled', reason: 'the household took its key back' },
          ...fields,
        })
        .send();
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await waiting(site, `-${uid}`, {}, { state: 'withdrawn' });
      return close(uid, {}, `-${uid}`);
    });
    await waiting(site);
    await expectRefused(close('supervisor', { reason: undefined }), 'no reason');
    await expectRefused(close('supervisor', { state: 'delivered' }), 'as if delivered');
    await expectOnlyIn(['reported'], ['reported', 'delivered', 'cancelled'], async (state) => {
      await waiting(site, `-${state}`, { state });
      return close('supervisor', {}, `-${state}`);
    });
  });
});
