import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { call, fileProofs, signed } from '../../support/rules/loans.ts';
import { minute } from '../../support/rules/moments.ts';
import { codeOf, type Data, everyKind, keepersOf, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site, unitOfKey } from '../../support/rules/world.ts';

const world = openWorld('key-deposits');

const entry = (fields: Data = {}, ending = '1'): Data => ({
  ...{
    household: 'h1',
    key: codeOf(ending),
    kind: 'deposited',
    term: 'long',
    pieces: 2,
    identityChecked: true,
  },
  ...{ room: '1-101', unit: 'b1-101' },
  ...fields,
});

const keyOf = (fields: Data = {}, ending = '1'): Data => ({
  ...{
    code: codeOf(ending),
    kind: 'deposited',
    cabinet: 'deposited',
    opensWhat: '1-101',
  },
  ...{ hook: 'A1', pieces: 2, unit: 'b1-101', household: 'h1', deposit: `d${ending}` },
  present: fields.pieces ?? 2,
  ...fields,
});

/** A household entrusts its key: the register and the key in one batch. */
const deposit = (site: Site, uid: string, fields: Data = {}, key: Data = {}, ending = '1') =>
  site
    .as(uid)
    .opens('keyDeposits', `d${ending}`, 'deposit', 'kept', entry(fields, ending))
    .opens('keys', codeOf(ending), 'register', 'inCabinet', keyOf(key, ending));

const sealed = { kind: 'sealed', sealNo: 'S-1', signature: 'signature' };
/** The same with the signature that was given for the entry with this ending. */
const sealedWith = (ending: string) => ({ ...sealed, signature: `signature${ending}` });
const fileFor = (site: Site, ending: string) =>
  fileProofs(site, 'keyDeposits', `d${ending}`, ending === '1' ? '' : ending);
const sealedKey = { kind: 'sealed', cabinet: 'sealed', sealNo: 'S-1' };

async function ready(): Promise<Site> {
  const site = await world.site();
  await fileFor(site, '1');
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
      'another unit than the household has': { unit: 'b2-201' },
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
    const numbered = async (sealNo: string, ending: string) => {
      await fileFor(site, ending);
      const entered = { ...sealedWith(ending), sealNo };
      return deposit(site, 'supervisor', entered, { ...sealedKey, sealNo }, ending).send();
    };
    await expectAllowed(numbered('9'.repeat(40), '-40'));
    await expectRefused(numbered('9'.repeat(41), '-41'));
    await fileFor(site, '-u');
    await expectRefused(
      deposit(site, 'supervisor', sealedWith('-u'), { ...sealedKey, unit: undefined }, '-u').send(),
    );
  });

  it('[R4.4.1.2 R4.4.4.1.7] sealed, to the keeper of sealed keys: who keeps deposited ones alone does not take it', async () => {
    const site = await ready();
    await expectOnlyBy(keepersOf('sealed'), async (uid) => {
      await fileFor(site, `-${uid}`);
      return deposit(site, uid, sealedWith(`-${uid}`), sealedKey, `-${uid}`).send();
    });
  });

  it('[R4.4.1.1] neither the register without the key nor the key without the register', async () => {
    const site = await ready();
    const keyAlone = site.as('supervisor').opens('keys', 'K1', 'register', 'inCabinet', keyOf());
    await expectRefused(keyAlone.send());
    const withoutRegister = keyOf({ deposit: undefined });
    await expectRefused(
      site.as('supervisor').opens('keys', 'K1', 'register', 'inCabinet', {}).forged(withoutRegister).send(),
    );
    await site.record('keyDeposits', 'd0', { ...entry(), state: 'kept' });
    const onAnother = deposit(site, 'supervisor', {}, { deposit: 'd0' });
    await expectRefused(onAnother.send(), 'with a register of long ago');
    await site.key('K0', { kind: 'deposited' });
    await expectRefused(
      deposit(site, 'supervisor', { key: 'K0' }).send(),
      'with a key that hangs there already',
    );
    await expectRefused(deposit(site, 'supervisor', {}, sealedKey).send(), 'kept as another kind');
    const vacant = { kind: 'vacant', cabinet: 'vacant' };
    await expectRefused(deposit(site, 'supervisor', { kind: 'vacant' }, vacant).send(), 'of no household');
    const onOld = site
      .as('supervisor')
      .opens('keys', 'K1', 'register', 'inCabinet', keyOf({ deposit: 'd0' }));
    await expectRefused(onOld.send(), 'a key alone, with a register of long ago');
    await expectAllowed(deposit(site, 'supervisor').send());
  });

  it('[R4.4.1.1] an entry alone, for a key in its cabinet, is refused', async () => {
    const site = await ready();
    await site.key('K1', { kind: 'deposited' });
    const alone = site.as('supervisor').opens('keyDeposits', 'd1', 'deposit', 'kept', entry());
    await expectRefused(alone.send());
    await expectAllowed(deposit(site, 'supervisor', {}, {}, '2').send());
  });
});

