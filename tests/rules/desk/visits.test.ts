import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { signed } from '../../support/rules/loans.ts';
import { type Data, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('visits');

const states = ['received', 'inside', 'left', 'served', 'turnedAway', 'voided'];
const atTheDesk = whoHold('receptionist', 'assistant', 'steward', 'foreman', 'supervisor');
const atTheDoor = whoHold('receptionist', 'assistant', 'steward', 'foreman', 'supervisor', 'security');

const came = { visitor: '孙女士', purpose: '探访亲戚' };

const receive = (site: Site, uid: string, fields: Data = {}, id = 'v1') =>
  site.as(uid).opens('visits', id, 'receive', 'received', { ...came, ...fields });
const admit = (site: Site, uid: string, fields: Data = {}, id = 'v1') =>
  site.as(uid).moves('visits', id, 'admit', {
    ...{ state: 'inside', identity: 'idCard', identityChecked: true, admitted: myStamp },
    ...fields,
  });
const serve = (site: Site, uid: string, fields: Data = {}, id = 'v1') =>
  site.as(uid).moves('visits', id, 'serve', {
    ...{ state: 'served', answer: '已告知流程', served: myStamp },
    ...fields,
  });
const leave = (site: Site, uid: string, fields: Data = {}, id = 'v1') =>
  site.as(uid).moves('visits', id, 'leave', { state: 'left', leaving: myStamp, ...fields });

const received = (site: Site, id = 'v1', fields: Data = {}) =>
  site.record('visits', id, { ...came, state: 'received', opened: signed('receptionist'), ...fields });
const inside = { identity: 'idCard', identityChecked: true, admitted: signed('receptionist') };

describe('a visitor', () => {
  it('[R7.4.2] is received at the desk and at the door, with name and purpose', async () => {
    const site = await world.site();
    await expectOnlyBy(atTheDoor, (uid) => receive(site, uid, {}, `v-${uid}`).send());
    await expectOnlyTruth(() => receive(site, 'receptionist'), {
      'without a name': { visitor: undefined },
      'without a purpose': { purpose: undefined },
      'of nobody': { people: 0 },
      'with a household that is none': { household: 'nowhere' },
      'inside already': { state: 'inside', ...inside },
    });
  });

  it('[R7.4.2] is let in when identity and purpose have been checked, and not before', async () => {
    const site = await world.site();
    await received(site);
    await expectOnlyTruth(() => admit(site, 'security'), {
      'identity not checked': { identityChecked: false },
      'nobody says so': { identityChecked: undefined },
      'no identity shown': { identity: undefined },
      'an identity that is none': { identity: 'face' },
      'not signed': { admitted: undefined },
      'signed by another': { admitted: signed('receptionist') },
      'for another purpose': { purpose: '送货' },
    });
    await expectOnlyBy(atTheDoor, async (uid) => {
      await received(site, `v-${uid}`);
      return admit(site, uid, {}, `v-${uid}`).send();
    });
    await expectOnlyIn(['received'], states, async (state) => {
      const id = `v1-${state}`;
      await received(site, id, { state });
      return admit(site, 'receptionist', {}, id).send();
    });
  });

  it('[R2.4.1.4] [R7.4.2] is served at the desk, with the answer given', async () => {
    const site = await world.site();
    await received(site);
    await expectOnlyTruth(() => serve(site, 'receptionist'), {
      'without an answer': { answer: undefined },
      'not signed': { served: undefined },
    });
    await expectOnlyBy(atTheDesk, async (uid) => {
      await received(site, `v-${uid}`);
      return serve(site, uid, {}, `v-${uid}`).send();
    });
    await expectOnlyIn(['received'], states, async (state) => {
      const id = `v2-${state}`;
      await received(site, id, { state });
      return serve(site, 'receptionist', {}, id).send();
    });
  });

  it('[R7.4.2] leaves once, and only who is inside', async () => {
    const site = await world.site();
    await received(site, 'v1', { state: 'inside', ...inside });
    await expectOnlyTruth(() => leave(site, 'security'), { 'not signed': { leaving: undefined } });
    await expectOnlyIn(['inside'], states, async (state) => {
      const id = `v3-${state}`;
      await received(site, id, { state, ...inside });
      return leave(site, 'receptionist', {}, id).send();
    });
    await expectOnlyBy(atTheDoor, async (uid) => {
      await received(site, `v-${uid}`, { state: 'inside', ...inside });
      return leave(site, uid, {}, `v-${uid}`).send();
    });
  });

  it('[R7.4.2] is turned away with a reason, at desk and door', async () => {
    const site = await world.site();
    const turnAway = (uid: string, id = 'v1', fields: Data = {}) =>
      site.as(uid).moves('visits', id, 'turnAway', { state: 'turnedAway', reason: '无证件', ...fields });
    await received(site);
    await expectOnlyTruth(() => turnAway('security'), { 'for no reason': { reason: undefined } });
    await expectOnlyBy(atTheDoor, async (uid) => {
      await received(site, `v-${uid}`);
      return turnAway(uid, `v-${uid}`).send();
    });
    await expectOnlyIn(['received'], states, async (state) => {
      await received(site, `s-${state}`, { state });
      return turnAway('receptionist', `s-${state}`).send();
    });
  });

  it('[R7.4.2] that was written down by mistake is put right or made void by who did it, or by the supervisor', async () => {
    const site = await world.site();
    const amend = (uid: string, id = 'v1') =>
      site.as(uid).moves('visits', id, 'amend', { visitor: '孙先生', purpose: '探访朋友' });
    const makeVoid = (uid: string, id = 'v1') =>
      site.as(uid).moves('visits', id, 'void', { state: 'voided', reason: '重复登记' });
    await received(site);
    const theirs = ['receptionist', ...whoHold('supervisor')];
    await expectOnlyBy(theirs, (uid) => amend(uid).send());
    await expectOnlyBy(theirs, async (uid) => {
      await received(site, `v-${uid}`);
      return makeVoid(uid, `v-${uid}`).send();
    });
    await received(site, 'v2', { state: 'inside', ...inside });
    await expectRefused(amend('receptionist', 'v2').send(), 'inside');
    await expectRefused(makeVoid('receptionist', 'v2').send(), 'inside');
  });

  it('[R2.4.16] is known to desk and door, and to who stands above them', async () => {
    const site = await world.site();
    await received(site);
    await expectOnlyBy([...new Set([...atTheDoor, ...whoHold('manager', 'gm')])], (uid) =>
      site.as(uid).get('visits/v1'),
    );
  });
});
