import { Timestamp } from 'firebase/firestore/lite';
import { withPeriods } from '../../../rulebook/chapters/people/periods.ts';
import type { Sources } from '../../../rulebook/reading/rights.ts';
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

/** Whom somebody stands in for, by the name of the stand-in; when, see `timeOf`. */
const standsInFor: Readonly<Record<string, readonly string[]>> = {
  standInForSupervisor: ['supervisor'],
  standInForManager: ['manager'],
  standInForTwo: ['supervisor', 'manager'],
  standInForBoth: ['both'],
  standInForKeeper: ['keeperOfAll'],
  standInBefore: ['both', 'keeperOfAll'],
  standInToCome: ['both', 'keeperOfAll'],
  standInEnded: ['both', 'keeperOfAll'],
  standInForDismissed: ['dismissed', 'dismissedKeeper'],
  dismissedStandIn: ['both', 'keeperOfAll'],
};

/** Who keeps which kinds of keys; when, see `timeOf`. */
const keepsKinds: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(everyKind.map((kind) => [`keeper-${kind}`, [kind]])),
  keeperOfAll: everyKind,
  keeperBefore: everyKind,
  keeperToCome: everyKind,
  keeperEnded: everyKind,
  dismissedKeeper: everyKind,
};

const withoutRole: Member = { roles: [] };

/** The code of a key, which is its id: letters, digits and '-' in capitals, at most 20. */
export const codeOf = (ending: string): string => `K${ending}`.toUpperCase().slice(0, 20);

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
function timeOf(name: string): Term {
  if (name.endsWith('Before')) return { from: inHours(-2), until: inHours(-1) };
  if (name.endsWith('ToCome')) return { from: inHours(1), until: inHours(2) };
  return { from: inHours(-1), until: inHours(1) };
}

/** From when until when. */
export interface Term {
  readonly from: Timestamp;
  readonly until: Timestamp;
}

/** What somebody is named keeper of, by the kind of key: `{deposited: [{from, until}]}`. */
export type Kept = Readonly<Record<string, readonly Term[]>>;

/** What the server has laid down that a member may do beside their own roles, with the terms of it. */
export interface Rights {
  readonly keeps: Kept;
  readonly standsIn: readonly Lent[];
}

/** What somebody who is on leave lends. */
export interface Lent extends Term {
  readonly absent: string;
  readonly roles: readonly string[];
  readonly buildings: readonly string[];
  readonly keeps: Kept;
}

/** What the server lays down of these namings and leaves. */
export const rightsWith = (keeps: Kept, standsIn: readonly Lent[] = []): Rights => ({ keeps, standsIn });

/** The document that the server lays down, with its periods. */
export const laidDown = (rights: Rights, own: Data): Data => ({
  ...withPeriods(asDates({ ...rights, ...own }) as Sources),
});

const asDates = (value: unknown): unknown => {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(asDates);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asDates(each)]));
};

export const noRights: Rights = rightsWith({});

/** Named keeper of these kinds for this time. */
export const keepsFor = (kinds: readonly string[], { from, until }: Term): Kept =>
  Object.fromEntries(kinds.map((kind) => [kind, [{ from, until }]]));

/** What a leave lends: the absent person's own roles, buildings and kinds of keys. Nothing when they were dismissed. */
export function lentBy(
  absent: string,
  member: { readonly roles?: unknown; readonly buildings?: unknown; readonly state?: unknown } | null,
  keeps: Kept,
  { from, until }: Term,
): readonly Lent[] {
  if (member === null || member.state === 'dismissed') return [];
  const listed = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);
  return [{ absent, roles: listed(member.roles), buildings: listed(member.buildings), keeps, from, until }];
}

const isOver = (name: string): boolean => name.endsWith('Ended');

const keptBy = (name: string): Kept =>
  isOver(name) || staff[name]?.state === 'dismissed' ? {} : keepsFor(keepsKinds[name] ?? [], timeOf(name));

/** The rights of those who keep keys or stand in for somebody, by name. Who was dismissed has some left over. */
export function everyRight(): Readonly<Record<string, Rights>> {
  const keeping = Object.keys(keepsKinds).map((keeper) => [
    keeper,
    rightsWith(isOver(keeper) ? {} : keepsFor(keepsKinds[keeper] ?? [], timeOf(keeper))),
  ]);
  const standing = Object.entries(standsInFor).map(([deputy, absents]) => {
    const lent = absents.flatMap((absent) =>
      lentBy(absent, staff[absent] ?? null, keptBy(absent), timeOf(deputy)),
    );
    return [deputy, rightsWith({}, isOver(deputy) ? [] : lent)];
  });
  return Object.fromEntries([...keeping, ...standing]);
}

/** The records of `keyKeepers` and `delegations` at every site, by path. */
export function namings(): Readonly<Record<string, Data & { state: string }>> {
  const state = (name: string) => (isOver(name) ? 'ended' : 'active');
  const designations = Object.entries(keepsKinds).map(([keeper, kinds]) => [
    `keyKeepers/named-${keeper}`,
    { keeper, kinds, state: state(keeper), ...timeOf(keeper) },
  ]);
  const leaves = Object.entries(standsInFor).flatMap(([deputy, absents]) =>
    absents.map((absent) => [
      `delegations/${deputy}-for-${absent}`,
      { absent, deputy, state: state(deputy), ...timeOf(deputy) },
    ]),
  );
  return Object.fromEntries([...designations, ...leaves]);
}

/** Who stands in for somebody at this moment. */
const runningStandIns = ['standInForSupervisor', 'standInForManager', 'standInForTwo', 'standInForBoth'];

/** Who has one of the roles at this moment, or stands in for one who has. */
export const whoHold = (...roles: readonly string[]): string[] => {
  const has = (uid: string) => {
    const member = staff[uid];
    return (
      member !== undefined && member.state === undefined && member.roles.some((role) => roles.includes(role))
    );
  };
  return [
    ...Object.keys(staff).filter(has),
    ...runningStandIns.filter((uid) => (standsInFor[uid] ?? []).some(has)),
  ];
};

/** Whom the supervisor named keeper of this kind, and who stands in for such a one (R4.4.1.2, R4.4.1.10). */
export const namedKeepersOf = (kind: string): string[] => [
  `keeper-${kind}`,
  'keeperOfAll',
  'standInForKeeper',
];

/** Who may handle keys of a kind at this moment: the supervisor, and who the supervisor named (R4.4.1.2, R4.4.2.1). */
export const keepersOf = (kind: string): string[] => [
  ...whoHold('supervisor', ...(kind === 'area' ? ['security'] : [])),
  ...namedKeepersOf(kind),
];
