import { describe, expect, it } from 'vitest';
import { expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { issue, reported, returnOfLoan, signed, withReport } from '../../support/rules/loans.ts';
import { codeOf, type Data } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('pieces');

/** One of two pieces comes back, with its report; the key says how many are there now. */
const oneOfTwo = (site: Site, present: number) =>
  withReport(
    returnOfLoan(site, 'supervisor', { returnedPieces: 1, incident: 'i1' }).moves('keys', 'K1', 'return', {
      ...{ state: 'inCabinet', present, cameBack: myStamp },
    }),
    'vacant',
    'mismatch',
    { loan: 'l1' },
  );

describe('a piece that did not come back', () => {
  it('[R4.4.1.6] is missed from then on: the key says that one is there', async () => {
    const site = await world.site();
    await site.keyOut('K1', 'l1');
    await expectRefused(oneOfTwo(site, 2).send(), 'both');
    await expectRefused(oneOfTwo(site, 0).send(), 'none');
    await expectAllowed(oneOfTwo(site, 1).send());
    expect((await site.stored('keys/K1'))?.pieces).toBe(2);
  });

  it('[R4.4.1.6] is not on the next loan either', async () => {
    const site = await world.site();
    await site.key('K1', { present: 1 });
    await site.loan('l1', { key: 'K1', state: 'requested' });
    await expectRefused(issue(site, 'supervisor', { pieces: 2 }).send());
    await expectAllowed(issue(site, 'supervisor', { pieces: 1 }).send());
  });

  it('[R4.4.1.6] comes back with a later loan, too', async () => {
    const site = await world.site();
    await site.keyOut('K1', 'l1', { present: 1 }, { pieces: 1 });
    const both = { returnedPieces: 2, incident: 'i1' };
    const back = (present: number) =>
      withReport(
        returnOfLoan(site, 'supervisor', both).moves('keys', 'K1', 'return', {
          ...{ state: 'inCabinet', present, cameBack: myStamp },
        }),
        'vacant',
        'mismatch',
        { loan: 'l1' },
      );
    await expectRefused(back(1).send());
    await expectAllowed(back(2).send());
  });
});

describe('some pieces of a key are missing', () => {
  const miss = (site: Site, fields: Data = {}, present = 1, ending = '1') =>
    site
      .as('cleaner')
      .opens('keyIncidents', `i${ending}`, 'report', 'reported', {
        ...reported('vacant', 'fewer', { key: codeOf(ending), keyCode: codeOf(ending), piecesGone: 1 }),
        ...fields,
      })
      .moves('keys', codeOf(ending), 'miss', { incident: `i${ending}`, present });

  it('[R4.4.1.8] whoever finds it says how many, fewer than there were', async () => {
    const site = await world.site();
    await site.key('K1');
    await expectRefused(miss(site, { piecesGone: 2 }, 0).send(), 'all of them: it is lost');
    await expectRefused(miss(site, { piecesGone: undefined }).send(), 'a number that is not said');
    await expectRefused(miss(site, {}, 2).send(), 'a key that stays whole');
    await expectRefused(miss(site, { what: 'lost' }).send(), 'a key that is lost and hangs there');
    await expectAllowed(miss(site).send());
  });

  it('[R4.4.1.8] of a key that hangs here: of one that is out its return says so', async () => {
    const site = await world.site();
    const states = ['inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged', 'withdrawn'];
    await expectOnlyIn(['inCabinet', 'awaitingReseal'], states, async (state) => {
      await site.key(codeOf(`-${state}`), { state });
      return miss(site, {}, 1, `-${state}`).send();
    });
  });

  it('[R4.4.1.8] never the key without the report, nor the report without the key', async () => {
    const site = await world.site();
    await site.key('K1');
    await expectRefused(
      site.as('cleaner').moves('keys', 'K1', 'miss', { incident: 'i1', present: 1 }).send(),
    );
    const alone = reported('vacant', 'fewer', { piecesGone: 1 });
    await expectRefused(site.as('cleaner').opens('keyIncidents', 'i1', 'report', 'reported', alone).send());
    await expectAllowed(miss(site).send());
  });
});

describe('a missing piece is found', () => {
  async function missing(site: Site, key: Data = {}, what = 'fewer'): Promise<void> {
    await site.key('K1', { present: 1, ...key });
    await site.record('keyIncidents', 'i1', { ...reported('vacant', what), state: 'managerAsked' });
  }
  const solveAlone = (site: Site, fields: Data = {}) =>
    site.as('supervisor').moves('keyIncidents', 'i1', 'remedy', {
      ...{ state: 'solved', solved: myStamp, remedyKind: 'found', piecesBack: 1, ...fields },
    });
  const solve = (site: Site, fields: Data = {}, present = 2) =>
    solveAlone(site, fields).moves('keys', 'K1', 'regain', { incident: 'i1', present });

  for (const what of ['fewer', 'mismatch'])
    it(`[R4.4.1.6 R4.4.1.8] by its report (${what}): it says how many, and they hang here again`, async () => {
      const site = await world.site();
      await missing(site, {}, what);
      await expectOnlyTruth(() => solve(site), {
        'not saying how many': { piecesBack: undefined },
        'more than are entered': { piecesBack: 2 },
        'fewer than one': { piecesBack: 0 },
      });
      expect((await site.stored('keys/K1'))?.present).toBe(2);
    });

  it('[R4.4.1.6] never the report without the key, nor the key without the report', async () => {
    const site = await world.site();
    await missing(site);
    await expectRefused(solveAlone(site).send());
    await expectRefused(
      site.as('supervisor').moves('keys', 'K1', 'regain', { incident: 'i1', present: 2 }).send(),
    );
    await expectAllowed(solve(site).send());
  });

  it('[R4.4.1.6] while the rest of the key is out, too', async () => {
    const site = await world.site();
    await missing(site, { state: 'out', loan: 'l1' });
    await expectAllowed(solve(site).send());
  });

  it('[R4.4.1.8] of a key that is lost by another report that one is solved first', async () => {
    const site = await world.site();
    await missing(site, { state: 'lost', incident: 'i2' });
    await expectRefused(solveAlone(site).send());
    await expectAllowed(solveAlone(site, { remedyKind: 'lockChange', piecesBack: undefined }).send());
  });

  it('[R4.4.1.8] of a bunch that was lost as a whole it is said how many were found', async () => {
    const site = await world.site();
    await missing(site, { present: 2, state: 'lost', incident: 'i1' }, 'lost');
    const restore = (fields: Data, present: number) =>
      solveAlone(site, fields).moves('keys', 'K1', 'restore', {
        ...{ state: 'inCabinet', present, cameBack: myStamp },
      });
    await expectRefused(restore({ piecesBack: undefined }, 2).send(), 'how many is not said');
    await expectRefused(restore({}, 2).send(), 'one found, two hung up');
    await expectAllowed(restore({}, 1).send());
  });
});

describe("a household's lock was changed", () => {
  it('[R4.4.1.3] its old key is lent only with the reason', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'repair', household: 'h1', lockChanged: true });
    await site.key('K2', { kind: 'repair', household: 'h1', lockChanged: false });
    for (const ending of ['1', '2'])
      await site.loan(`l${ending}`, {
        ...{ key: codeOf(ending), state: 'approved', approvals: { supervisor: signed('secondSupervisor') } },
      });
    await expectRefused(issue(site, 'supervisor').send());
    await expectAllowed(issue(site, 'supervisor', { oldKeyReason: '业户在家，试开' }).send());
    await expectAllowed(issue(site, 'supervisor', {}, '2').send());
  });

  it('[R4.4.1.3] the key forgets it with the closing of the entry alone', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'deposited', lockChanged: true, lockChange: 'c1' });
    const entry = { household: 'h1', key: 'K1', keyCode: 'K1', unit: '1-101', state: 'reported' };
    await site.record('lockChanges', 'c1', entry);
    const forget = site.as('supervisor').moves('keys', 'K1', 'forgetLockChange', { lockChanged: false });
    await expectRefused(forget.send());
    const close = () =>
      site.as('supervisor').moves('lockChanges', 'c1', 'cancel', { state: 'cancelled', reason: '误登' });
    await expectRefused(close().send(), 'the key left as it was');
    await expectAllowed(close().moves('keys', 'K1', 'forgetLockChange', { lockChanged: false }).send());
  });
});