describe('the key is what the register says of it', () => {
  it('[R4.4.1.1 R4.4.1.6] of the unit of that household, in that number', async () => {
    const site = await ready();
    const wrong: Readonly<Record<string, Data>> = {
      "another household's unit": { unit: 'b2-201' },
      'of no unit': { unit: undefined },
      'fewer pieces': { pieces: 1 },
      'more pieces': { pieces: 3 },
      'a seal that the register does not know': { sealNo: 'S-1' },
      'of another kind': { kind: 'sealed', cabinet: 'sealed' },
    };
    for (const [what, key] of Object.entries(wrong))
      await expectRefused(deposit(site, 'supervisor', {}, key).send(), what);
    await expectAllowed(deposit(site, 'supervisor').send());
  });

  it('[R4.4.4.1.1] with the seal that the household signed', async () => {
    const site = await ready();
    const wrong: Readonly<Record<string, Data>> = {
      'another seal': { sealNo: 'S-2' },
      'no seal': { sealNo: undefined },
      'a long-term key': { kind: 'deposited', cabinet: 'deposited' },
    };
    for (const [what, key] of Object.entries(wrong))
      await expectRefused(deposit(site, 'supervisor', sealed, { ...sealedKey, ...key }).send(), what);
    await expectAllowed(deposit(site, 'supervisor', sealed, sealedKey).send());
  });

  it('[R4.4.1.1] a household that has moved out entrusts none', async () => {
    const site = await ready();
    await site.moveOut('h1');
    await expectRefused(deposit(site, 'supervisor').send());
    await site.moveOut('h1', 'current');
    await expectAllowed(deposit(site, 'supervisor').send());
  });
});

describe('a household has moved out', () => {
  const close = (site: Site, uid: string, fields: Data = {}, ending = '1') =>
    site
      .as(uid)
      .moves('keyDeposits', `d${ending}`, 'close', {
        ...{ state: 'closed', reason: '已迁出，钥匙交还开发商' },
        ...fields,
      })
      .moves('keys', codeOf(ending), 'withdraw', { state: 'withdrawn', withdrawnFor: `d${ending}` });

  it('[R4.4.1.1 R2.4.16] its key goes back to nobody in its name', async () => {
    const site = await ready();
    await site.deposit('d1', 'K1');
    const giveBack = () =>
      site
        .as('supervisor')
        .moves('keyDeposits', 'd1', 'return', {
          ...{
            state: 'returned',
            returned: myStamp,
            returnedTo: 'household',
            collectorChecked: true,
            returnedPieces: 2,
          },
        })
        .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'd1' });
    await site.moveOut('h1');
    await expectRefused(giveBack().send());
    await site.moveOut('h1', 'current');
    await expectAllowed(giveBack().send());
  });

  it('[R4.4.1.1 R2.4.16] its deposit is closed by the supervisor alone', async () => {
    const site = await ready();
    await site.moveOut('h1');
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await site.deposit(`d-${uid}`, codeOf(`-${uid}`));
      return close(site, uid, {}, `-${uid}`).send();
    });
  });

  it('[R4.4.1.1] its deposit is not closed while it lives here', async () => {
    const site = await ready();
    await site.deposit('d1', 'K1');
    await expectRefused(close(site, 'supervisor').send());
    await site.moveOut('h1');
    await expectAllowed(close(site, 'supervisor').send());
  });

  it('[R4.4.1.1] its deposit is closed saying why, once, with its own key', async () => {
    const site = await ready();
    await site.moveOut('h1');
    await site.deposit('d1', 'K1');
    await site.deposit('d2', 'K2', { household: 'h2' }, { unit: 'b2-201' });
    await expectRefused(
      site.as('supervisor').moves('keyDeposits', 'd1', 'close', { state: 'closed', reason: '迁出' }).send(),
      'without its key',
    );
    const withKey = (key: string) =>
      site
        .as('supervisor')
        .moves('keyDeposits', 'd1', 'close', { state: 'closed', reason: '迁出' })
        .moves('keys', key, 'withdraw', { state: 'withdrawn', withdrawnFor: 'd1' });
    await expectRefused(withKey('K2').send(), "with another household's key");
    await expectOnlyTruth(() => close(site, 'supervisor'), {
      'for no reason': { reason: undefined },
      'for an empty reason': { reason: '' },
      'as if returned': { state: 'returned', returned: myStamp },
      'another number': { pieces: 1 },
      'a number that went back otherwise': { returnedPieces: 1 },
    });
    await expectRefused(close(site, 'supervisor').send(), 'a second time');
  });

  it('[R4.4.1.6] its key is withdrawn from its cabinet or while it waits to be sealed, not while it is out', async () => {
    const site = await ready();
    await site.moveOut('h1');
    const keyStates = ['inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged', 'withdrawn'];
    await expectOnlyIn(['inCabinet', 'awaitingReseal'], keyStates, async (state) => {
      await site.deposit(`d-${state}`, codeOf(`-${state}`), {}, { state });
      return close(site, 'supervisor', {}, `-${state}`).send();
    });
  });
});

