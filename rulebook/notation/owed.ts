import type { ClauseId } from '../site/clauses/index.ts';
import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import type { Condition } from './condition.ts';
import type { DueTime } from './due.ts';

/**
 * Something that every working day owes though nobody has opened a record for it: the register says so in `owes`, and a
 * record of it settles what its day owed.
 *
 *     owes: {
 *       count: {
 *         title: { zh: '钥匙未清点', en: 'Keys not counted' }, before: { zh: '钥匙待清点', en: 'Keys to be counted' },
 *         by: timeOn(the('day'), site('countBy')), each: inUse('cabinet', 'keys', 'kind', ['withdrawn']),
 *         met: { day: 'day', states: ['done'] }, lapses: true, concerns: 'keepers', roles: ['supervisor'],
 *         words: { zh: '{day} {cabinet}钥匙柜尚未清点', en: 'Cabinet {cabinet}: not counted on {day}' }, cites: ['R4.4.1.7'],
 *       },
 *     }
 */
export interface Owed {
  /** Its name once the time has passed, and until then. */
  readonly title: Words;
  readonly before: Words;
  /** When it falls due; `the('day')` is the day that owes it. */
  readonly by: DueTime;
  /** One for each of these, or one for the day. */
  readonly each: InUse | Holders | null;
  readonly met: Met;
  /** Can't be done any more once the day is over. */
  readonly lapses: boolean;
  /** Those who are named keepers of each kind are told first, or each of whom it is owed. */
  readonly concerns: 'keepers' | 'each' | null;
  /** Roles that are told first. */
  readonly roles: readonly Role[];
  /** Told first as well of one of `each`. */
  readonly rolesOf?: Readonly<Record<string, readonly Role[]>>;
  /** `{day}` and the field of `each`, as the register names them. */
  readonly words: Words;
  readonly cites: readonly ClauseId[];
}

/** By which records the day's duty is done. */
export interface Met {
  /** The field with the day. */
  readonly day: string;
  readonly states: readonly string[];
  /** Only a record that is so counts; it may look at other records. */
  readonly provided?: Condition;
}

/** The values of a choice that some record has: each cabinet in which a key hangs. */
export interface InUse {
  /** The field of the register that owes, with these choices. */
  readonly field: string;
  readonly register: string;
  readonly of: string;
  /** States of records that do not count any more. */
  readonly not: readonly string[];
}

/** One for each choice of `field` that a record of `register`, in none of these states, has in its field `of`. */
export const inUse = (field: string, register: string, of: string, not: readonly string[] = []): InUse => ({
  ...{ field, register, of, not },
});

/** Everybody who holds a role and does what it is for: each owes one of their own. */
export interface Holders {
  /** The field of the register that owes, with the person. */
  readonly field: string;
  readonly role: Role;
  /** Who has opened no record of this one yet owes nothing. */
  readonly register: string;
}

/** One of each member who has the role as their own and has opened some `register`; `field` names whose a record is. */
export const holders = (field: string, role: Role, register: string): Holders => ({ field, role, register });

/** What one of them is called in the index: `count~vacant`, or `review` where the day owes one alone. */
export const owedName = (name: string, each: string | null): string =>
  each === null ? name : `${name}~${each}`;
