import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../support/rules/attempts.ts';
import { call, fileProofs, signed } from '../support/rules/loans.ts';
import { minute } from '../support/rules/moments.ts';
import { type Data, everyKind, keepersOf, whoHold } from '../support/rules/people.ts';
import { myStamp } from '../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../support/rules/refusal.ts';
import { openWorld, type Site } from '../support/rules/world.ts';

const world = openWorld('key-deposits');

const entry = (fields: Data = {}, ending = '1'): Data => ({
  ...{
    household: 'h1',
    key: `k${ending}`,
    kind: 'deposited',
    term: 'long',
    pieces: 2,
    identityChecked: true,
  },
  room: '1-101',
  ...fields,
});

const keyOf = (fields: Data = {}, ending = '1'): Data => ({
  ...{
    code: `K${ending}`.toUpperCase().slice(0, 20),
    kind: 'deposited',
    cabinet: 'deposited',
    opensWhat: '1-101',
  },
  ...{ hook: 'A1', pieces: 2, unit: 'b1-101', deposit: `d${ending}` },
  ...fields,
});

/** A household entrusts its key: the register and the key in one batch. */
const deposit = (site: Site, uid: string, fields: Data = {}, key: Data = {}, ending = '1') =>
  site
    .as(uid)
    .opens('keyDeposits', `d${ending}`, 'deposit', 'kept', entry(fields, ending))
    .opens('keys', `k${ending}`, 'register', 'inCabinet', keyOf(key, ending));

const sealed = { kind: 'sealed', sealNo: 'S-1', signature: 'signature' };
const sealedKey = { kind: 'sealed', cabinet: 'sealed', sealNo: 'S-1' };

async function ready(): Promise<Site> {
  const site = await world.site();
  await fileProofs(site);
  return site;
}