describe('a key leaves on the register that it came with', () => {
  it('[R4.4.1.1] not on the deposit of another household, nor on an older one of its own', async () => {
    const site = await ready();
    await site.deposit('d1', 'K1');
    await site.deposit('d2', 'K2', { household: 'h2' }, { unit: 'b2-201' });
    await site.record('keyDeposits', 'd0', { ...entry(), state: 'kept' });
    const withdraw = (id: string, key: string) =>
      site
        .as('supervisor')
        .moves('keyDeposits', id, 'return', {
          ...{
            state: 'returned',
            returned: myStamp,
            returnedTo: 'household',
            collectorChecked: true,
            returnedPieces: 2,
          },
        })
        .moves('keys', key, 'withdraw', { state: 'withdrawn', withdrawnFor: id })
        .send();
    await expectRefused(withdraw('d2', 'K1'), "on another household's deposit");
    await expectRefused(withdraw('d0', 'K1'), 'on an older deposit that names it');
    await expectAllowed(withdraw('d1', 'K1'));
  });

  it('[R4.4.3.3 R4.4.1.1] a repair key has no deposit, and does not leave on one', async () => {
    const site = await ready();
    await site.deposit('d1', 'K1', {}, { kind: 'repair' });
    await site.deposit('d2', 'K2');
    const withdraw = (ending: string) =>
      site
        .as('supervisor')
        .moves('keyDeposits', `d${ending}`, 'return', {
          ...{
            state: 'returned',
            returned: myStamp,
            returnedTo: 'household',
            collectorChecked: true,
            returnedPieces: 2,
          },
        })
        .moves('keys', codeOf(ending), 'withdraw', { state: 'withdrawn', withdrawnFor: `d${ending}` })
        .send();
    await expectRefused(withdraw('1'));
    await expectAllowed(withdraw('2'));
  });

  it('[R4.4.1.1 R4.4.3.3] a key of another kind does not come in on a deposit', async () => {
    const site = await ready();
    for (const kind of ['repair', 'vacant', 'area', 'desk'])
      await expectRefused(deposit(site, 'supervisor', {}, { kind, cabinet: kind }).send(), kind);
    await expectAllowed(deposit(site, 'supervisor').send());
  });
});

