import { describe, it } from 'vitest';
import { expectOnlyIn } from '../../support/rules/attempts.ts';
import { ask, bothSigned, call, fileProofs, issue, release, reported } from '../../support/rules/loans.ts';
import { codeOf, type Data } from '../../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// A key belongs to who lives behind its door: who has moved out lends none, a flat that is lived in has no vacant key.

const world = openWorld('whose-key-it-is');

/** The sister of the household takes its key with everything that she must bring. */
const toTheSister = (site: Site, kind: string) =>
  issue(site, 'supervisor', {
    ...{ collector: '王小妹', identityChecked: true, proof: 'idCard', consent: call() },
    ...(kind === 'sealed' ? { entrants: ['王小妹', '王大哥'] } : {}),
  }).send();

const kept = async (kind: string): Promise<Site> => {
  const site = await world.site();
  await site.deposit('d1', 'K1', { kind }, { kind });
  await fileProofs(site);
  return site;
};

describe('a key that a household has entrusted', () => {
  for (const kind of ['deposited', 'sealed'])
    it(`[R4.4.1.1 R4.4.1.5 R2.4.16] ${kind}: lent to nobody in the name of who has moved out`, async () => {
      const site = await kept(kind);
      await site.loan('l1', { key: 'K1', state: 'approved', borrower: 'relative', approvals: bothSigned() });
      await site.moveOut('h1');
      await expectRefused(toTheSister(site, kind));
      await site.moveOut('h1', 'current');
      await expectAllowed(toTheSister(site, kind));
    });

  it('[R4.4.1.4 R2.4.16] nor to another department, for anything but an emergency', async () => {
    const site = await kept('deposited');
    const loan = { key: 'K1', state: 'approved', borrower: 'otherDepartment', approvals: bothSigned() };
    await site.moveOut('h1');
    await site.loan('l1', loan);
    await expectRefused(issue(site, 'supervisor', { consent: call() }).send());
    await site.loan('l1', { ...loan, emergency: true, emergencyKind: 'flood' });
    await expectAllowed(issue(site, 'supervisor', { consent: call() }).send());
  });

  it('[R4.4.1.1 R4.4.1.5] nor asked for in its name', async () => {
    const site = await kept('deposited');
    const asks = (fields: Data) => ask(site, 'receptionist', 'deposited', fields).send();
    const forTheSister = { borrower: 'relative', borrowedBy: 'receptionist' };
    const forAnother = { borrower: 'otherDepartment' };
    await site.moveOut('h1');
    await expectRefused(asks(forTheSister), 'for a relative');
    await expectRefused(asks(forAnother), 'for another department');
    await expectRefused(
      asks({ ...forTheSister, emergency: true, emergencyKind: 'flood' }),
      'a relative, in a flood',
    );
    await expectAllowed(asks({ ...forAnother, emergency: true, emergencyKind: 'flood' }));
    await site.moveOut('h1', 'current');
    await site.remove('keyLoans/l1');
    await expectAllowed(asks(forTheSister));
  });

  it('[R4.4.1.4] a flood does not ask who has moved out', async () => {
    const site = await kept('deposited');
    await site.moveOut('h1');
    await expectAllowed(release(site, 'supervisor').send());
  });

  it('[R4.4.1.6 R4.4.1.1] its number and its door are those of the deposit register', async () => {
    const site = await kept('deposited');
    await site.key('K2', { kind: 'repair' });
    const recount = (key: string) =>
      site
        .as('supervisor')
        .moves('keys', key, 'recount', { pieces: 3, present: 3, note: '盘点多一把' })
        .send();
    const amend = (key: string, opensWhat: string) =>
      site.as('supervisor').moves('keys', key, 'amend', { hook: 'B2', opensWhat }).send();
    await expectRefused(recount('K1'));
    await expectAllowed(recount('K2'));
    await expectRefused(amend('K1', '2-201'));
    await expectAllowed(amend('K1', '1-101'));
    await expectAllowed(amend('K2', '1-101'));
  });
});

describe('the key of a vacant unit', () => {
  /** A unit that is called after its state. */
  const unit = async (site: Site, state: string): Promise<void> =>
    site.put(`units/${state}`, { ...(await site.stored('units/b1-102')), state });
  const states = ['unsold', 'vacant', 'occupied', 'renovating'];

  it('[R4.4.2.1 R4.4.1.5] is lent while nobody lives there', async () => {
    const site = await world.site();
    await expectOnlyIn(['unsold', 'vacant'], states, async (state) => {
      await unit(site, state);
      await site.key(codeOf(`-${state}`), { unit: state });
      await site.loan(`l-${state}`, { key: codeOf(`-${state}`), state: 'requested' });
      return issue(site, 'supervisor', {}, `-${state}`).send();
    });
  });

  it('[R4.4.2.1 R4.4.2.3] is entered for a unit where nobody lives', async () => {
    const site = await world.site();
    const entered = (kind: string, id: string, unitId: string) => {
      const key = { code: id, kind, cabinet: kind, opensWhat: '1-102', hook: 'A1', pieces: 1, present: 1 };
      return site
        .as('supervisor')
        .opens('keys', id, 'register', 'inCabinet', { ...key, unit: unitId })
        .send();
    };
    await expectOnlyIn(['unsold', 'vacant'], states, async (state) => {
      await unit(site, state);
      return entered('vacant', codeOf(`-${state}`), state);
    });
    await expectAllowed(entered('repair', 'R1', 'occupied'));
  });
});

describe('a report names the loan of its key', () => {
  it('[R4.4.1.6 R4.4.1.8] and no other one', async () => {
    const site = await world.site();
    await site.keyOut('K1', 'l1');
    await site.keyOut('K2', 'l2');
    await site.record('areaKeyHandovers', 'a2', { key: 'K2', state: 'out' });
    const report = (id: string, fields: Data) =>
      site
        .as('cleaner')
        .opens('keyIncidents', id, 'report', 'reported', reported('vacant', 'mismatch', fields))
        .send();
    for (const loan of ['l2', 'a2', 'nowhere']) await expectRefused(report('i1', { loan }), loan);
    await expectAllowed(report('i1', { loan: 'l1' }));
    await expectRefused(report('i2', {}), 'of none');
  });
});
