import { describe, expect, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import {
  giveBack,
  issue,
  leftInOrder,
  release,
  reported,
  returnOfLoan,
  signed,
  withReport,
} from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import { codeOf, type Data, keepersOf } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// A loan and its key move in one batch or not at all, and what comes back is compared with what went out.

const world = openWorld('key-and-loan');

/** The key `k1` in its cabinet and the loan `l1` that is ready for it. */
async function ready(): Promise<Site> {
  const site = await world.site();
  await site.key('K1');
  await site.loan('l1', { key: 'K1', state: 'requested' });
  return site;
}

const lend = (site: Site, key: string, loan: string) =>
  site.as('supervisor').moves('keys', key, 'lend', { state: 'out', loan });
const issueAlone = (site: Site, loan = 'l1') =>
  site.as('supervisor').moves('keyLoans', loan, 'issue', { state: 'out', issued: myStamp, pieces: 2 });

describe('a key leaves its cabinet', () => {
  it('[R4.4.1.6 R11.1.2.2] never the loan without its key', async () => {
    const site = await ready();
    await expectRefused(issueAlone(site).send());
    await expectAllowed(issue(site, 'supervisor').send());
  });

  it('[R4.4.1.6 R11.1.2.2] never the key without its loan', async () => {
    const site = await ready();
    await site.loan('longAgo', { key: 'K1', state: 'out' });
    for (const loan of ['l1', 'longAgo', 'nowhere'])
      await expectRefused(lend(site, 'K1', loan).send(), `on the loan ${loan}`);
    await expectAllowed(issue(site, 'supervisor').send());
  });

  it('[R4.4.1.6] only on the loan that names it', async () => {
    const site = await ready();
    await site.key('K2');
    await site.loan('l2', { key: 'K2', state: 'requested' });
    const crossed = () => issueAlone(site).moves('keys', 'K2', 'lend', { state: 'out', loan: 'l1' });
    await expectRefused(crossed().send(), "another loan's key");
    await expectRefused(issueAlone(site).moves('keys', 'K1', 'lend', { state: 'out', loan: 'l2' }).send());
    const both = () =>
      issueAlone(site)
        .moves('keyLoans', 'l2', 'issue', { state: 'out', issued: myStamp, pieces: 2 })
        .moves('keys', 'K1', 'lend', { state: 'out', loan: 'l2' })
        .moves('keys', 'K2', 'lend', { state: 'out', loan: 'l1' });
    await expectRefused(both().send(), 'two keys changed over');
    await expectAllowed(issue(site, 'supervisor').send());
    await expectAllowed(issue(site, 'supervisor', {}, '2').send());
  });

  it('[R4.4.1.6] is never out twice', async () => {
    const site = await ready();
    await site.loan('l2', { key: 'K1', state: 'requested' });
    const second = () => issueAlone(site, 'l2').moves('keys', 'K1', 'lend', { state: 'out', loan: 'l2' });
    const twoAtOnce = () =>
      issueAlone(site)
        .moves('keyLoans', 'l2', 'issue', { state: 'out', issued: myStamp, pieces: 2 })
        .moves('keys', 'K1', 'lend', { state: 'out', loan: 'l1' });
    await expectRefused(twoAtOnce().send(), 'two loans of one key in one batch');
    await expectAllowed(issue(site, 'supervisor').send());
    await expectRefused(second().send(), 'a second loan while the key is out');
    await expectRefused(issueAlone(site, 'l2').send(), 'a second loan that leaves the key alone');
    await expectAllowed(giveBack(site, 'supervisor').send());
    await expectAllowed(second().send());
    expect((await site.stored('keys/K1'))?.loan).toBe('l2');
  });

  it('[R4.4.1.6] not while it is lost, damaged, unsealed or gone', async () => {
    const site = await world.site();
    const states = ['inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged', 'withdrawn'];
    await expectOnlyIn(['inCabinet'], states, async (state) => {
      await site.key(codeOf(`-${state}`), { state, loan: 'l0' });
      await site.loan(`l-${state}`, { key: codeOf(`-${state}`), state: 'requested' });
      return issue(site, 'supervisor', {}, `-${state}`).send();
    });
  });

  it('[R4.4.1.6] in the number that hangs there, issued by who issues it, now', async () => {
    const site = await ready();
    await expectOnlyTruth(() => issue(site, 'supervisor'), {
      'fewer pieces': { pieces: 1 },
      'more pieces': { pieces: 3 },
      'not counted': { pieces: undefined },
      'by nobody': { issued: undefined },
      'by another': { issued: signed('secondSupervisor') },
      'still approved': { state: 'approved' },
      'back already': { state: 'returned' },
      'another key': { key: 'K2' },
      'another borrower': { borrowedBy: 'clerk' },
    });
  });

  it('[R4.4.1.4] in an emergency, too, the loan and its key move together', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'deposited' });
    await site.key('K2', { kind: 'deposited' });
    const alone = site.as('supervisor').opens('keyLoans', 'l1', 'releaseInEmergency', 'out', {
      ...{ key: 'K1', kind: 'deposited', keyCode: 'K1', unit: '1-101', pieces: 2, purpose: '水管爆裂' },
      ...{ borrower: 'otherDepartment', borrowedBy: 'engineer', emergency: true, emergencyKind: 'flood' },
      ...{ agreedByPhone: '李经理', papers: 'owed', issued: myStamp },
    });
    await expectRefused(alone.send());
    await expectRefused(
      release(site, 'supervisor', { key: 'K2', keyCode: 'K2' }).send(),
      "another key's loan",
    );
    await expectAllowed(release(site, 'supervisor').send());
    await expectRefused(
      release(site, 'supervisor', { key: 'K1', keyCode: 'K1' }, '3').send(),
      'a second release',
    );
  });
});