describe('a household takes its key back', () => {
  async function kept(site: Site, ending = '1', fields: Data = {}, key: Data = {}): Promise<void> {
    await site.key(codeOf(ending), { kind: 'deposited', deposit: `d${ending}`, ...key });
    await site.record('keyDeposits', `d${ending}`, { ...entry({}, ending), state: 'kept', ...fields });
  }
  const takeBack = (site: Site, uid: string, fields: Data = {}, ending = '1') =>
    site
      .as(uid)
      .moves('keyDeposits', `d${ending}`, 'return', {
        ...{
          state: 'returned',
          returned: myStamp,
          returnedTo: 'household',
          collectorChecked: true,
          returnedPieces: 2,
        },
        ...fields,
      })
      .moves('keys', codeOf(ending), 'withdraw', { state: 'withdrawn', withdrawnFor: `d${ending}` });

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
      'identity not checked': { collectorChecked: false },
      'only on the day it came': { collectorChecked: undefined },
      'and again only as then': { collectorChecked: undefined, identityChecked: true },
      'to nobody': { returnedTo: undefined },
      'to a member of staff': { returnedTo: 'staff' },
      'without a stamp': { returned: undefined },
      'stamped by another': { returned: signed('both') },
      'kept still': { state: 'kept' },
      'another number': { pieces: 1 },
      'a number that went back otherwise': { returnedPieces: 1 },
    });
    await expectRefused(takeBack(site, 'supervisor').send());
  });

  for (const returnedTo of ['relative', 'agent'])
    it(`[R4.4.1.5] through a ${returnedTo} with ID or letter of authority, and its word by phone`, async () => {
      const papers = { returnedTo, collector: '李四', proof: 'idCard', consent: call() };
      const site = await ready();
      await kept(site);
      await expectOnlyTruth(() => takeBack(site, 'supervisor', papers), {
        'nobody named': { collector: undefined },
        'somebody nameless': { collector: '' },
        'no copy': { proof: undefined },
        'an entry pass': { proof: 'entryPass' },
        'a photo': { proof: 'photo' },
        'no call': { consent: undefined },
        'not agreed': { consent: call({ agreed: false }) },
        'a call to come': { consent: call({ at: minute(60) }) },
      });
      await kept(site, '2');
      await fileFor(site, '2');
      const byLetter = { ...papers, proof: 'letterOfAuthority2' };
      await expectAllowed(takeBack(site, 'supervisor', byLetter, '2').send());
    });

  for (const returnedTo of ['nanny', 'hourlyWorker'])
    it(`[R4.4.1.5] through a ${returnedTo} with the entry pass, and its word by phone`, async () => {
      const site = await ready();
      await kept(site);
      const papers = { returnedTo, collector: '李四', proof: 'entryPass', consent: call() };
      await expectOnlyTruth(() => takeBack(site, 'supervisor', papers), {
        'nobody named': { collector: undefined },
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
      () =>
        takeBack(site, 'supervisor', {
          ...{ returnedTo: 'agent', collector: '李四', proof: 'idCard', consent: call() },
        }),
      {
        'a photo': { proof: 'photo' },
        'no call': { consent: undefined },
        'nobody named': { collector: undefined },
      },
    );
  });

  it('[R4.4.1.1] neither the register without the key nor the key without the register', async () => {
    const site = await ready();
    await kept(site);
    const returned = {
      ...{ returnedTo: 'household', collectorChecked: true, returnedPieces: 2 },
      ...{ returned: myStamp, state: 'returned' },
    };
    await expectRefused(site.as('supervisor').moves('keyDeposits', 'd1', 'return', returned).send());
    const withdrawn = { state: 'withdrawn', withdrawnFor: 'd1' };
    await expectRefused(site.as('supervisor').moves('keys', 'K1', 'withdraw', withdrawn).send());
    await kept(site, '2');
    const ofAnother = site
      .as('supervisor')
      .moves('keyDeposits', 'd1', 'return', returned)
      .moves('keys', 'K2', 'withdraw', withdrawn);
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
      const ofNobody = { household: undefined, deposit: undefined, unit: undefined };
      const key = keyOf({ kind, cabinet: kind, ...ofNobody, ...unitOfKey(kind) }, `-${kind}`);
      const registering = site
        .as('supervisor')
        .opens('keys', codeOf(`-${kind}`), 'register', 'inCabinet', {});
      const attempt = registering.forged(key).send();
      if (['deposited', 'sealed'].includes(kind)) await expectRefused(attempt, kind);
      else await expectAllowed(attempt, kind);
    }
  });
});
