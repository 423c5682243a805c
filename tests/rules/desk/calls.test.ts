import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { signed } from '../../support/rules/loans.ts';
import { type Data, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('calls');

const states = ['open', 'answered', 'passedOn', 'voided'];
const atTheDesk = whoHold('receptionist', 'assistant', 'steward', 'foreman', 'supervisor');

const heard = { rings: 2, caller: '张先生', contact: '13900001111', kind: 'enquiry', matter: '咨询装修押金' };

const take = (site: Site, uid: string, fields: Data = {}, id = 'c1') =>
  site.as(uid).opens('calls', id, 'take', 'open', { ...heard, ...fields });
const answer = (site: Site, uid: string, fields: Data = {}, id = 'c1') =>
  site.as(uid).moves('calls', id, 'answer', {
    ...{ state: 'answered', answer: '验收后退还', confirmedSolved: true, answered: myStamp },
    ...fields,
  });
const passOn = (site: Site, uid: string, fields: Data = {}, id = 'c1') =>
  site.as(uid).moves('calls', id, 'passOn', {
    ...{ state: 'passedOn', passedTo: 'engineer', passedOn: myStamp },
    ...fields,
  });

const taken = (site: Site, id = 'c1', fields: Data = {}) =>
  site.record('calls', id, { ...heard, state: 'open', opened: signed('receptionist'), ...fields });

describe('a call', () => {
  it('[R12.2.6] [R7.4.1] is taken at the desk', async () => {
    const site = await world.site();
    await expectOnlyBy(atTheDesk, (uid) => take(site, uid, {}, `c-${uid}`).send());
  });

  it('[R7.4.1] [R2.4.1.5] names the rings, the caller, how to reach them, and the matter', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => take(site, 'receptionist'), {
      'without rings': { rings: undefined },
      'never rung': { rings: 0 },
      'of nobody': { caller: undefined },
      'not to be reached': { contact: undefined },
      'about nothing': { matter: '' },
      'of a kind that is none': { kind: 'gossip' },
      'of a household that is none': { household: 'nowhere' },
      'answered already': { state: 'answered', answer: '好', confirmedSolved: true, answered: myStamp },
    });
  });

  it('[R7.4.1] [R2.4.1.4] is answered at the desk, once the caller confirms that it is solved', async () => {
    const site = await world.site();
    await taken(site);
    await expectOnlyTruth(() => answer(site, 'receptionist'), {
      'without an answer': { answer: undefined },
      'not solved': { confirmedSolved: false },
      'nobody says whether it is solved': { confirmedSolved: undefined },
      'not signed': { answered: undefined },
      'signed by another': { answered: signed('assistant') },
      'of another matter': { matter: '报修' },
    });
    await expectOnlyBy(atTheDesk, async (uid) => {
      await taken(site, `c-${uid}`);
      return answer(site, uid, {}, `c-${uid}`).send();
    });
  });

  it('[R7.4.1] is passed on to an active colleague, and never to oneself', async () => {
    const site = await world.site();
    await taken(site);
    await taken(site, 'c2');
    await expectOnlyTruth(() => passOn(site, 'receptionist'), {
      'to nobody': { passedTo: undefined },
      'to who has left': { passedTo: 'dismissed' },
      'to a stranger': { passedTo: 'stranger' },
      'to oneself': { passedTo: 'receptionist' },
      'not signed': { passedOn: undefined },
    });
    await expectRefused(passOn(site, 'engineer', { passedTo: 'cleaner' }, 'c2').send());
    await expectAllowed(passOn(site, 'assistant', {}, 'c2').send());
  });

  it('[R7.4.1] is closed once, and in no other way', async () => {
    const site = await world.site();
    await expectOnlyIn(['open', 'passedOn'], states, async (state) => {
      const id = `c1-${state}`;
      await taken(site, id, { state, passedTo: 'engineer' });
      return answer(site, 'receptionist', {}, id).send();
    });
    await expectOnlyIn(['open', 'passedOn'], states, async (state) => {
      const id = `c2-${state}`;
      await taken(site, id, { state, passedTo: 'engineer' });
      return passOn(site, 'receptionist', {}, id).send();
    });
    await taken(site);
    await expectRefused(
      site.as('receptionist').moves('calls', 'c1', 'close', { state: 'answered' }).send(),
      'without a step that there is',
    );
    await expectAllowed(answer(site, 'receptionist').send());
  });

  it('[R7.4.1] that was passed on is answered, or handed on, by whom it was passed on to', async () => {
    const site = await world.site();
    const passed = { state: 'passedOn', passedTo: 'engineer', passedOn: signed('receptionist') };
    await taken(site, 'c1', passed);
    await taken(site, 'c2', passed);
    await expectRefused(answer(site, 'cleaner').send(), 'by a third');
    await expectRefused(passOn(site, 'cleaner', { passedTo: 'clerk' }, 'c2').send(), 'by a third');
    await expectRefused(passOn(site, 'engineer', { passedTo: 'engineer' }, 'c2').send(), 'to themselves');
    await expectAllowed(answer(site, 'engineer').send());
    await expectAllowed(passOn(site, 'engineer', { passedTo: 'cleaner' }, 'c2').send());
    await expectRefused(answer(site, 'engineer', {}, 'c2').send(), 'who has handed it on');
    await expectAllowed(answer(site, 'cleaner', {}, 'c2').send());
  });

  it('[R7.4.1] is put right, or made void, by who took it or by the supervisor, while it is open', async () => {
    const site = await world.site();
    const amend = (uid: string, id = 'c1') =>
      site.as(uid).moves('calls', id, 'amend', { ...heard, rings: 3, matter: '咨询门禁' });
    const makeVoid = (uid: string, id = 'c1', fields: Data = {}) =>
      site.as(uid).moves('calls', id, 'void', { state: 'voided', reason: '打错电话', ...fields });
    await taken(site);
    const theirs = ['receptionist', ...whoHold('supervisor')];
    await expectOnlyBy(theirs, (uid) => amend(uid).send());
    await expectRefused(makeVoid('receptionist', 'c1', { reason: undefined }).send(), 'for no reason');
    await expectOnlyBy(theirs, async (uid) => {
      await taken(site, `c-${uid}`);
      return makeVoid(uid, `c-${uid}`).send();
    });
    for (const state of ['answered', 'passedOn', 'voided']) {
      await taken(site, `s-${state}`, { state, passedTo: 'engineer' });
      await expectRefused(amend('receptionist', `s-${state}`).send(), state);
      await expectRefused(makeVoid('receptionist', `s-${state}`).send(), state);
    }
  });

  it('[R2.4.16] is read at the desk, by who stands above it, and by whom it was passed on to', async () => {
    const site = await world.site();
    await taken(site, 'c1', { state: 'passedOn', passedTo: 'engineer', passedOn: signed('receptionist') });
    const readers = [...whoHold('receptionist', 'assistant', 'steward', 'foreman'), ...whoHold('supervisor')];
    const all = [...readers, ...whoHold('manager', 'gm'), 'engineer'];
    await expectOnlyBy([...new Set(all)], (uid) => site.as(uid).get('calls/c1'));
  });
});