describe('a household entrusts its key', () => {
  it("[R4.4.1.1 R4.4.1.2] to the keeper of deposited keys, and nobody else's cabinet takes it", async () => {
    const site = await ready();
    await expectOnlyBy(keepersOf('deposited'), (uid) => deposit(site, uid, {}, {}, `-${uid}`).send());
  });

  it('[R4.4.1.1] is verified first, and the register filled in', async () => {
    const site = await ready();
    await expectOnlyTruth(() => deposit(site, 'supervisor'), {
      'identity not checked': { identityChecked: false },
      'identity left out': { identityChecked: undefined },
      'a household that is not there': { household: 'nowhere' },
      'another room than the household has': { room: '2-201' },
      'no pieces': { pieces: 0 },
      'no term': { term: undefined },
      'a term of its own': { term: 'forever' },
      'another kind': { kind: 'vacant' },
      'returned already': { state: 'returned' },
    });
  });

  it('[R4.4.1.9] for a short time to a person who is named', async () => {
    const site = await ready();
    await expectOnlyTruth(() => deposit(site, 'supervisor', { term: 'short', passTo: '钟点工小李' }), {
      'to nobody': { passTo: undefined },
      'to somebody nameless': { passTo: '' },
    });
  });

  it('[R4.4.4.1.1] sealed by itself, with its signature over the seal and the number of the seal', async () => {
    const site = await ready();
    await expectOnlyTruth(() => deposit(site, 'supervisor', sealed, sealedKey), {
      'no number': { sealNo: undefined },
      'no signature': { signature: undefined },
      'a photo instead': { signature: 'photo' },
      'a signature that is not on file': { signature: 'nowhere' },
    });
    const numbered = (sealNo: string, ending: string) =>
      deposit(site, 'supervisor', { ...sealed, sealNo }, { ...sealedKey, sealNo }, ending).send();
    await expectAllowed(numbered('9'.repeat(40), '-40'));
    await expectRefused(numbered('9'.repeat(41), '-41'));
    await expectRefused(deposit(site, 'supervisor', sealed, { ...sealedKey, unit: undefined }, '-u').send());
  });

  it('[R4.4.1.2 R4.4.4.1.7] a sealed key is put away by who keeps sealed ones, too', async () => {
    const site = await ready();
    await site.hire('keeperOfBoth', { roles: [] });
    await site.designation('keeperOfBoth', ['deposited', 'sealed']);
    await expectOnlyBy(whoHold('supervisor'), (uid) =>
      deposit(site, uid, sealed, sealedKey, `-${uid}`).send(),
    );
    await expectAllowed(deposit(site, 'keeperOfBoth', sealed, sealedKey).send());
  });

  it('[R4.4.1.1] neither the register without the key nor the key without the register', async () => {
    const site = await ready();
    const keyAlone = site.as('supervisor').opens('keys', 'k1', 'register', 'inCabinet', keyOf());
    await expectRefused(keyAlone.send());
    const withoutRegister = keyOf({ deposit: undefined });
    await expectRefused(
      site.as('supervisor').opens('keys', 'k1', 'register', 'inCabinet', {}).forged(withoutRegister).send(),
    );
    await site.record('keyDeposits', 'd0', { ...entry(), state: 'kept' });
    const onAnother = deposit(site, 'supervisor', {}, { deposit: 'd0' });
    await expectRefused(onAnother.send(), 'with a register of long ago');
    await site.key('k0', { kind: 'deposited' });
    await expectRefused(
      deposit(site, 'supervisor', { key: 'k0' }).send(),
      'with a key that hangs there already',
    );
    await expectRefused(deposit(site, 'supervisor', {}, sealedKey).send(), 'kept as another kind');
    const vacant = { kind: 'vacant', cabinet: 'vacant' };
    await expectRefused(deposit(site, 'supervisor', { kind: 'vacant' }, vacant).send(), 'of no household');
    const onOld = site
      .as('supervisor')
      .opens('keys', 'k1', 'register', 'inCabinet', keyOf({ deposit: 'd0' }));
    await expectRefused(onOld.send(), 'a key alone, with a register of long ago');
    await expectAllowed(deposit(site, 'supervisor').send());
  });

  it('[R4.4.1.1] an entry alone, for a key in its cabinet, is refused', async () => {
    const site = await ready();
    await site.key('k1', { kind: 'deposited' });
    const alone = site.as('supervisor').opens('keyDeposits', 'd1', 'deposit', 'kept', entry());
    await expectRefused(alone.send());
    await expectAllowed(deposit(site, 'supervisor', {}, {}, '2').send());
  });
});