describe('a key comes back', () => {
  /** The key `k1` is out with the engineer on the loan `l1`. */
  async function out(key: Data = {}, loan: Data = {}): Promise<Site> {
    const site = await world.site();
    await site.keyOut('K1', 'l1', key, loan);
    return site;
  }

  for (const kind of ['deposited', 'vacant', 'repair'])
    it(`[R4.4.1.2 R4.4.2.1 R4.4.3.1] to the keeper: a ${kind} key`, async () => {
      const site = await world.site();
      await expectOnlyBy(keepersOf(kind), async (uid) => {
        await site.keyOut(codeOf(`-${uid}`), `l-${uid}`, { kind });
        return giveBack(site, uid, {}, `-${uid}`).send();
      });
    });

  it('[R4.4.1.6] never the loan without its key, nor the key without its loan', async () => {
    const site = await out();
    await expectRefused(returnOfLoan(site, 'supervisor').send());
    const keyAlone = { state: 'inCabinet', present: 2, cameBack: myStamp };
    await expectRefused(site.as('supervisor').moves('keys', 'K1', 'return', keyAlone).send());
    await site.keyOut('K2', 'l2');
    const crossed = returnOfLoan(site, 'supervisor').moves('keys', 'K2', 'return', keyAlone);
    await expectRefused(crossed.send(), "another loan's key");
    await expectAllowed(giveBack(site, 'supervisor').send());
  });

  it('[R4.4.1.6] once: what is back does not come back again', async () => {
    const site = await out();
    await expectAllowed(giveBack(site, 'supervisor').send());
    await expectRefused(giveBack(site, 'supervisor').send());
    const states = ['requested', 'approved', 'out', 'returned', 'rejected', 'cancelled'];
    await expectOnlyIn(['out'], states, async (state) => {
      await site.keyOut(codeOf(`-${state}`), `l-${state}`, {}, { state });
      return giveBack(site, 'supervisor', {}, `-${state}`).send();
    });
  });

  it('[R4.4.1.6 R4.4.2.6 R4.4.3.6] number, unit and person compared with what went out', async () => {
    const site = await out();
    await expectOnlyTruth(() => giveBack(site, 'supervisor'), {
      'one piece fewer': { returnedPieces: 1 },
      'one piece more': { returnedPieces: 3 },
      'not counted': { returnedPieces: undefined },
      'counted as text': { returnedPieces: '2' },
      'another unit': { returnedUnit: '1-102' },
      'no unit': { returnedUnit: undefined },
      'another person': { returnedBy: 'clerk' },
      'no person': { returnedBy: undefined },
      'somebody unknown': { returnedBy: 'stranger' },
      'with what was lent altered to fit': { returnedPieces: 1, pieces: 1 },
      'with the borrower altered to fit': { returnedBy: 'clerk', borrowedBy: 'clerk' },
      'without a stamp': { returned: undefined },
      'stamped by another': { returned: signed('secondSupervisor') },
      'still out': { state: 'out' },
    });
  });

  it('[R11.1.2.3] with power off, doors and windows shut, the unit locked', async () => {
    const site = await out();
    const told = Object.keys(leftInOrder);
    await expectOnlyTruth(() => giveBack(site, 'supervisor'), {
      'nothing told': { statement: undefined },
      'told as text': { statement: 'all in order' },
      ...Object.fromEntries(
        told.map((one) => [`not ${one}`, { statement: { ...leftInOrder, [one]: false } }]),
      ),
      ...Object.fromEntries(told.map((one) => [`${one} not told`, { statement: without(leftInOrder, one) }])),
    });
  });

  it('[R4.4.1.6] its key goes into the cabinet, not anywhere else', async () => {
    const site = await out();
    for (const state of ['out', 'awaitingReseal', 'withdrawn', 'lost']) {
      const elsewhere = returnOfLoan(site, 'supervisor').moves('keys', 'K1', 'return', {
        state,
        present: 2,
        cameBack: myStamp,
      });
      await expectRefused(elsewhere.send(), state);
    }
    const unstamped = returnOfLoan(site, 'supervisor').moves('keys', 'K1', 'return', {
      ...{ state: 'inCabinet', present: 2 },
    });
    await expectRefused(unstamped.send(), 'not stamped');
    await expectAllowed(giveBack(site, 'supervisor').send());
  });
});

