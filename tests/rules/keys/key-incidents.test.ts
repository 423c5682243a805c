import { describe, expect, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { call, reported, signed } from '../../support/rules/loans.ts';
import { inHours, minute } from '../../support/rules/moments.ts';
import { activeMembers, codeOf, type Data, keepersOf, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('key-incidents');

const keyStates = ['inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged', 'withdrawn'];
const states = ['reported', 'managerAsked', 'agreed', 'solved'];

const steps = { lost: 'lose', damaged: 'damage' } as const;

/** The report, without the key. */
const reportAlone = (site: Site, uid: string, what: string, fields: Data = {}, ending = '1') =>
  site.as(uid).opens('keyIncidents', `i${ending}`, 'report', 'reported', {
    ...reported('vacant', what, { key: codeOf(ending), keyCode: codeOf(ending) }),
    ...fields,
  });

/** The key is lost or damaged, and reported in the same batch. */
const report = (site: Site, uid: string, what: 'lost' | 'damaged', fields: Data = {}, ending = '1') =>
  reportAlone(site, uid, what, fields, ending).moves('keys', codeOf(ending), steps[what], {
    state: what,
    incident: `i${ending}`,
  });

describe('a lost or damaged key is reported', () => {
  for (const what of ['lost', 'damaged'] as const) {
    it(`[R4.4.1.8 R4.4.2.7 R4.4.3.7 R11.1.2.7] ${what}: by any member of staff, at once`, async () => {
      const site = await world.site();
      await expectOnlyBy(activeMembers, async (uid) => {
        await site.key(codeOf(`-${uid}`));
        return report(site, uid, what, {}, `-${uid}`).send();
      });
    });

    it(`[R4.4.1.8] ${what}: never the report without the key, nor the key without the report`, async () => {
      const site = await world.site();
      await site.key('K1');
      await site.key('K2');
      await expectRefused(reportAlone(site, 'cleaner', what).send());
      const key = (incident: string, id = 'K1') =>
        site.as('cleaner').moves('keys', id, steps[what], { state: what, incident });
      await expectRefused(key('i1').send(), 'a report that is not written');
      await site.record('keyIncidents', 'i0', { ...reported('vacant', what), state: 'reported' });
      await expectRefused(key('i0').send(), 'a report of long ago');
      const ofAnother = reportAlone(site, 'cleaner', what).moves('keys', 'K2', steps[what], {
        ...{ state: what, incident: 'i1' },
      });
      await expectRefused(ofAnother.send(), "another key's report");
      await expectAllowed(report(site, 'cleaner', what).send());
    });
  }

  it('[R4.4.1.6 R4.4.2.6] that it came back otherwise than lent is said of a loan', async () => {
    const site = await world.site();
    await site.key('K1', { loan: 'l1' });
    await site.record('keyLoans', 'l1', { key: 'K1', state: 'returned' });
    const mismatch = (fields: Data) => reportAlone(site, 'cleaner', 'mismatch', fields).send();
    await expectRefused(mismatch({}), 'of no loan');
    await expectAllowed(mismatch({ loan: 'l1' }));
  });

  for (const what of ['lost', 'damaged'] as const)
    it(`[R4.4.1.8] ${what}: who finds a key so that is so already reports it, and the key stays as it is`, async () => {
      const site = await world.site();
      await site.key('K1', { state: what, incident: 'i0' });
      await expectRefused(report(site, 'cleaner', what).send(), 'a key that moves again');
      await expectAllowed(reportAlone(site, 'cleaner', what).send());
    });

  it('[R4.4.1.8] the key is what the report says, not better and not worse', async () => {
    const site = await world.site();
    await site.key('K1');
    const said = (what: string, step: string, state: string) =>
      reportAlone(site, 'cleaner', what).moves('keys', 'K1', step, { state, incident: 'i1' }).send();
    await expectRefused(said('lost', 'damage', 'damaged'));
    await expectRefused(said('damaged', 'lose', 'lost'));
    await expectRefused(said('lost', 'lose', 'withdrawn'));
    await expectRefused(said('lost', 'lose', 'inCabinet'));
    await expectAllowed(said('lost', 'lose', 'lost'));
  });

  it('[R4.4.1.8 R11.1.2.7 R11.1.1.3] in writing, naming the key as it is and who is answerable', async () => {
    const site = await world.site();
    await site.key('K1');
    await expectOnlyTruth(() => report(site, 'cleaner', 'lost'), {
      'no account': { account: undefined },
      'an empty account': { account: '' },
      'a book': { account: '长'.repeat(2001) },
      'nobody answerable': { answerable: undefined },
      'somebody unknown answerable': { answerable: 'stranger' },
      'another kind': { kind: 'sealed' },
      'another code': { keyCode: 'K9' },
      'another unit': { unit: '2-201' },
      'something else': { what: 'borrowed' },
      'solved already': { state: 'solved' },
      'the manager asked already': { asked: signed('supervisor') },
      'the household agreed already': { consent: call() },
    });
  });

  it('[R4.4.1.8] a key is lost from wherever it is, once', async () => {
    const site = await world.site();
    await expectOnlyIn(['inCabinet', 'out', 'awaitingReseal', 'damaged'], keyStates, async (state) => {
      await site.key(codeOf(`-${state}`), { state });
      return report(site, 'cleaner', 'lost', {}, `-${state}`).send();
    });
    await expectOnlyIn(['inCabinet', 'out', 'awaitingReseal'], keyStates, async (state) => {
      await site.key(codeOf(`2-${state}`), { state });
      return report(site, 'cleaner', 'damaged', {}, `2-${state}`).send();
    });
  });

  it('[R4.4.1.6] a difference is reported without moving the key', async () => {
    const site = await world.site();
    await site.key('K1');
    await site.record('keyLoans', 'l1', { key: 'K1', state: 'returned' });
    const strange = site
      .as('cleaner')
      .opens('keyIncidents', 'i 1', 'report', 'reported', reported('vacant', 'mismatch', { loan: 'l1' }));
    await expectRefused(strange.send(), 'under an id with a blank');
    await expectAllowed(reportAlone(site, 'cleaner', 'mismatch', { loan: 'l1' }).send());
  });
});

describe('the supervisor asks the manager', () => {
  const askManager = (site: Site, uid: string, fields: Data = {}, id = 'i1') =>
    site.as(uid).moves('keyIncidents', id, 'askManager', {
      ...{ state: 'managerAsked', managerAnswer: '立即换锁', protection: '安排夜间巡查', asked: myStamp },
      ...fields,
    });
  const incident = (site: Site, id: string, state: string) =>
    site.record('keyIncidents', id, { ...reported('deposited', 'lost'), state });

  it('[R4.4.1.8 R4.4.2.8] nobody else does', async () => {
    const site = await world.site();
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await incident(site, `i-${uid}`, 'reported');
      return askManager(site, uid, {}, `i-${uid}`).send();
    });
  });

  it('[R4.4.1.8] with the answer, and what protects the unit meanwhile', async () => {
    const site = await world.site();
    await incident(site, 'i1', 'reported');
    await expectOnlyTruth(() => askManager(site, 'supervisor'), {
      'no answer': { managerAnswer: undefined },
      'an empty answer': { managerAnswer: '' },
      'no protection': { protection: undefined },
      'no stamp': { asked: undefined },
      'the stamp of another': { asked: signed('manager') },
      'solved at the same stroke': { state: 'solved' },
      'agreed at the same stroke': { state: 'agreed', consent: call() },
      'the account altered': { account: '并未丢失' },
      'another answerable': { answerable: 'clerk' },
      'a remedy that is none': { agreedRemedy: 'found' },
    });
  });

  it('[R4.4.1.8] first of all, and once', async () => {
    const site = await world.site();
    await expectOnlyIn(['reported'], states, async (state) => {
      await incident(site, state, state);
      return askManager(site, 'supervisor', {}, state).send();
    });
  });
});

