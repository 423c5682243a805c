import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../support/rules/attempts.ts';
import { issue } from '../support/rules/loans.ts';
import { inHours } from '../support/rules/moments.ts';
import { type Data, everyKind, whoHold } from '../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../support/rules/refusal.ts';
import { openWorld, type Site } from '../support/rules/world.ts';

const world = openWorld('key-keepers');

const today = () => ({ from: inHours(-1), until: inHours(1) });

const designate = (site: Site, uid: string, keeper: string, fields: Data = {}) =>
  site.as(uid).opens('keyKeepers', `designation~${keeper}`, 'designate', 'active', {
    ...{ why: 'designation', keeper, kinds: ['vacant', 'repair'], ...today() },
    ...fields,
  });

const delegate = (site: Site, uid: string, keeper: string, onBehalfOf: string, fields: Data = {}) =>
  site.as(uid).opens('keyKeepers', `leave~${keeper}`, 'delegate', 'active', {
    ...{ why: 'leave', keeper, onBehalfOf, ...today() },
    ...fields,
  });

describe('the supervisor names a keeper', () => {
  it('[R4.4.1.2 R4.4.2.1 R4.4.3.1] nobody else does', async () => {
    const site = await world.site();
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await site.hire(`new-${uid}`, { roles: [] });
      return designate(site, uid, `new-${uid}`).send();
    });
  });

  it('[R4.4.1.2] an active member, by name, for kinds of keys and for a time', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => designate(site, 'supervisor', 'clerk'), {
      'a kind that is not': { kinds: ['vacant', 'master'] },
      'no kinds': { kinds: undefined },
      'kinds as text': { kinds: 'vacant' },
      'no beginning': { from: undefined },
      'no end': { until: undefined },
      'an end before the beginning': { from: inHours(2), until: inHours(1) },
      'an end that has been': { from: inHours(-2), until: inHours(-1) },
      'an end as text': { until: '2099-01-01' },
      'another person than the id says': { keeper: 'cleaner' },
      'ended already': { state: 'ended' },
      "somebody's rights along with it": { onBehalfOf: 'manager' },
      'as a leave': { why: 'leave' },
      'for a reason of its own': { why: 'friendship' },
    });
  });

  it('[R4.4.1.2] not somebody dismissed, not a stranger, not themselves', async () => {
    const site = await world.site();
    await expectRefused(designate(site, 'supervisor', 'dismissed').send());
    await expectRefused(designate(site, 'supervisor', 'stranger').send());
    await expectRefused(designate(site, 'supervisor', 'supervisor').send());
    await expectAllowed(designate(site, 'supervisor', 'secondSupervisor').send());
  });

  it('[R4.4.1.2] again, when the earlier naming has ended', async () => {
    const site = await world.site();
    await expectOnlyIn(['ended'], ['active', 'ended'], async (state) => {
      await site.hire(state, { roles: [] });
      await site.designation(state, ['area'], { state });
      const again = { kinds: ['vacant'], ...today(), state: 'active' };
      return site
        .as('supervisor')
        .moves('keyKeepers', `designation~${state}`, 'designateAgain', again)
        .send();
    });
  });

  it('[R4.4.1.2] again by the supervisor alone, and not for another', async () => {
    const site = await world.site();
    await site.designation('clerk', ['area'], { state: 'ended' });
    const again = (uid: string) =>
      site.as(uid).moves('keyKeepers', 'designation~clerk', 'designateAgain', {
        ...{ kinds: ['vacant'], ...today(), state: 'active' },
      });
    for (const uid of ['manager', 'clerk', 'gm', 'admin', 'security'])
      await expectRefused(again(uid).send(), uid);
    await expectOnlyTruth(() => again('supervisor'), {
      'another keeper': { keeper: 'cleaner' },
      'a time that is over': { from: inHours(-2), until: inHours(-1) },
      'as a leave': { why: 'leave', onBehalfOf: 'manager' },
    });
  });

  it('[R4.4.1.2 R4.4.1.10] a naming that has ended is not revived by way of a leave', async () => {
    const site = await world.site();
    await site.designation('clerk', ['vacant'], { state: 'ended' });
    const leave = { why: 'leave', onBehalfOf: 'cashier', ...today(), state: 'active' };
    const revive = (fields: Data) =>
      site.as('cashier').moves('keyKeepers', 'designation~clerk', 'delegateAgain', fields);
    await expectRefused(revive(leave).send());
    await expectRefused(revive({ ...leave, why: 'designation' }).send());
    await expectAllowed(delegate(site, 'cashier', 'clerk', 'cashier').send());
  });

  it('[R4.4.1.2] a keeper who was named opens the cabinet from the next request on, and ends with the naming', async () => {
    const site = await world.site();
    await site.key('k1');
    await site.loan('l1', { key: 'k1', state: 'requested' });
    await expectRefused(issue(site, 'clerk').send());
    await expectAllowed(designate(site, 'supervisor', 'clerk').send());
    await expectAllowed(
      site.as('supervisor').moves('keyKeepers', 'designation~clerk', 'end', { state: 'ended' }).send(),
    );
    await expectRefused(issue(site, 'clerk').send());
    const again = { kinds: ['vacant'], ...today(), state: 'active' };
    await expectAllowed(
      site.as('supervisor').moves('keyKeepers', 'designation~clerk', 'designateAgain', again).send(),
    );
    await expectAllowed(issue(site, 'clerk').send());
  });
});

