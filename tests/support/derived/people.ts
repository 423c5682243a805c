import { roles } from '../../../rulebook/roles.ts';
import { type Document, ensure, hoursFromNow, ME, type World } from './world.ts';

const SUPERVISOR = 'person-of-both-roles';

const everyKind = ['deposited', 'sealed', 'vacant', 'repair', 'area', 'desk'];
const running = { from: hoursFromNow(-10), until: hoursFromNow(10) };
const past = { from: hoursFromNow(-10), until: hoursFromNow(-2) };
const ahead = { from: hoursFromNow(2), until: hoursFromNow(10) };

/** Everybody who may come to the gate, by uid: one for each role, and those whose right hangs on something else. */
export const people: Readonly<Record<string, (world: World, uid: string) => void>> = {
  ...Object.fromEntries(
    Object.keys(roles).map((role) => [
      role,
      (world: World, uid: string) => {
        ensure(world, 'members', uid).roles = [role];
      },
    ]),
  ),
  noRole: () => {},
  dismissedManager: (world, uid) => {
    Object.assign(ensure(world, 'members', uid), { state: 'dismissed', roles: ['manager', 'supervisor'] });
  },
  stranger: (world, uid) => {
    world.stored.delete(`members/${uid}`);
  },
  namedKeeper: (world, uid) => named(world, uid, running),
  keeperOfThePast: (world, uid) => named(world, uid, past),
  keeperToCome: (world, uid) => named(world, uid, ahead),
  keeperWhoseNamingEnded: (world, uid) => named(world, uid, running, 'ended'),
  standIn: (world, uid) => standsIn(world, uid, running),
  standInOfThePast: (world, uid) => standsIn(world, uid, past),
  standInToCome: (world, uid) => standsIn(world, uid, ahead),
  standInWhoseLeaveEnded: (world, uid) => standsIn(world, uid, running, 'ended'),
};

function named(world: World, uid: string, when: Document, state = 'active'): void {
  const record = ensure(world, 'keyKeepers', `designation~${uid}`);
  Object.assign(record, { why: 'designation', keeper: uid, kinds: everyKind, ...when, state });
}

function standsIn(world: World, uid: string, when: Document, state = 'active'): void {
  ensure(world, 'members', SUPERVISOR).roles = ['supervisor', 'manager', 'steward', 'security', 'admin'];
  const record = ensure(world, 'keyKeepers', `leave~${uid}`);
  Object.assign(record, { why: 'leave', keeper: uid, onBehalfOf: SUPERVISOR, ...when, state });
}

export const uidOf = (name: string): string => `the-${name}`;

/** Everybody comes to the site; all have the buildings that I have. */
export function withEverybody(world: World): World {
  const { buildings } = ensure(world, 'members', ME);
  for (const [name, come] of Object.entries(people)) {
    ensure(world, 'members', uidOf(name)).buildings = buildings;
    come(world, uidOf(name));
  }
  return world;
}
