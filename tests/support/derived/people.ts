import { roles } from '../../../rulebook/site/roles.ts';
import { type Document, ensure, hoursFromNow, ME, type World } from './world.ts';

const SUPERVISOR = 'person-of-both-roles';
const SOMEBODY = 'somebody';

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
  namedKeeper: (world, uid) => hasRights(world, uid, { keeps: allKinds(running) }),
  keeperOfThePast: (world, uid) => hasRights(world, uid, { keeps: allKinds(past) }),
  keeperToCome: (world, uid) => hasRights(world, uid, { keeps: allKinds(ahead) }),
  keeperAgain: (world, uid) => hasRights(world, uid, { keeps: allKinds(past, running) }),
  standIn: (world, uid) => hasRights(world, uid, { standsIn: [lent(running)] }),
  standInOfThePast: (world, uid) => hasRights(world, uid, { standsIn: [lent(past)] }),
  standInToCome: (world, uid) => hasRights(world, uid, { standsIn: [lent(ahead)] }),
  standInForThree: (world, uid) =>
    hasRights(world, uid, { standsIn: [lent(past), lent(ahead), lent(running)] }),
  standInForSomebodyWhoAsks: (world, uid) =>
    hasRights(world, uid, { standsIn: [{ ...lent(running), absent: SOMEBODY }] }),
  standInForKeeper: (world, uid) =>
    hasRights(world, uid, { standsIn: [{ ...lent(running), roles: [], keeps: allKinds(past, running) }] }),
  standInForKeeperOfThePast: (world, uid) =>
    hasRights(world, uid, { standsIn: [{ ...lent(running), roles: [], keeps: allKinds(past) }] }),
};

const allKinds = (...terms: Document[]): Document =>
  Object.fromEntries(everyKind.map((kind) => [kind, terms]));

/** The rights of one who has all roles that decide about keys and owner records, and every building. */
const lent = (term: Document): Document => ({
  ...term,
  absent: SUPERVISOR,
  roles: ['supervisor', 'manager', 'steward', 'security', 'admin'],
  buildings: [],
  keeps: {},
});

function hasRights(world: World, uid: string, rights: Document): void {
  const { buildings } = ensure(world, 'members', uid);
  const { standsIn = [], keeps = {} } = rights as { standsIn?: Document[]; keeps?: Document };
  world.stored.set(`rights/${uid}`, { keeps, standsIn: standsIn.map((each) => ({ ...each, buildings })) });
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
