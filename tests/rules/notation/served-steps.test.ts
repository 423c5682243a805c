import { describe, it } from 'vitest';
import { forAll } from '../../support/rules/attempts.ts';
import { inHours } from '../../support/rules/moments.ts';
import { type Data, everybody } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// Steps that go through the server (accounts, imports), and steps that only the system takes. No client takes them,
// whatever the role, though the document is as the server would write it.

const world = openWorld('served-steps');

const member = { name: '新员工', language: 'zh', roles: ['receptionist'], buildings: [] };
const unit = { building: 'b1', entrance: '1', floor: 1, room: '102', area: 90 };
const household = {
  ...{ unit: 'b1-102', building: 'b1', room: '1-102', displayName: '李女士', maskedPhone: '139****5678' },
  completeness: 40,
};
const file = { household: 'h3', fullName: '李小明' };
const phone = { household: 'h3', phones: ['13900005678'] };

type Attempt = (site: Site, uid: string) => Promise<unknown>;

const opening =
  (register: string, id: string, step: string, state: string, fields: Data): Attempt =>
  (site, uid) =>
    site.as(uid).opens(register, id, step, state, fields).send();
const moving =
  (register: string, id: string, step: string, fields: Data = {}): Attempt =>
  (site, uid) =>
    site.as(uid).moves(register, id, step, fields).send();

const attempts: Readonly<Record<string, Attempt>> = {
  '[R6.1.3] a member joins': opening('members', 'newcomer', 'join', 'active', member),
  '[R6.1.3] a stranger joins by themselves': (site) =>
    site
      .as('stranger')
      .opens('members', 'stranger', 'join', 'active', { ...member, roles: ['admin'] })
      .send(),
  "[R6.1.3] a colleague's roles are changed": moving('members', 'cleaner', 'change', { roles: ['admin'] }),
  '[R6.1.3] own roles are changed': (site, uid) =>
    site
      .as(uid)
      .moves('members', uid, 'change', { roles: ['admin', 'manager'] })
      .send(),
  '[R6.1.3] own buildings are changed': (site, uid) =>
    site
      .as(uid)
      .moves('members', uid, 'change', { buildings: ['b1', 'b2'] })
      .send(),
  '[R6.1.3] own superior is changed': (site, uid) =>
    site.as(uid).moves('members', uid, 'change', { reportsTo: 'gm' }).send(),
  '[R6.1.3] a colleague is dismissed': moving('members', 'cleaner', 'dismiss', { state: 'dismissed' }),
  '[R6.1.3] somebody dismissed is reinstated': moving('members', 'dismissed', 'reinstate', {
    ...member,
    state: 'active',
  }),
  '[R6.1.3] somebody dismissed comes back by themselves': (site) =>
    site
      .as('dismissed')
      .moves('members', 'dismissed', 'reinstate', { ...member, state: 'active' })
      .send(),
  '[R2.4.2] a unit is imported': opening('units', 'b1-102', 'import', 'vacant', unit),
  '[R2.4.2] a household is imported': opening('households', 'h3', 'import', 'current', household),
  '[R2.4.2 R2.4.16] a private file is imported': opening(
    'households/h3/private',
    'file',
    'import',
    'kept',
    file,
  ),
  '[R2.4.2 R1.3] a telephone number is imported': opening(
    'households/h3/private',
    'phone',
    'import',
    'kept',
    phone,
  ),
  '[R5.1.1] the settings are made': opening('settings', 'other', 'open', 'current', { closing: '23:59' }),
  '[R1.3] a grant expires': moving('disclosures', 'h1~clerk', 'expire', { state: 'expired' }),
  '[R4.4.1.10] a leave expires': moving('delegations', 'standInForManager-for-manager', 'expire', {
    state: 'ended',
  }),
  '[R4.4.1.2] a naming expires': moving('keyKeepers', 'named-keeper-area', 'expire', {
    state: 'ended',
  }),
  '[R4.4.1.5] a copy of an ID card expires': moving('attachments', 'a1', 'expire', { state: 'expired' }),
};

describe('no client takes a step of the server', () => {
  for (const [what, attempt] of Object.entries(attempts))
    it(`${what}: by nobody`, async () => {
      const site = await world.site();
      await site.attachment('a1', 'idCard');
      await site.record('disclosures', 'h1~clerk', {
        ...{ household: 'h1', what: 'phone', forWhom: '快递员', why: '门禁故障', state: 'granted' },
        until: inHours(-1),
      });
      await forAll(everybody, (uid) => expectClosed(attempt(site, uid), uid));
    });

  it('[R6.1.3] members, units, settings and households are read by those who work with them', async () => {
    const site = await world.site();
    for (const path of ['members/cleaner', 'units/b1-101', 'settings/site', 'households/h1'])
      await expectAllowed(site.as('receptionist').get(path), path);
  });
});