describe('the household agrees', () => {
  const recordConsent = (site: Site, uid: string, fields: Data = {}, id = 'i1') =>
    site.as(uid).moves('keyIncidents', id, 'recordConsent', { state: 'agreed', consent: call(), ...fields });
  const incident = (site: Site, id: string, kind: string, state = 'managerAsked') =>
    site.record('keyIncidents', id, { ...reported(kind, 'lost'), state });

  for (const kind of ['deposited', 'sealed', 'repair'])
    it(`[R4.4.1.8 R4.4.3.8] to the remedy for its ${kind} key, told to the keeper`, async () => {
      const site = await world.site();
      await expectOnlyBy(keepersOf(kind), async (uid) => {
        await incident(site, `i-${uid}`, kind);
        return recordConsent(site, uid, {}, `i-${uid}`).send();
      });
    });

  it('[R4.4.1.8] by phone, the time to the minute', async () => {
    const site = await world.site();
    await incident(site, 'i1', 'deposited');
    await incident(site, 'i2', 'deposited');
    await expectAllowed(
      recordConsent(site, 'supervisor', { consent: call({ with: '长'.repeat(50) }) }, 'i2').send(),
    );
    await expectOnlyTruth(() => recordConsent(site, 'supervisor'), {
      'a call with a crowd': { consent: call({ with: '长'.repeat(51) }) },
      'a call with more to it': { consent: call({ other: true }) },
      'a call without an answer': { consent: call({ agreed: 'yes' }) },
      'no call': { consent: undefined },
      'it did not agree': { consent: call({ agreed: false }) },
      'a call to come': { consent: call({ at: minute(60) }) },
      'a call with nobody': { consent: call({ with: '' }) },
    });
  });

  it('[R4.4.1.8] after the manager was asked', async () => {
    const site = await world.site();
    await expectOnlyIn(['managerAsked'], states, async (state) => {
      await incident(site, state, 'deposited', state);
      return recordConsent(site, 'supervisor', {}, state).send();
    });
  });

  for (const kind of ['vacant', 'area', 'desk'])
    it(`[R4.4.2.8] a ${kind} key has no household to ask`, async () => {
      const site = await world.site();
      await incident(site, 'i1', kind);
      await incident(site, 'i2', 'deposited');
      await expectRefused(recordConsent(site, 'supervisor').send());
      await expectAllowed(recordConsent(site, 'supervisor', {}, 'i2').send());
    });
});

