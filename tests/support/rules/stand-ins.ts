import { inHours } from './moments.ts';
import { expectAllowed, expectRefused } from './refusal.ts';
import type { Site } from './world.ts';

/** Who does not stand in for the steward of building `b1` now, and why. */
const others = {
  clerk: 'whose time is to come',
  cashier: 'whose time is over',
  security: 'whose time was ended',
  foreman: 'who stands in for somebody without the role',
  residentOfTheBuilding: 'who stands in for no steward',
};

/** The cleaner stands in for the steward of building `b1`; the others do not, each for another reason. */
export async function leavesOfTheSteward(site: Site): Promise<void> {
  await site.leave('cleaner', 'steward');
  await site.leave('clerk', 'steward', { from: inHours(1), until: inHours(2) });
  await site.leave('cashier', 'steward', { from: inHours(-2), until: inHours(-1) });
  await site.leave('security', 'steward', { state: 'ended' });
  await site.leave('foreman', 'residentOfTheBuilding');
  await site.leave('residentOfTheBuilding', 'engineer');
}

/** After `leavesOfTheSteward`: refused for the others, then let through for who stands in. */
export async function expectOnlyTheStandIn(attempt: (uid: string) => Promise<unknown>): Promise<void> {
  for (const [uid, why] of Object.entries(others)) await expectRefused(attempt(uid), why);
  await expectAllowed(attempt('cleaner'));
}