describe('a loan of an hour ago', () => {
  it('[R4.4.1.6] takes no key out any more', async () => {
    const site = await world.site();
    await site.key('K1');
    const last = { step: 'issue', by: 'supervisor', at: inHours(-1) };
    await site.loan('l0', { key: 'K1', state: 'out', last });
    await expectRefused(
      site.as('supervisor').moves('keys', 'K1', 'lend', { state: 'out', loan: 'l0' }).send(),
    );
    await site.loan('l1', { key: 'K1', state: 'requested' });
    await expectAllowed(issue(site, 'supervisor').send());
  });
});

describe('a loan that is closed while its key is elsewhere', () => {
  for (const state of ['inCabinet', 'awaitingReseal', 'damaged'])
    it(`[R4.4.1.6] takes no key along that is ${state}`, async () => {
      const site = await world.site();
      await site.keyOut('K1', 'l1');
      await site.key('K1', { state, loan: 'l1' });
      await expectRefused(giveBack(site, 'supervisor').send());
      await expectAllowed(returnOfLoan(site, 'supervisor').send());
    });
});

describe('a key does not come back as it went', () => {
  const fewer = { returnedPieces: 1, incident: 'i1' };
  const out = async (): Promise<Site> => {
    const site = await world.site();
    await site.keyOut('K1', 'l1');
    return site;
  };
  const mismatch = (site: Site, fields: Data = {}, report: Data = {}) =>
    withReport(giveBack(site, 'supervisor', { ...fewer, ...fields }), 'vacant', 'mismatch', {
      loan: 'l1',
      ...report,
    });

  it('[R4.4.1.6] needs a report in the same batch, of this key and this loan, naming who is answerable', async () => {
    const site = await out();
    await site.keyOut('K2', 'l2');
    await expectRefused(giveBack(site, 'supervisor', { returnedPieces: 1 }).send(), 'no report');
    await expectRefused(giveBack(site, 'supervisor', fewer).send(), 'a report that is not written');
    await site.record('keyIncidents', 'i0', {
      ...reported('vacant', 'mismatch', { loan: 'l0' }),
      state: 'reported',
    });
    const old = { returnedPieces: 1, incident: 'i0' };
    await expectRefused(giveBack(site, 'supervisor', old).send(), 'a report of another loan');
    await expectRefused(mismatch(site, {}, { loan: 'l2' }).send(), "another loan's");
    await expectRefused(mismatch(site, {}, { loan: undefined }).send(), "nobody's");
    const ofAnotherKey = { key: 'K2', keyCode: 'K2' };
    await expectRefused(mismatch(site, {}, ofAnotherKey).send(), "another key's");
    await expectRefused(mismatch(site, {}, { answerable: undefined }).send(), 'nobody answerable');
    await expectRefused(mismatch(site, {}, { account: '' }).send(), 'nothing told');
    await expectAllowed(mismatch(site).send());
  });

  for (const [what, fields] of Object.entries({
    'another person': { returnedPieces: 2, returnedBy: 'clerk' },
    'more pieces': { returnedPieces: 3 },
  }))
    it(`[R4.4.1.6 R4.4.2.6 R4.4.3.6] so it is with ${what}`, async () => {
      const site = await out();
      await expectRefused(giveBack(site, 'supervisor', { ...fields, incident: 'i1' }).send());
      await expectAllowed(mismatch(site, fields).send());
    });

  it('[R4.4.1.6] a report that is named is written, even when all is well', async () => {
    const site = await out();
    await expectRefused(giveBack(site, 'supervisor', { incident: 'i1' }).send());
    await expectRefused(mismatch(site, { returnedPieces: 2 }, { loan: 'l2' }).send(), "another loan's");
    await expectAllowed(mismatch(site, { returnedPieces: 2 }).send());
  });

  it('[R4.4.1.6] with a number that can be, and a room that a field holds', async () => {
    const site = await out();
    await expectRefused(mismatch(site, { returnedPieces: -1 }).send(), 'fewer than none');
    await expectRefused(mismatch(site, { returnedPieces: 100 }).send(), 'more than a bunch holds');
    await expectRefused(mismatch(site, { returnedUnit: '长'.repeat(61) }).send(), 'a room without end');
    await expectRefused(mismatch(site, { returnedBy: 'nowhere' }).send(), 'by nobody of this site');
    await expectAllowed(mismatch(site, { returnedPieces: 99 }).send());
  });

  const none = { returnedPieces: 0, incident: 'i1' };
  const lost = (site: Site, loan: Data = none) =>
    withReport(
      returnOfLoan(site, 'supervisor', loan).moves('keys', 'K1', 'lose', { state: 'lost', incident: 'i1' }),
      'vacant',
      'lost',
      { loan: 'l1' },
    );

  it('[R4.4.1.6 R4.4.1.8] nothing came back: the key is lost, in the same batch as its report', async () => {
    const site = await out();
    const intoCabinet = mismatch(site, none);
    await expectRefused(intoCabinet.send(), 'a key in its cabinet that did not come back');
    const withoutReport = returnOfLoan(site, 'supervisor', none).moves('keys', 'K1', 'lose', {
      ...{ state: 'lost', incident: 'i1' },
    });
    await expectRefused(withoutReport.send(), 'no report');
    const onlyReported = withReport(returnOfLoan(site, 'supervisor', none), 'vacant', 'mismatch', {
      loan: 'l1',
    });
    await expectRefused(onlyReported.send(), 'a key that stays out');
    await expectRefused(lost(site, { returnedPieces: 2, incident: 'i1' }).send(), 'a key that did come back');
    await expectAllowed(lost(site).send());
    expect((await site.stored('keys/K1'))?.state).toBe('lost');
  });

  it("[R4.4.1.6 R4.4.4.2.1] another room's key came back: this one does not hang in the cabinet", async () => {
    const site = await out();
    const other = { returnedPieces: 2, returnedUnit: '长'.repeat(60), incident: 'i1' };
    await expectRefused(mismatch(site, other).send(), 'a key in its cabinet that did not come back');
    await expectAllowed(lost(site, other).send());
  });

  it('[R4.4.1.6] a key reported lost while it was out: its loan is closed on that report', async () => {
    const site = await out();
    const report = site
      .as('engineer')
      .opens('keyIncidents', 'i1', 'report', 'reported', reported('vacant', 'lost', { loan: 'l1' }))
      .moves('keys', 'K1', 'lose', { state: 'lost', incident: 'i1' });
    await expectAllowed(report.send());
    await expectRefused(returnOfLoan(site, 'supervisor', { returnedPieces: 0 }).send(), 'without the report');
    await expectRefused(giveBack(site, 'supervisor', none).send(), 'back into the cabinet');
    await expectAllowed(returnOfLoan(site, 'supervisor', none).send());
    expect((await site.stored('keys/K1'))?.state).toBe('lost');
  });
});

const without = (data: Data, name: string): Data =>
  Object.fromEntries(Object.entries(data).filter(([each]) => each !== name));