describe('the key is copied, the lock changed, or the key found', () => {
  /** An incident that waits for its remedy, and its key. */
  async function waiting(
    site: Site,
    kind: string,
    state: string,
    ending = '1',
    key: Data = {},
  ): Promise<void> {
    await site.key(codeOf(ending), { kind, state: 'lost', incident: `i${ending}`, ...key });
    const fields = { key: codeOf(ending), keyCode: codeOf(ending) };
    await site.record('keyIncidents', `i${ending}`, { ...reported(kind, 'lost', fields), state });
  }
  const allPieces = { piecesBack: 2 };
  const remedyAlone = (site: Site, uid: string, fields: Data = {}, ending = '1') =>
    site.as(uid).moves('keyIncidents', `i${ending}`, 'remedy', {
      ...{ state: 'solved', solved: myStamp, remedyKind: 'lockChange' },
      ...(fields.remedyKind === undefined ? {} : allPieces),
      ...fields,
    });
  const restored = { state: 'inCabinet', present: 2, cameBack: myStamp };
  const remedy = (site: Site, uid: string, fields: Data = {}, ending = '1') =>
    remedyAlone(site, uid, fields, ending).moves('keys', codeOf(ending), 'restore', restored);

  for (const kind of ['deposited', 'vacant', 'repair', 'area'])
    it(`[R4.4.1.8 R4.4.2.8 R4.4.3.8] by the keeper: a ${kind} key`, async () => {
      const site = await world.site();
      await expectOnlyBy(keepersOf(kind), async (uid) => {
        await waiting(site, kind, ['vacant', 'area'].includes(kind) ? 'managerAsked' : 'agreed', `-${uid}`);
        return remedy(site, uid, {}, `-${uid}`).send();
      });
    });

  it('[R11.1.1.1] by the control room, though the area key hangs in its cabinet', async () => {
    const site = await world.site();
    await expectOnlyBy(keepersOf('area'), async (uid) => {
      await waiting(site, 'area', 'managerAsked', `-${uid}`, { state: 'inCabinet' });
      return remedyAlone(site, uid, {}, `-${uid}`).send();
    });
  });

  it("[R4.4.1.8] a household's key after it agreed, a vacant one after the manager was asked", async () => {
    const site = await world.site();
    await expectOnlyIn(['agreed'], states, async (state) => {
      await waiting(site, 'deposited', state, `-${state}`);
      return remedy(site, 'supervisor', {}, `-${state}`).send();
    });
    await expectOnlyIn(['managerAsked', 'agreed'], states, async (state) => {
      await waiting(site, 'vacant', state, `2-${state}`);
      return remedy(site, 'supervisor', {}, `2-${state}`).send();
    });
  });

  for (const kind of ['sealed', 'repair'])
    it(`[R4.4.1.8 R4.4.3.8] a ${kind} key is a household's: it agrees first`, async () => {
      const site = await world.site();
      await waiting(site, kind, 'managerAsked');
      await waiting(site, kind, 'agreed', '2');
      const back = { ...restored, state: kind === 'sealed' ? 'awaitingReseal' : 'inCabinet' };
      const solve = (ending: string) =>
        remedyAlone(site, 'supervisor', {}, ending).moves('keys', codeOf(ending), 'restore', back).send();
      await expectRefused(solve('1'));
      await expectAllowed(solve('2'));
    });

  it('[R4.4.1.8] a damaged key as much as a lost one', async () => {
    const site = await world.site();
    await waiting(site, 'vacant', 'managerAsked', '1', { state: 'damaged' });
    await expectRefused(remedyAlone(site, 'supervisor').send(), 'the key left damaged');
    await expectAllowed(remedy(site, 'supervisor').send());
  });

  it('[R4.4.1.8 R11.1.2.7] a damaged key is not found again: it is copied or its lock changed', async () => {
    const site = await world.site();
    const damaged = async (ending: string, what: string) => {
      await waiting(site, 'vacant', 'managerAsked', ending, { state: what });
      const fields = { key: codeOf(ending), keyCode: codeOf(ending) };
      await site.record('keyIncidents', `i${ending}`, {
        ...{ ...reported('vacant', what, fields), state: 'managerAsked' },
      });
    };
    await damaged('1', 'damaged');
    await damaged('2', 'lost');
    await expectRefused(remedy(site, 'supervisor', { remedyKind: 'found' }).send());
    await expectAllowed(remedy(site, 'supervisor', { remedyKind: 'found' }, '2').send());
    await expectAllowed(remedy(site, 'supervisor', { remedyKind: 'lockChange' }).send());
  });

  it('[R4.4.1.8] as the manager said, or it is said why not', async () => {
    const site = await world.site();
    const answered = async (ending: string, agreedRemedy: string) => {
      await waiting(site, 'vacant', 'managerAsked', ending, { state: 'lost' });
      const fields = { key: codeOf(ending), keyCode: codeOf(ending), agreedRemedy };
      await site.record('keyIncidents', `i${ending}`, {
        ...{ ...reported('vacant', 'lost', fields), state: 'managerAsked' },
      });
    };
    await answered('1', 'copy');
    await expectRefused(remedy(site, 'supervisor', { remedyKind: 'lockChange' }).send());
    const why = { otherwiseReason: '锁芯已损坏，无法只配钥匙' };
    await expectAllowed(remedy(site, 'supervisor', { remedyKind: 'lockChange', ...why }).send());
    await answered('2', 'lockChange');
    await expectAllowed(remedy(site, 'supervisor', { remedyKind: 'lockChange' }, '2').send());
    await answered('3', 'copy');
    await expectAllowed(remedy(site, 'supervisor', { remedyKind: 'found' }, '3').send());
  });

  it('[R4.4.1.8] a key that is found again needs nobody to agree to a copy', async () => {
    const site = await world.site();
    await waiting(site, 'deposited', 'managerAsked');
    await expectRefused(remedy(site, 'supervisor', { remedyKind: 'copy' }).send());
    await expectRefused(remedy(site, 'supervisor', { remedyKind: 'lockChange' }).send());
    await expectAllowed(remedy(site, 'supervisor', { remedyKind: 'found' }).send());
  });

  it('[R4.4.2.9] a vacant key is copied with the approved copy that was made, of this key', async () => {
    const site = await world.site();
    await waiting(site, 'vacant', 'managerAsked');
    await site.record('keyCopies', 'made', { key: 'K1', state: 'made' });
    await site.record('keyCopies', 'approved', { key: 'K1', state: 'approved' });
    await site.record('keyCopies', 'requested', { key: 'K1', state: 'requested' });
    await site.record('keyCopies', 'another', { key: 'K2', state: 'made' });
    await expectOnlyTruth(() => remedy(site, 'supervisor', { remedyKind: 'copy', copy: 'made' }), {
      'no copy': { copy: undefined },
      'a copy that is not made': { copy: 'approved' },
      'a copy that is not approved': { copy: 'requested' },
      'a copy of another key': { copy: 'another' },
      'a copy that is not there': { copy: 'nowhere' },
    });
  });

  it('[R4.4.2.8 R4.4.2.9] and that was asked for since: an older copy settles no new loss', async () => {
    const site = await world.site();
    await waiting(site, 'vacant', 'managerAsked', '1');
    await site.record('keyCopies', 'old', {
      ...{ key: 'K1', state: 'made', opened: { by: 'clerk', at: inHours(-24 * 30) } },
    });
    await site.record('keyCopies', 'new', {
      key: 'K1',
      state: 'made',
      opened: { by: 'clerk', at: inHours(-0.1) },
    });
    const copied = (copy: string) => remedy(site, 'supervisor', { remedyKind: 'copy', copy }).send();
    await expectRefused(copied('old'));
    await expectAllowed(copied('new'));
  });

  for (const [kind, register, running, over] of [
    ['vacant', 'keyLoans', 'out', 'returned'],
    ['area', 'areaKeyHandovers', 'drawn', 'returned'],
  ] as const)
    it(`[R4.4.1.6 R11.1.1.2] when the loan on which the ${kind} key was lost is settled, not beside it`, async () => {
      const site = await world.site();
      await waiting(site, kind, 'managerAsked', '1', { loan: 'l1' });
      const found = () => remedy(site, 'supervisor', { remedyKind: 'found' }).send();
      await site.record(register, 'l1', { key: 'K1', state: running });
      await expectRefused(found(), 'the key is with somebody');
      await site.record(register, 'l1', { key: 'K1', state: over });
      await expectAllowed(found());
    });

  it('[R4.4.1.8] says how, and the account stays what it was', async () => {
    const site = await world.site();
    await waiting(site, 'vacant', 'managerAsked');
    await expectOnlyTruth(() => remedy(site, 'supervisor'), {
      'saying nothing': { remedyKind: undefined },
      'something else': { remedyKind: 'forgotten' },
      'no stamp': { solved: undefined },
      'the stamp of another': { solved: signed('both') },
      'the account altered': { account: '没有丢' },
      'another answerable': { answerable: 'clerk' },
      'not solved': { state: 'agreed' },
    });
  });

  it('[R4.4.1.8] never the report without its key, nor the key without its report', async () => {
    const site = await world.site();
    await waiting(site, 'vacant', 'managerAsked');
    await waiting(site, 'vacant', 'managerAsked', '2');
    await expectRefused(remedyAlone(site, 'supervisor').send());
    const key = (id: string) => site.as('supervisor').moves('keys', id, 'restore', restored);
    await expectRefused(key('K1').send());
    await expectRefused(remedyAlone(site, 'supervisor').moves('keys', 'K2', 'restore', restored).send());
    await expectAllowed(remedy(site, 'supervisor').send());
    expect((await site.stored('keys/K1'))?.state).toBe('inCabinet');
  });

  it('[R4.4.4.1.6] a sealed key comes back to be sealed again', async () => {
    const site = await world.site();
    await waiting(site, 'sealed', 'agreed');
    await expectRefused(remedy(site, 'supervisor').send());
    const awaiting = { state: 'awaitingReseal', present: 2, cameBack: myStamp };
    await expectAllowed(remedyAlone(site, 'supervisor').moves('keys', 'K1', 'restore', awaiting).send());
  });

  for (const state of ['out', 'awaitingReseal'])
    it(`[R4.4.1.8] a key that is ${state} is not put into its cabinet by it`, async () => {
      const site = await world.site();
      await waiting(site, 'vacant', 'managerAsked', '1', { state });
      await expectRefused(remedy(site, 'supervisor').send());
      await expectAllowed(remedyAlone(site, 'supervisor').send());
    });

  it('[R4.4.1.6] a difference is solved without moving a key that is not lost, or lost on another report', async () => {
    const site = await world.site();
    await waiting(site, 'vacant', 'managerAsked', '1', { state: 'inCabinet' });
    await expectRefused(remedy(site, 'supervisor').send(), 'a key that hangs there is not restored');
    await expectAllowed(remedyAlone(site, 'supervisor').send());
    await waiting(site, 'vacant', 'managerAsked', '2', { incident: 'i9' });
    await expectRefused(remedy(site, 'supervisor', {}, '2').send(), "on another report's key");
    await expectAllowed(remedyAlone(site, 'supervisor', {}, '2').send());
  });
});