describe('somebody stands in during a leave', () => {
  it('[R4.4.1.10] named by who goes on leave, or by the manager', async () => {
    const site = await world.site();
    await expectOnlyBy(['supervisor', ...whoHold('manager')], async (uid) => {
      await site.hire(`new-${uid}`, { roles: [] });
      return delegate(site, uid, `new-${uid}`, 'supervisor').send();
    });
  });

  it("[R4.4.1.10] nobody takes another's rights by themselves", async () => {
    const site = await world.site();
    await expectRefused(delegate(site, 'clerk', 'clerk', 'supervisor').send());
    await expectRefused(
      delegate(site, 'manager', 'manager', 'supervisor').send(),
      'the manager for themselves',
    );
    await expectRefused(delegate(site, 'manager', 'supervisor', 'supervisor').send(), 'on their own behalf');
    await expectRefused(delegate(site, 'supervisor', 'clerk', 'manager').send(), "the manager's by another");
    await expectAllowed(delegate(site, 'supervisor', 'clerk', 'supervisor').send());
  });

  it('[R4.4.1.10] an active member, for a time with an end', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => delegate(site, 'supervisor', 'clerk', 'supervisor'), {
      'no end': { until: undefined },
      'no beginning': { from: undefined },
      'an end that has been': { from: inHours(-2), until: inHours(-1) },
      'an end before the beginning': { from: inHours(2), until: inHours(1) },
      'for nobody': { onBehalfOf: undefined },
      'for a stranger': { onBehalfOf: 'stranger' },
      'another person than the id says': { keeper: 'cleaner' },
      'as a naming': { why: 'designation' },
      'with kinds of its own': { kinds: everyKind },
      'ended already': { state: 'ended' },
    });
    await expectRefused(delegate(site, 'supervisor', 'dismissed', 'supervisor').send());
  });

  it('[R4.4.1.10] again, when the earlier leave has ended', async () => {
    const site = await world.site();
    await expectOnlyIn(['ended'], ['active', 'ended'], async (state) => {
      await site.hire(state, { roles: [] });
      await site.leave(state, 'manager', { state });
      const again = { onBehalfOf: 'supervisor', ...today(), state: 'active' };
      return site.as('supervisor').moves('keyKeepers', `leave~${state}`, 'delegateAgain', again).send();
    });
  });

  it('[R4.4.1.10] again only by who goes on leave now, or the manager', async () => {
    const site = await world.site();
    await site.leave('clerk', 'gm', { state: 'ended' });
    const again = (uid: string, onBehalfOf: string) =>
      site.as(uid).moves('keyKeepers', 'leave~clerk', 'delegateAgain', {
        ...{ onBehalfOf, ...today(), state: 'active' },
      });
    await expectRefused(again('gm', 'supervisor').send(), 'by who was on leave before');
    await expectRefused(again('clerk', 'supervisor').send(), 'by the stand-in');
    await expectRefused(again('supervisor', 'manager').send(), 'for the manager');
    await expectOnlyTruth(() => again('supervisor', 'supervisor'), {
      'another stand-in': { keeper: 'cleaner' },
      'a time that is over': { from: inHours(-2), until: inHours(-1) },
    });
  });

  it('[R4.4.1.10] is ended early by the one who is back, the supervisor or the manager', async () => {
    const site = await world.site();
    await expectOnlyBy(['gm', ...whoHold('supervisor', 'manager')], async (uid) => {
      await site.leave(`new-${uid}`, 'gm');
      return site.as(uid).moves('keyKeepers', `leave~new-${uid}`, 'end', { state: 'ended' }).send();
    });
  });

  it('[R4.4.1.2 R4.4.1.10] a record that has ended does not end again, nor is its time altered', async () => {
    const site = await world.site();
    const end = (id: string) => site.as('supervisor').moves('keyKeepers', id, 'end', { state: 'ended' });
    await expectRefused(end('leave~standInEnded').send());
    await expectOnlyTruth(() => end('designation~keeper-vacant'), {
      'a longer time': { until: inHours(5) },
      'more kinds': { kinds: everyKind },
      'lasting on': { state: 'active' },
    });
  });
});
