import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { type Data, whoHold } from '../../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { expectOnlyTheStandIn, leavesOfTheSteward } from '../../support/rules/stand-ins.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('units');

const states = ['unsold', 'vacant', 'occupied', 'renovating'];

/** The steward of building b1, and who may for every building. */
const allowed = ['steward', ...whoHold('assistant', 'supervisor', 'manager')];

const unit = (site: Site, id: string, state: string, fields: Data = {}) =>
  site.record('units', id, {
    ...{ building: 'b1', entrance: '1', floor: 1, room: '101', area: 88.5, structure: '框架', state },
    ...fields,
  });

const amend = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves('units', id, 'amend', { structure: '剪力墙', quality: '外墙渗水', ...fields });

describe('a unit', () => {
  it('[R3.3.2 R3.4.5.4] is put right by the steward of its building, assistant, supervisor or manager', async () => {
    const site = await world.site();
    await expectOnlyBy(allowed, async (uid) => {
      await unit(site, `u-${uid}`, 'vacant');
      return amend(site, uid, `u-${uid}`).send();
    });
  });

  it('[R3.3.2] of another building is not the business of this steward', async () => {
    const site = await world.site();
    await expectOnlyBy(['stewardOfAnother', ...allowed.filter((uid) => uid !== 'steward')], async (uid) => {
      await unit(site, `u-${uid}`, 'vacant', { building: 'b2' });
      return amend(site, uid, `u-${uid}`).send();
    });
  });

  it('[R4.4.1.10 R3.3.2] is put right by who stands in for its steward, while the leave runs', async () => {
    const site = await world.site();
    await unit(site, 'u1', 'vacant');
    await unit(site, 'u2', 'vacant', { building: 'b2' });
    await leavesOfTheSteward(site);
    await expectRefused(amend(site, 'cleaner', 'u2').send(), 'in another building');
    await expectOnlyTheStandIn((uid) => amend(site, uid, 'u1').send());
  });

  it('[R3.4.5.4] structure and quality are put right, not where it is nor what became of it', async () => {
    const site = await world.site();
    await unit(site, 'u1', 'vacant');
    await expectOnlyTruth(() => amend(site, 'steward', 'u1', { floor: 2, area: 90, use: 'office' }), {
      'another building': { building: 'b2' },
      'another room': { room: '102' },
      'another entrance': { entrance: '2' },
      'another state': { state: 'occupied' },
      'half a floor': { floor: 1.5 },
      'a floor in the sky': { floor: 201 },
      'an area as text': { area: '90' },
      'no area': { area: -1 },
      'an empty structure': { structure: '' },
      'a use that is none': { use: 'casino' },
      'a field of its own': { view: 'lake' },
    });
  });

  for (const [step, from, to] of [
    ['sell', ['unsold'], 'vacant'],
    ['moveIn', ['vacant', 'renovating'], 'occupied'],
    ['renovate', ['vacant', 'occupied'], 'renovating'],
    ['moveOut', ['occupied', 'renovating'], 'vacant'],
  ] as const)
    it(`[R3.3.2 R3.4.8] ${step}: from ${from.join(' or ')} to ${to} alone, by who may`, async () => {
      const site = await world.site();
      await expectOnlyIn(from, states, async (state) => {
        await unit(site, state, state);
        return site.as('steward').moves('units', state, step, { state: to }).send();
      });
      await expectOnlyBy(allowed, async (uid) => {
        await unit(site, `u-${uid}`, from[0]);
        return site.as(uid).moves('units', `u-${uid}`, step, { state: to }).send();
      });
      await unit(site, 'u1', from[0]);
      const others = states.filter((state) => state !== to);
      await expectOnlyTruth(() => site.as('steward').moves('units', 'u1', step, { state: to }), {
        ...Object.fromEntries(others.map((state) => [`to ${state}`, { state }])),
        'with another area': { area: 1 },
      });
    });

  it('[R4.3.3 R3.4.5.2] stands empty when its household has moved out, not before', async () => {
    const site = await world.site();
    await unit(site, 'u1', 'occupied', { household: 'h1' });
    const vacate = () => site.as('assistant').moves('units', 'u1', 'moveOut', { state: 'vacant' }).send();
    await expectRefused(vacate());
    const renovated = site.as('steward').moves('units', 'u1', 'renovate', { state: 'renovating' });
    await expectAllowed(renovated.send());
    await expectRefused(vacate(), 'by way of a renovation');
    await site.moveOut('h1');
    await expectAllowed(vacate());
  });

  it('[R4.3.3] nobody says that it has another household', async () => {
    const site = await world.site();
    await unit(site, 'u1', 'occupied', { household: 'h1' });
    await expectRefused(amend(site, 'supervisor', 'u1', { household: 'h2' }).send());
    await expectAllowed(amend(site, 'supervisor', 'u1').send());
  });
});
