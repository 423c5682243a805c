import { describe, it } from 'vitest';
import { expectOnlyBy, forAll } from '../../support/rules/attempts.ts';
import { issue } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import {
  activeMembers,
  type Data,
  everybody,
  everyKind,
  keepersOf,
  namedKeepersOf,
  rightsWith,
  type Term,
} from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// Who names keepers and who stands in for whom is the server's to write down; the rules read what follows from it.

const world = openWorld('key-keepers');

const term = (from: number, until: number): Term => ({ from: inHours(from), until: inHours(until) });
const running = () => term(-1, 1);

/** A site with a key of this kind that somebody has asked for. */
async function asked(kind = 'vacant'): Promise<Site> {
  const site = await world.site();
  await site.key('K1', { kind });
  await site.loan('l1', { key: 'K1', state: 'requested' });
  return site;
}

/** Where the key hangs, which its keeper alone writes down: asked as often as wanted, it changes nothing but that. */
const rehang = (site: Site, uid: string, key = 'K1') =>
  site.as(uid).moves('keys', key, 'amend', { hook: 'B2', opensWhat: '1-101' }).send();

describe('who keeps which keys and who stands in for whom', () => {
  const places = {
    'keyKeepers/named-keeper-vacant': {
      ...{ keeper: 'clerk', kinds: everyKind, state: 'active', ...running() },
    },
    'delegations/standInForManager-for-manager': {
      ...{ absent: 'manager', deputy: 'clerk', state: 'active', ...running() },
    },
    'members/standInForManager/standing/rights': {
      ...rightsWith({ vacant: [running()] }),
    },
  } satisfies Record<string, Data>;

  for (const [path, data] of Object.entries(places))
    it(`[R4.4.1.2 R4.4.1.10] ${path}: is read by staff, and written by nobody`, async () => {
      const site = await world.site();
      await expectOnlyBy(activeMembers, (uid) => site.as(uid).get(path));
      await forAll(everybody, async (uid) => {
        await expectClosed(site.as(uid).set(path, data), `${uid} writes over it`);
        await expectClosed(site.as(uid).update(path, data), `${uid} alters it`);
        await expectClosed(site.as(uid).update(path, { until: inHours(99) }), `${uid} prolongs it`);
        await expectClosed(site.as(uid).delete(path), `${uid} takes it away`);
      });
    });

  it('[R4.4.1.2 R4.4.1.10] are listed by staff; the rights of people are looked up one by one', async () => {
    const site = await world.site();
    for (const register of ['keyKeepers', 'delegations'])
      await expectOnlyBy(activeMembers, (uid) => site.as(uid).list(register));
    await expectAllowed(site.as('clerk').get('members/standInForManager/standing/rights'));
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).list('members/standInForManager/standing'), `${uid} lists`);
      await expectClosed(site.as(uid).listGroup('standing'), `${uid} gathers`);
    });
  });

  it('[R4.4.1.2] nobody names a keeper by themselves: that goes through the server', async () => {
    const site = await world.site();
    const naming = { keeper: 'clerk', kinds: ['vacant'], ...running() };
    await forAll(everybody, async (uid) => {
      const open = site.as(uid).opens('keyKeepers', `n-${uid}`, 'designate', 'active', naming);
      await expectClosed(open.send(), `${uid} names`);
      const end = site.as(uid).moves('keyKeepers', 'named-keeper-vacant', 'end', { state: 'ended' });
      await expectClosed(end.send(), `${uid} ends`);
      const prolong = site.as(uid).moves('keyKeepers', 'named-keeper-vacant', 'prolong', {
        ...{ until: inHours(5) },
      });
      await expectClosed(prolong.send(), `${uid} prolongs`);
    });
  });

  it('[R4.4.1.10] nor does anybody delegate by themselves', async () => {
    const site = await world.site();
    const id = 'standInForManager-for-manager';
    await forAll(everybody, async (uid) => {
      const leave = { absent: uid, deputy: 'clerk', ...running() };
      const open = site.as(uid).opens('delegations', `d-${uid}`, 'delegate', 'active', leave);
      await expectClosed(open.send(), `${uid} delegates`);
      const end = site.as(uid).moves('delegations', id, 'end', { state: 'ended' });
      await expectClosed(end.send(), `${uid} ends`);
      const prolong = site.as(uid).moves('delegations', id, 'prolong', { until: inHours(5) });
      await expectClosed(prolong.send(), `${uid} prolongs`);
    });
  });

  it('[R4.4.1.2 R4.4.1.10] nobody lays down rights of their own', async () => {
    const site = await world.site();
    const all = Object.fromEntries(everyKind.map((kind) => [kind, [running()]]));
    const lent = { absent: 'manager', roles: ['manager'], buildings: [], keeps: all, ...running() };
    await forAll(everybody, async (uid) => {
      const own = { ...rightsWith(all, [lent]) };
      await expectClosed(site.as(uid).set(`members/${uid}/standing/rights`, own), uid);
      await expectClosed(site.as(uid).set(`members/${uid}/standing/other`, own), `${uid} beside`);
    });
  });
});

