import { deleteField } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyBy, forAll } from '../../support/rules/attempts.ts';
import { ask } from '../../support/rules/loans.ts';
import { type Data, everybody } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { type Claims, openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('accounts');

const account = (uid: string): Data => ({
  sites: [{ id: 'site1', name: '湖畔花园' }],
  language: 'zh',
  name: uid,
});

const withAccount = async (uid: string): Promise<Site> => {
  const site = await world.site();
  await site.put(`/accounts/${uid}`, account(uid));
  return site;
};

describe("a person's account", () => {
  it('[R2.4.1.7] is read by that person alone', async () => {
    const site = await withAccount('receptionist');
    await expectOnlyBy(['receptionist'], (uid) => site.as(uid).get('/accounts/receptionist'));
    await expectRefused(site.as(null).get('/accounts/receptionist'));
  });

  it('[R2.4.1.7] is read and set by who is not yet, or no longer, a member anywhere', async () => {
    const site = await withAccount('stranger');
    await site.put('/accounts/dismissed', account('dismissed'));
    for (const uid of ['stranger', 'dismissed']) {
      await expectAllowed(site.as(uid).get(`/accounts/${uid}`));
      await expectAllowed(site.as(uid).update(`/accounts/${uid}`, { language: 'en' }));
    }
  });

  it('[R2.4.1.7] takes from that person the language, and nothing else', async () => {
    const site = await withAccount('receptionist');
    const update = (uid: string, fields: Data) => site.as(uid).update('/accounts/receptionist', fields);
    for (const [what, fields] of Object.entries<Data>({
      'another site': { sites: [{ id: 'site2', name: '别处' }] },
      'another site with the language': { sites: [], language: 'en' },
      'another name': { name: 'admin' },
      'a role': { roles: ['admin'] },
      'a language that is none': { language: 'fr' },
      'another language': { language: 'other' },
      'a field of its own': { language: 'en', other: 'x' },
      'a language as a list': { language: ['zh'] },
      'no language': { language: deleteField() },
    }))
      await expectRefused(update('receptionist', fields), what);
    await expectOnlyBy(['receptionist'], (uid) => update(uid, { language: 'en' }));
    await expectAllowed(update('receptionist', { language: 'zh' }), 'back to Chinese');
    await expectRefused(site.as(null).update('/accounts/receptionist', { language: 'zh' }));
  });

  it('[R2.4.1.7] is made, taken away and listed by nobody', async () => {
    const site = await withAccount('receptionist');
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).set(`/accounts/new-${uid}`, account(uid)), `${uid} makes one`);
      await expectClosed(site.as(uid).set(`/accounts/${uid}-own`, account(uid)), `${uid} makes their own`);
      await expectClosed(site.as(uid).delete('/accounts/receptionist'), `${uid} takes one away`);
      await expectClosed(site.as(uid).list('/accounts'), `${uid} lists`);
    });
    await expectClosed(site.as('clerk').set('/accounts/clerk', account('clerk')), 'their own');
  });
});

describe('who comes with a password that was handed to them', () => {
  const handed = { mustChange: true };

  it.each(['receptionist', 'steward', 'manager', 'admin'])(
    '[R6.1.3] [R1.3] reads nothing of the site as %s, and all of it with a password of their own',
    async (uid) => {
      const site = await world.site();
      await site.key('K1');
      for (const path of [
        'keys/K1',
        'members/supervisor',
        'settings/site',
        `members/${uid}/standing/rights`,
      ]) {
        await expectRefused(site.as(uid, handed).get(path));
        await expectAllowed(site.as(uid).get(path));
      }
    },
  );

  it('[R6.1.3] [R4.4.1.6] takes no step', async () => {
    const site = await world.site();
    await site.key('K1');
    await expectRefused(ask(site, 'engineer', 'vacant', {}, handed).send());
    await expectAllowed(ask(site, 'engineer', 'vacant').send());
  });

  it('[R2.4.1.7] reads their own account, to see where they belong', async () => {
    const site = await withAccount('receptionist');
    await expectAllowed(site.as('receptionist', handed).get('/accounts/receptionist'));
    await expectRefused(site.as('clerk', handed).get('/accounts/receptionist'));
  });
});

describe('who has come back with a PIN', () => {
  const NOW = Math.floor(Date.now() / 1000);
  const back = (uid: string, exchanged = NOW) => ({ standsFor: uid, useBy: NOW, auth_time: exchanged });

  it('[R1.3] [R6.1.3] is who they are, with an account that opens nothing by itself', async () => {
    const site = await world.site();
    await site.put('members/steward/notices/n1', { kind: 'overdue' });
    const inbox = (uid: string, claims: Claims) => site.as(uid, claims).get('members/steward/notices/n1');
    await expectAllowed(inbox('pin:steward', back('steward')));
    await expectRefused(inbox('pin:engineer', back('engineer')));
    await expectRefused(inbox('pin:steward', {}));
  });

  it('[R1.3] [R6.1.3] is nobody where the token of the PIN was exchanged later than at once', async () => {
    const site = await world.site();
    await site.key('K1');
    await expectAllowed(site.as('pin:steward', back('steward', NOW)).get('keys/K1'));
    await expectRefused(site.as('pin:steward', back('steward', NOW + 1)).get('keys/K1'));
  });
});
