import {
  all,
  any,
  type Condition,
  equals,
  holdsAsOwn,
  includes,
  not,
  partition,
  present,
  type Rule,
  rule,
} from '../../notation/condition.ts';
import type { Telling } from '../../notation/step.ts';
import { actor, ownId, the, was } from '../../notation/value.ts';
import type { Sources } from '../../reading/rights.ts';
import type { Role } from '../../site/roles.ts';

/**
 * Who gives which role to whom (R6.1.3). An administrator takes care of accounts and of everyday posts; who reads
 * owners' files or approves the use of keys is appointed by a manager or the general manager, in person.
 */

/** Roles that open owners' records or approve the use of keys. */
export const entrustedRoles = ['gm', 'manager', 'supervisor', 'steward'] as const satisfies readonly Role[];

/** Roles whose giving is told to the general manager and the managers at once. */
export const toldRoles = ['gm', 'manager', 'supervisor', 'admin'] as const satisfies readonly Role[];

/** Who takes care of the members of a site. */
export const appointers = ['admin', 'manager', 'gm'] as const satisfies readonly Role[];

export const passwordResetters = ['manager', 'gm'] as const satisfies readonly Role[];

const byManagers = holdsAsOwn(...passwordResetters);

const will = (role: Role): Condition => includes(the('roles'), role);
const did = (role: Role): Condition => includes(was('roles'), role);

export const notOneself = rule(
  'notOneself',
  ['R6.1.3'],
  { zh: '不能更改自己的职务', en: 'Nobody changes their own membership' },
  not(equals(actor, ownId)),
);

const entrustedBy = (given: (role: Role) => Condition): Rule =>
  rule(
    'entrustedByManagers',
    ['R6.1.3', 'R1.3', 'R4.3.1'],
    {
      zh: '总经理、经理、客服主任、片区管理员的职务须由在职经理或总经理本人任免',
      en: 'General manager, manager, supervisor and steward are appointed and relieved by a manager or the general manager in person',
    },
    any(not(any(...entrustedRoles.map(given))), byManagers),
  );

/** Who comes or comes back has none of the roles that they may have had before. */
export const givenAnew: readonly Rule[] = [notOneself, entrustedBy(will)];

/** Neither given nor taken away; a steward's buildings are what the role opens. */
export const changed: readonly Rule[] = [
  notOneself,
  entrustedBy((role) => any(all(will(role), not(did(role))), all(did(role), not(will(role))))),
  rule(
    'buildingsByManagers',
    ['R6.1.3', 'R3.3.2', 'R1.3'],
    {
      zh: '片区管理员负责的楼栋须由在职经理或总经理本人更改',
      en: "A steward's buildings are changed by a manager or the general manager in person",
    },
    any(
      not(any(will('steward'), did('steward'))),
      partition([the('buildings')], was('buildings')),
      byManagers,
    ),
  ),
];

/** What is overdue climbs from one to the next: whoever stands above is told, and may explain it (R6.1.3). */
export const chainByManagers = rule(
  'chainByManagers',
  ['R6.1.3', 'R6.1.4'],
  {
    zh: '总经理、经理、客服主任、片区管理员的上级须由在职经理或总经理本人更改',
    en: 'Whom a general manager, manager, supervisor or steward reports to is changed by a manager or the general manager in person',
  },
  any(not(any(...entrustedRoles.map(did))), equals(the('reportsTo'), was('reportsTo')), byManagers),
);

/** Who has given a password knows it until it is changed: it opens all that its owner may open. */
export const passwordByManagers = rule(
  'passwordByManagers',
  ['R6.1.3', 'R1.3', 'R4.3.1'],
  {
    zh: '总经理、经理、客服主任、片区管理员及其代行人、钥匙保管人的密码，须由在职经理或总经理本人重设',
    en: 'The password of a general manager, manager, supervisor or steward, of who stands in for one, or of a keeper of keys is reset by a manager or the general manager in person',
  },
  any(not(any(...entrustedRoles.map(did))), byManagers),
);

/**
 * Whoever handed over a password knows it, and may have made it their own before its owner came: files and keys are opened to
 * somebody without a mailbox once a manager has handed them theirs. Who has a mailbox set it by the link sent there.
 */
export const passwordKnownToManagersAlone = (person: string): Rule =>
  rule(
    'passwordKnownToManagersAlone',
    ['R6.1.3', 'R1.3', 'R4.3.1'],
    {
      zh: '此员工的密码由系统管理员交给：请经理先在员工名册为其重设密码并当面交给本人',
      en: 'An administrator handed this person their password: a manager resets it first, under Members, and hands it over',
    },
    any(not(present(the(`${person}.signInName`))), equals(the(`${person}.passwordFrom`), 'manager')),
  );

/** What a password opens beside the roles of its owner, now or soon: keys that they are named for, and what is lent to them. */
export const isEntrustedBeside = (
  { keeps, standsIn }: Pick<Sources, 'keeps' | 'standsIn'>,
  now: Date,
): boolean =>
  Object.values(keeps).some((terms) => terms.some(({ until }) => now < until)) ||
  standsIn.some(({ until }) => now < until);

const toManagers = (when: Condition, zh: string, en: string): Telling => ({
  roles: ['gm', 'manager'],
  words: { zh, en },
  when,
  mail: true,
});

const given = (when: Condition): Telling =>
  toManagers(when, '{last.by} 给予 {name} 职务：{roles}', '{last.by} has given {name} the roles {roles}');

export const tellsOfAnew: readonly Telling[] = [given(any(...toldRoles.map(will)))];

export const tellsOfChange: readonly Telling[] = [
  given(any(...toldRoles.map((role) => all(will(role), not(did(role)))))),
];

export const tellsOfReset: readonly Telling[] = [
  toManagers(
    any(...toldRoles.map(did)),
    '{last.by} 为 {name}（{roles}）重设了密码',
    '{last.by} has reset the password of {name} ({roles})',
  ),
];

/**
 * A dismissal can't wait for a manager, so an administrator may dismiss anybody else; whom the managers had entrusted
 * with something they hear of at once.
 */
export const tellsOfDismissal: readonly Telling[] = [
  toManagers(
    any(...[...entrustedRoles, 'admin' as const].map(did)),
    '{last.by} 为 {name}（{roles}）办理了离职',
    '{last.by} has dismissed {name} ({roles})',
  ),
];