describe('a keeper', () => {
  for (const kind of everyKind)
    it(`[R4.4.1.2 R4.4.2.1 R4.4.3.1] of ${kind} keys keeps these, and no others`, async () => {
      const site = await asked(kind);
      await expectOnlyBy(keepersOf(kind), (uid) => rehang(site, uid));
    });

  it('[R4.4.1.2] who was named opens the cabinet from the next request on, and ends with the naming', async () => {
    const site = await asked();
    await expectRefused(issue(site, 'clerk').send());
    await site.designation('clerk', ['vacant'], { state: 'ended' });
    await expectRefused(issue(site, 'clerk').send());
    await site.designation('clerk', ['vacant']);
    await expectAllowed(issue(site, 'clerk').send());
  });

  it('[R4.4.1.2] keeps from the beginning of the term to its end, by the clock alone', async () => {
    const site = await asked();
    for (const [from, until] of [
      [1 / 60, 1],
      [-2, -1 / 60],
      [-2, -1],
    ] as const) {
      await site.designation('clerk', ['vacant'], term(from, until));
      await expectRefused(rehang(site, 'clerk'), `${from} to ${until}`);
    }
    await site.designation('clerk', ['vacant'], term(-1 / 60, 1 / 60));
    await expectAllowed(rehang(site, 'clerk'));
  });

  it('[R4.4.1.2] keeps in a second term as well as in the first', async () => {
    const site = await asked();
    const keeps = (...terms: Term[]) => site.layDown('clerk', rightsWith({ vacant: terms }));
    await keeps(term(-5, -4), term(1, 2));
    await expectRefused(rehang(site, 'clerk'), 'between the two');
    await keeps(term(-5, -4), term(-1, 1));
    await expectAllowed(rehang(site, 'clerk'), 'in the second');
    await keeps(term(-1, 1), term(2, 3));
    await expectAllowed(rehang(site, 'clerk'), 'in the first');
    await keeps(term(-5, -4), term(-3, -2), term(1, 2));
    await expectRefused(rehang(site, 'clerk'), 'before a third');
    await keeps(term(-5, -4), term(-3, -2), term(-1, 1));
    await expectAllowed(rehang(site, 'clerk'), 'in a third');
    await keeps();
    await expectRefused(rehang(site, 'clerk'), 'in none');
  });
});

describe('a stand-in', () => {
  it('[R4.4.1.10 R4.4.1.2] of a named keeper keeps what that one keeps, for the time of the leave', async () => {
    const site = await asked();
    await site.designation('assistant', ['vacant']);
    await expectRefused(rehang(site, 'clerk'), 'without a leave');
    await site.leave('clerk', 'assistant', term(1, 2));
    await expectRefused(rehang(site, 'clerk'), 'before it');
    await site.leave('clerk', 'assistant', term(-2, -1));
    await expectRefused(rehang(site, 'clerk'), 'after it');
    await site.leave('clerk', 'assistant');
    await site.key('K2', { kind: 'repair' });
    await expectRefused(rehang(site, 'clerk', 'K2'), 'of another kind');
    await expectAllowed(rehang(site, 'clerk'), 'during it');
  });

  it('[R4.4.1.10 R4.4.1.2] of a named keeper keeps no longer than that one does', async () => {
    const site = await asked();
    await site.designation('assistant', ['vacant'], term(-2, -1));
    await site.leave('clerk', 'assistant');
    await expectRefused(rehang(site, 'clerk'), 'when the naming is over');
    await site.designation('assistant', ['vacant'], term(1, 2));
    await site.leave('clerk', 'assistant');
    await expectRefused(rehang(site, 'clerk'), 'before the naming begins');
    await site.designation('assistant', ['vacant']);
    await site.leave('clerk', 'assistant');
    await expectAllowed(rehang(site, 'clerk'), 'while both run');
  });

  it('[R4.4.1.10] who stands in for several has the rights of each, also of the last', async () => {
    const site = await asked();
    await site.leave('clerk', 'cashier');
    await site.leave('clerk', 'engineer');
    await expectRefused(rehang(site, 'clerk'), 'for two who keep none');
    await site.leave('clerk', 'keeper-vacant');
    await expectAllowed(rehang(site, 'clerk'), 'the third keeps them');
    await site.leave('assistant', 'cashier');
    await site.leave('assistant', 'engineer');
    await expectRefused(rehang(site, 'assistant'));
    await site.leave('assistant', 'supervisor');
    await expectAllowed(rehang(site, 'assistant'), 'the third is the supervisor');
  });

  it('[R4.4.1.10] keeps two roles of two people apart: neither lends the other time or buildings', async () => {
    const site = await world.site();
    const amend = (uid: string) =>
      site.as(uid).moves('units', 'b1-101', 'amend', { floor: 1, area: 90 }).send();
    await site.leave('clerk', 'residentOfTheBuilding');
    await site.leave('clerk', 'stewardOfAnother');
    await expectRefused(amend('clerk'), 'the building of one and the role of another');
    await site.leave('clerk', 'steward', term(1, 2));
    await expectRefused(amend('clerk'), 'before the leave of the steward');
    await site.leave('clerk', 'steward');
    await expectAllowed(amend('clerk'));
  });

  it('[R4.4.1.10] who was dismissed has nothing of it, though it stands written', async () => {
    const site = await asked();
    await site.hire('leaving', { roles: [] });
    await site.leave('leaving', 'supervisor');
    await expectAllowed(rehang(site, 'leaving'));
    await site.hire('leaving', { roles: [], state: 'dismissed' });
    await expectRefused(rehang(site, 'leaving'));
  });

  it('[R4.4.1.10 R4.4.1.2] and nobody else keeps keys by name', async () => {
    const site = await asked('desk');
    await expectRefused(rehang(site, 'keeperEnded'), 'whose naming was ended');
    await expectRefused(rehang(site, 'standInEnded'), 'whose leave was ended');
    await expectRefused(rehang(site, 'standInForDismissed'), 'of who was dismissed');
    for (const uid of namedKeepersOf('desk')) await expectAllowed(rehang(site, uid), uid);
  });
});
