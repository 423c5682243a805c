import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { signed } from '../../support/rules/loans.ts';
import { activeMembers, type Data, keepersOf, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('key-copies');

const states = ['requested', 'approved', 'made', 'rejected'];

const entry = { key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 1, why: '保洁需要' };

const ask = (site: Site, uid: string, fields: Data = {}, id = 'c1') =>
  site.as(uid).opens('keyCopies', id, 'request', 'requested', { ...entry, ...fields });
const approve = (site: Site, uid: string, fields: Data = {}, id = 'c1') =>
  site.as(uid).moves('keyCopies', id, 'approve', { state: 'approved', approved: myStamp, ...fields });
const reject = (site: Site, uid: string, fields: Data = {}, id = 'c1') =>
  site.as(uid).moves('keyCopies', id, 'reject', { state: 'rejected', reason: '无需', ...fields });
const make = (site: Site, uid: string, fields: Data = {}, id = 'c1') =>
  site.as(uid).moves('keyCopies', id, 'make', { state: 'made', made: myStamp, ...fields });

async function asked(site: Site, id = 'c1', fields: Data = {}): Promise<void> {
  await site.record('keyCopies', id, { ...entry, state: 'requested', opened: signed('engineer'), ...fields });
}

async function withKey(kind = 'vacant'): Promise<Site> {
  const site = await world.site();
  await site.key('K1', { kind, incident: 'i1' });
  await site.record('keyIncidents', 'i1', { key: 'K1', kind, what: 'lost', state: 'agreed' });
  return site;
}

describe('a copy of a key', () => {
  it('[R4.4.2.9] is asked for by any member of staff', async () => {
    const site = await withKey();
    await expectOnlyBy(activeMembers, (uid) => ask(site, uid, {}, `c-${uid}`).send());
  });

  it('[R4.4.2.9] of a key that is there, saying how many and why', async () => {
    const site = await withKey();
    await site.key('K2');
    await expectOnlyTruth(() => ask(site, 'engineer'), {
      'of no key': { key: 'nowhere' },
      'of another key': { key: 'K2' },
      'another code': { keyCode: 'K2' },
      none: { pieces: 0 },
      'too many': { pieces: 21 },
      'for no reason': { why: '' },
      'approved already': { state: 'approved' },
      'with an approval': { approved: myStamp },
      'made already': { state: 'made', made: myStamp },
    });
  });

  it('[R4.4.2.9] is approved by the supervisor alone', async () => {
    const site = await withKey();
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await asked(site, `c-${uid}`);
      return approve(site, uid, {}, `c-${uid}`).send();
    });
    await asked(site);
    await expectOnlyTruth(() => approve(site, 'supervisor'), {
      'no stamp': { approved: undefined },
      'the stamp of another': { approved: signed('secondSupervisor') },
      'more copies': { pieces: 5 },
      'made at the same stroke': { state: 'made', made: myStamp },
    });
  });

  it('[R4.4.2.9] is neither approved nor refused by who asked', async () => {
    const site = await withKey();
    await asked(site, 'c1', { opened: signed('supervisor') });
    await asked(site, 'c2', { opened: signed('supervisor') });
    await expectRefused(approve(site, 'supervisor').send());
    await expectRefused(reject(site, 'supervisor', {}, 'c2').send());
    await expectAllowed(approve(site, 'secondSupervisor').send());
    await expectAllowed(reject(site, 'secondSupervisor', {}, 'c2').send());
  });

  it('[R4.4.2.9 R4.4.1.10] is neither approved nor refused by the stand-in of who asked; by that of another it is', async () => {
    const site = await withKey();
    await asked(site, 'c1', { opened: signed('supervisor') });
    await asked(site, 'c2', { opened: signed('supervisor') });
    await site.leave('assistant', 'supervisor');
    await site.leave('clerk', 'secondSupervisor');
    await expectRefused(approve(site, 'assistant').send());
    await expectRefused(reject(site, 'assistant', {}, 'c2').send());
    await expectAllowed(approve(site, 'clerk').send());
    await expectAllowed(reject(site, 'clerk', {}, 'c2').send());
  });

  it('[R4.4.2.9] is not made when who approved was dismissed since: refused, or made while they are here', async () => {
    const site = await withKey();
    const approved = { state: 'approved', approved: signed('secondSupervisor') };
    await asked(site, 'c1', approved);
    await asked(site, 'c2', approved);
    await site.hire('secondSupervisor', { roles: ['supervisor'], state: 'dismissed' });
    await expectRefused(make(site, 'supervisor').send());
    await expectAllowed(reject(site, 'supervisor', {}, 'c2').send());
    await site.hire('secondSupervisor', { roles: ['supervisor'] });
    await expectAllowed(make(site, 'supervisor').send());
  });

  it('[R4.4.2.9] is refused by the supervisor, with a reason', async () => {
    const site = await withKey();
    await expectOnlyBy(whoHold('supervisor'), async (uid) => {
      await asked(site, `c-${uid}`);
      return reject(site, uid, {}, `c-${uid}`).send();
    });
    await asked(site);
    await expectOnlyTruth(() => reject(site, 'supervisor'), {
      'no reason': { reason: undefined },
      'an empty reason': { reason: '' },
      'and approved': { approved: myStamp },
    });
  });

  it('[R4.4.2.9] is decided on once, and made after it was approved', async () => {
    const site = await withKey();
    const copy = async (id: string, state: string) =>
      asked(site, id, { state, approved: signed('supervisor') });
    await expectOnlyIn(['requested'], states, async (state) => {
      await copy(`a-${state}`, state);
      return approve(site, 'supervisor', {}, `a-${state}`).send();
    });
    await expectOnlyIn(['requested', 'approved'], states, async (state) => {
      await copy(`r-${state}`, state);
      return reject(site, 'supervisor', {}, `r-${state}`).send();
    });
    await expectOnlyIn(['approved'], states, async (state) => {
      await copy(`m-${state}`, state);
      return make(site, 'supervisor', {}, `m-${state}`).send();
    });
  });

  for (const kind of ['deposited', 'sealed', 'repair'])
    it(`[R4.4.1.8 R4.4.3.8 R4.4.4.1.2] of a household's ${kind} key only after a loss, when it has agreed`, async () => {
      const site = await withKey(kind);
      await asked(site, 'c1', { state: 'approved', approved: signed('supervisor') });
      await asked(site, 'c2', { key: 'K2', state: 'approved', approved: signed('supervisor') });
      await site.key('K2', { kind });
      await expectRefused(make(site, 'supervisor', {}, 'c2').send(), 'a key that hangs there');
      for (const state of ['reported', 'managerAsked', 'solved']) {
        await site.record('keyIncidents', 'i1', { key: 'K1', kind, what: 'lost', state });
        await expectRefused(make(site, 'supervisor').send(), state);
      }
      await site.record('keyIncidents', 'i1', { key: 'K1', kind, what: 'lost', state: 'agreed' });
      await expectAllowed(make(site, 'supervisor').send());
    });

  it('[R4.4.4.2.1 R4.4.1.1] of a key that went back to its household there is none', async () => {
    const site = await withKey();
    await asked(site, 'c2', { state: 'approved', approved: signed('supervisor') });
    await site.key('K1', { state: 'withdrawn' });
    await expectRefused(ask(site, 'engineer').send());
    await expectRefused(make(site, 'supervisor', {}, 'c2').send());
    await site.key('K1');
    await expectAllowed(ask(site, 'engineer').send());
    await expectAllowed(make(site, 'supervisor', {}, 'c2').send());
  });

  for (const kind of ['vacant', 'repair', 'deposited', 'area'])
    it(`[R4.4.2.9 R4.4.2.1] of a ${kind} key is handed in to its keeper`, async () => {
      const site = await withKey(kind);
      await expectOnlyBy(keepersOf(kind), async (uid) => {
        await asked(site, `c-${uid}`, { state: 'approved', approved: signed('supervisor') });
        return make(site, uid, {}, `c-${uid}`).send();
      });
      await asked(site, 'c1', { state: 'approved', approved: signed('supervisor') });
      await expectOnlyTruth(() => make(site, 'supervisor'), {
        'no stamp': { made: undefined },
        'another number': { pieces: 3 },
      });
    });
});
