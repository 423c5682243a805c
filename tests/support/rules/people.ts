import { inHours } from './moments.ts';

/** What a document holds, as the tests write it by hand. */
export type Data = Record<string, unknown>;

interface Member {
  readonly roles: readonly string[];
  readonly buildings?: readonly string[];
  readonly state?: 'dismissed';
}

/** The role slugs of registers.md, each the name of a person at every site. */
export const everyRole = [
  ...['gm', 'manager', 'supervisor', 'foreman', 'assistant', 'receptionist', 'steward'],
  ...['cashier', 'engineer', 'security', 'clerk', 'cleaner', 'admin'],
];

/** The kinds of keys of registers.md. */
export const everyKind = ['deposited', 'sealed', 'vacant', 'repair', 'area', 'desk'];

/** Whom somebody stands in for, by the name of the stand-in; when, see `keepers`. */
const standsInFor: Readonly<Record<string, string>> = {
  standInForSupervisor: 'supervisor',
  standInForManager: 'manager',
  standInBefore: 'both',
  standInToCome: 'both',
  standInEnded: 'both',
  standInForDismissed: 'dismissed',
  dismissedStandIn: 'both',
};

/** Who keeps which kinds of keys; when, see `keepers`. */
const keepsKinds: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(everyKind.map((kind) => [`keeper-${kind}`, [kind]])),
  keeperBefore: everyKind,
  keeperToCome: everyKind,
  keeperEnded: everyKind,
  dismissedKeeper: everyKind,
};

const withoutRole: Member = { roles: [] };

/** Everybody who works at a site: one person for each role, called by it, and more by name. */
export const staff: Readonly<Record<string, Member>> = {
  ...Object.fromEntries(everyRole.map((role) => [role, { roles: [role] }])),
  ...Object.fromEntries(
    [...Object.keys(standsInFor), ...Object.keys(keepsKinds)].map((uid) => [uid, withoutRole]),
  ),
  steward: { roles: ['steward'], buildings: ['b1'] },
  stewardOfAnother: { roles: ['steward'], buildings: ['b2'] },
  residentOfTheBuilding: { roles: [], buildings: ['b1'] },
  secondSupervisor: { roles: ['supervisor'] },
  secondManager: { roles: ['manager'] },
  both: { roles: ['supervisor', 'manager'] },
  withoutRole,
  dismissed: { roles: everyRole, buildings: ['b1'], state: 'dismissed' },
  dismissedKeeper: { roles: [], state: 'dismissed' },
  dismissedStandIn: { roles: [], state: 'dismissed' },
};

/** Everybody who may come to a site's gate; `stranger` has an account and no membership. */
export const everybody = [...Object.keys(staff), 'stranger'];

/** The active members of a site. */
export const activeMembers = Object.keys(staff).filter((uid) => staff[uid]?.state !== 'dismissed');

/** When a name carries less than an hour's right or none, it says so. */
function timeOf(name: string): Data {
  if (name.endsWith('Before')) return { from: inHours(-2), until: inHours(-1) };
  if (name.endsWith('ToCome')) return { from: inHours(1), until: inHours(2) };
  return { from: inHours(-1), until: inHours(1) };
}

const stateOf = (name: string): string => (name.endsWith('Ended') ? 'ended' : 'active');

/** The records of `keyKeepers` at every site, by id. */
export function keepers(): Readonly<Record<string, Data & { state?: string }>> {
  const designations = Object.entries(keepsKinds).map(([keeper, kinds]) => [
    `designation~${keeper}`,
    { why: 'designation', keeper, kinds, state: stateOf(keeper), ...timeOf(keeper) },
  ]);
  const leaves = Object.entries(standsInFor).map(([keeper, onBehalfOf]) => [
    `leave~${keeper}`,
    { why: 'leave', keeper, onBehalfOf, state: stateOf(keeper), ...timeOf(keeper) },
  ]);
  return Object.fromEntries([...designations, ...leaves]);
}

/** Who has one of the roles at this moment, or stands in for one who has. */
export const whoHold = (...roles: readonly string[]): string[] => {
  const has = (uid: string) => {
    const member = staff[uid];
    return (
      member !== undefined && member.state === undefined && member.roles.some((role) => roles.includes(role))
    );
  };
  const standIns = ['standInForSupervisor', 'standInForManager'];
  return [...Object.keys(staff).filter(has), ...standIns.filter((uid) => has(standsInFor[uid] ?? ''))];
};

/** Who may handle keys of a kind at this moment: the supervisor, and who the supervisor named (R4.4.1.2, R4.4.2.1). */
export const keepersOf = (kind: string): string[] => [
  ...whoHold('supervisor', ...(kind === 'area' ? ['security'] : [])),
  `keeper-${kind}`,
];