describe('a household takes its key back', () => {
  async function kept(site: Site, ending = '1', fields: Data = {}, key: Data = {}): Promise<void> {
    await site.key(`k${ending}`, { kind: 'deposited', deposit: `d${ending}`, ...key });
    await site.record('keyDeposits', `d${ending}`, { ...entry({}, ending), state: 'kept', ...fields });
  }
  const takeBack = (site: Site, uid: string, fields: Data = {}, ending = '1') =>
    site
      .as(uid)
      .moves('keyDeposits', `d${ending}`, 'return', {
        ...{ state: 'returned', returned: myStamp, returnedTo: 'household', identityChecked: true },
        ...fields,
      })
      .moves('keys', `k${ending}`, 'withdraw', { state: 'withdrawn', withdrawnFor: `d${ending}` });

  it('[R4.4.1.1 R4.4.1.2] from its keeper', async () => {
    const site = await ready();
    await expectOnlyBy(keepersOf('deposited'), async (uid) => {
      await kept(site, `-${uid}`);
      return takeBack(site, uid, {}, `-${uid}`).send();
    });
  });

  it('[R4.4.1.1] identified again, and once', async () => {
    const site = await ready();
    await kept(site);
    await expectOnlyTruth(() => takeBack(site, 'supervisor'), {
      'identity not checked': { identityChecked: false },
      'to nobody': { returnedTo: undefined },
      'to a member of staff': { returnedTo: 'staff' },
      'without a stamp': { returned: undefined },
      'stamped by another': { returned: signed('both') },
      'kept still': { state: 'kept' },
      'another number': { pieces: 1 },
    });
    await expectRefused(takeBack(site, 'supervisor').send());
  });

  for (const returnedTo of ['relative', 'agent'])
    it(`[R4.4.1.5] through a ${returnedTo} with ID or letter of authority, and its word by phone`, async () => {
      const papers = { returnedTo, proof: 'idCard', consent: call() };
      const site = await ready();
      await kept(site);
      await expectOnlyTruth(() => takeBack(site, 'supervisor', papers), {
        'no copy': { proof: undefined },
        'an entry pass': { proof: 'entryPass' },
        'a photo': { proof: 'photo' },
        'no call': { consent: undefined },
        'not agreed': { consent: call({ agreed: false }) },
        'a call to come': { consent: call({ at: minute(60) }) },
      });
      await kept(site, '2');
      const byLetter = { ...papers, proof: 'letterOfAuthority' };
      await expectAllowed(takeBack(site, 'supervisor', byLetter, '2').send());
    });

  for (const returnedTo of ['nanny', 'hourlyWorker'])
    it(`[R4.4.1.5] through a ${returnedTo} with the entry pass, and its word by phone`, async () => {
      const site = await ready();
      await kept(site);
      const papers = { returnedTo, proof: 'entryPass', consent: call() };
      await expectOnlyTruth(() => takeBack(site, 'supervisor', papers), {
        'no pass': { proof: undefined },
        'an ID card': { proof: 'idCard' },
        'no call': { consent: undefined },
        'not agreed': { consent: call({ agreed: false }) },
      });
    });

  it('[R4.4.1.5 R4.4.4.1.2] so it is with a sealed key', async () => {
    const site = await ready();
    await kept(site, '1', sealed, sealedKey);
    await expectOnlyTruth(
      () => takeBack(site, 'supervisor', { returnedTo: 'agent', proof: 'idCard', consent: call() }),
      { 'a photo': { proof: 'photo' }, 'no call': { consent: undefined } },
    );
  });

  it('[R4.4.1.1] neither the register without the key nor the key without the register', async () => {
    const site = await ready();
    await kept(site);
    const returned = { returnedTo: 'household', identityChecked: true, returned: myStamp, state: 'returned' };
    await expectRefused(site.as('supervisor').moves('keyDeposits', 'd1', 'return', returned).send());
    const withdrawn = { state: 'withdrawn', withdrawnFor: 'd1' };
    await expectRefused(site.as('supervisor').moves('keys', 'k1', 'withdraw', withdrawn).send());
    await kept(site, '2');
    const ofAnother = site
      .as('supervisor')
      .moves('keyDeposits', 'd1', 'return', returned)
      .moves('keys', 'k2', 'withdraw', withdrawn);
    await expectRefused(ofAnother.send(), "another household's key");
    await expectAllowed(takeBack(site, 'supervisor').send());
  });

  it('[R4.4.1.6] while it is in the cabinet: a key that is out comes back first', async () => {
    const site = await ready();
    const states = ['inCabinet', 'out', 'lost', 'damaged', 'withdrawn'];
    await expectOnlyIn(['inCabinet'], states, async (state) => {
      await kept(site, `-${state}`, {}, { state });
      return takeBack(site, 'supervisor', {}, `-${state}`).send();
    });
    await kept(site, '-returned', { state: 'returned' });
    await expectRefused(takeBack(site, 'supervisor', {}, '-returned').send());
  });
});

describe('a key that no household entrusts', () => {
  it('[R4.4.1.1] has no need of the register, and one of a household has', async () => {
    const site = await ready();
    for (const kind of everyKind) {
      const key = keyOf({ kind, cabinet: kind, deposit: undefined });
      const registering = site.as('supervisor').opens('keys', `k-${kind}`, 'register', 'inCabinet', {});
      const attempt = registering.forged(key).send();
      if (['deposited', 'sealed'].includes(kind)) await expectRefused(attempt, kind);
      else await expectAllowed(attempt, kind);
    }
  });
});
