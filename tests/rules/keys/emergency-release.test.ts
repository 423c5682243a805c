import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { bothSigned, call, release, signed } from '../../support/rules/loans.ts';
import { minute } from '../../support/rules/moments.ts';
import { codeOf, type Data, everyKind, keepersOf, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('emergency-release');

describe('a release in an emergency', () => {
  const keyOf = async (kind: string): Promise<Site> => {
    const site = await world.site();
    await site.key('K1', { kind });
    return site;
  };

  it('[R4.4.1.4] is at once, by the keeper', async () => {
    const site = await world.site();
    await expectOnlyBy(keepersOf('deposited'), async (uid) => {
      await site.key(codeOf(`-${uid}`), { kind: 'deposited' });
      return release(site, uid, {}, `-${uid}`).send();
    });
  });

  it('[R4.4.1.4] is entered under a plain id, which its key names', async () => {
    const site = await keyOf('deposited');
    const under = (id: string) => release(site, 'supervisor', {}, '1', id).send();
    await expectRefused(under('l b'), 'a blank');
    await expectAllowed(under('l1'));
  });

  it('[R4.4.1.4] names who agreed by phone and what happened', async () => {
    const site = await keyOf('deposited');
    await expectOnlyTruth(() => release(site, 'supervisor'), {
      'nobody agreed': { agreedByPhone: undefined },
      'nobody named': { agreedByPhone: '' },
      'nothing happened': { emergencyKind: undefined },
      'no emergency': { emergencyKind: 'convenience' },
      'not marked as one': { emergency: false },
      'issued by nobody': { issued: undefined },
      'issued by another': { issued: signed('secondSupervisor') },
    });
  });

  it('[R4.4.1.4] in the hands of nobody whose signature it will need', async () => {
    const site = await keyOf('deposited');
    await site.hire('foreign', { roles: ['engineer', 'supervisor'] });
    for (const borrowedBy of ['secondSupervisor', 'manager', 'foreign'])
      await expectRefused(release(site, 'supervisor', { borrowedBy }).send(), borrowedBy);
    await expectAllowed(release(site, 'supervisor', { borrowedBy: 'engineer' }).send());
  });

  it('[R4.4.1.4] leaves its papers owed: it cannot pass for one whose papers are done', async () => {
    const site = await keyOf('deposited');
    await expectOnlyTruth(() => release(site, 'supervisor'), {
      'no papers owed': { papers: undefined },
      'papers complete': { papers: 'complete' },
      'approvals brought along': { approvals: bothSigned() },
      'back already': { state: 'returned' },
      'waiting for its approvals': { state: 'requested' },
    });
  });

  it('[R4.4.1.4] is for another department only, in the hands of an active member', async () => {
    const site = await keyOf('deposited');
    const others = [
      'staff',
      'contractor',
      'household',
      'relative',
      'agent',
      'nanny',
      'hourlyWorker',
      'shift',
    ];
    await expectOnlyTruth(() => release(site, 'supervisor'), {
      ...Object.fromEntries(others.map((borrower) => [borrower, { borrower }])),
      'somebody dismissed': { borrowedBy: 'dismissed' },
      'somebody unknown': { borrowedBy: 'stranger' },
    });
  });

  for (const kind of everyKind.filter((one) => one !== 'deposited'))
    it(`[R4.4.1.4 R4.3.1] is not for a ${kind} key`, async () => {
      await expectRefused(release(await keyOf(kind), 'supervisor', { kind }).send());
      await expectRefused(release(await keyOf(kind), 'supervisor').send(), 'in the name of a deposited one');
      await expectAllowed(release(await keyOf('deposited'), 'supervisor').send());
    });

  it('[R4.4.1.4] may name the call and who enters, rightly', async () => {
    const site = await keyOf('deposited');
    await expectOnlyTruth(() => release(site, 'supervisor', { consent: call(), entrants: ['张三'] }), {
      'a call ahead of the clock': { consent: call({ at: minute(60) }) },
      'a nameless person': { entrants: [''] },
      'too many': { entrants: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
    });
  });
});

describe('the papers of an emergency release', () => {
  const emergency = { borrower: 'otherDepartment', emergency: true, emergencyKind: 'flood', papers: 'owed' };

  /** Released by the supervisor on the engineer's call. */
  async function released(loan: Data = {}, site?: Site, ending = '1'): Promise<Site> {
    const at = site ?? (await world.site());
    const fields = { ...emergency, opened: signed('supervisor'), ...loan };
    await at.keyOut(codeOf(ending), `l${ending}`, { kind: 'deposited' }, fields);
    return at;
  }
  const approve = (site: Site, uid: string, role: string, ending = '1') =>
    site.as(uid).moves('keyLoans', `l${ending}`, 'approveAfterwards', { [`approvals.${role}`]: myStamp });
  const complete = (site: Site, uid: string, ending = '1') =>
    site.as(uid).moves('keyLoans', `l${ending}`, 'completePapers', { papers: 'complete', consent: call() });

  for (const role of ['supervisor', 'manager'])
    it(`[R4.4.1.4] are signed as ${role} by who is one`, async () => {
      const site = await world.site();
      await expectOnlyBy(whoHold(role), async (uid) => {
        await released({}, site, `-${uid}`);
        return approve(site, uid, role, `-${uid}`).send();
      });
    });

  it('[R4.4.1.4] are signed by two people, not by the borrower', async () => {
    const site = await released({ borrowedBy: 'manager' });
    await expectRefused(approve(site, 'manager', 'manager').send());
    await expectAllowed(approve(site, 'both', 'supervisor').send());
    await expectRefused(approve(site, 'both', 'manager').send());
    await expectRefused(approve(site, 'secondSupervisor', 'supervisor').send(), 'a second signature');
    await expectAllowed(approve(site, 'secondManager', 'manager').send());
  });

  it('[R4.4.1.4] are signed while the key is out and after it is back', async () => {
    const states = ['requested', 'approved', 'out', 'returned', 'rejected', 'cancelled'];
    const site = await world.site();
    await expectOnlyIn(['out', 'returned'], states, async (state) => {
      await released({ state }, site, `-${state}`);
      return approve(site, 'manager', 'manager', `-${state}`).send();
    });
  });

  it('[R4.4.1.4] are not signed where none are owed', async () => {
    await expectRefused(approve(await released({ papers: 'complete' }), 'manager', 'manager').send());
    const ordinary = await world.site();
    await ordinary.keyOut('K1', 'l1', { kind: 'deposited' }, { borrower: 'otherDepartment' });
    await expectRefused(approve(ordinary, 'manager', 'manager').send());
    await expectAllowed(approve(await released(), 'manager', 'manager').send());
  });

  it('[R4.4.1.4] are complete with both signatures and the call, its time to the minute', async () => {
    for (const role of ['supervisor', 'manager']) {
      const one = await released({ approvals: { [role]: signed(role) } });
      await expectRefused(complete(one, 'supervisor').send(), `signed by the ${role} alone`);
    }
    const site = await released({ approvals: bothSigned() });
    await expectOnlyTruth(() => complete(site, 'supervisor'), {
      'no call': { consent: undefined },
      'a call to come': { consent: call({ at: minute(60) }) },
      'a call at no time': { consent: { with: '王女士', agreed: true } },
      'still owed': { papers: 'owed' },
      'without saying that they are': { papers: undefined },
      'with a signature of its own': { 'approvals.manager': myStamp },
    });
    await expectRefused(complete(site, 'supervisor').send(), 'a second time');
  });

  it('[R4.4.1.4] are completed by the keeper', async () => {
    const site = await world.site();
    await expectOnlyBy(keepersOf('deposited'), async (uid) => {
      await released({ approvals: bothSigned() }, site, `-${uid}`);
      return complete(site, uid, `-${uid}`).send();
    });
  });

  it('[R4.4.1.4] are completed while the key is out and after it is back', async () => {
    const states = ['requested', 'approved', 'out', 'returned', 'rejected', 'cancelled'];
    const site = await world.site();
    await expectOnlyIn(['out', 'returned'], states, async (state) => {
      await released({ state, approvals: bothSigned() }, site, `-${state}`);
      return complete(site, 'supervisor', `-${state}`).send();
    });
  });
});
