import type { ClauseId } from '../site/clauses/index.ts';
import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import {
  asValue,
  asWhere,
  type Literal,
  type Operand,
  type StatedWhere,
  the,
  type Value,
  type Where,
} from './value.ts';

/**
 * A condition is data. `evaluate.ts` answers it in TypeScript (page and functions), `print-rules.ts` prints it
 * as a security rule; tests prove against the emulator that the two agree.
 */
export type Condition =
  | { readonly condition: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly condition: 'not'; readonly of: Condition }
  | { readonly condition: 'equals'; readonly left: Value; readonly right: Value }
  | { readonly condition: 'oneOf'; readonly left: Value; readonly choices: readonly Literal[] }
  | { readonly condition: 'includes'; readonly list: Value; readonly item: Value }
  | { readonly condition: 'before'; readonly left: Value; readonly right: Value }
  | { readonly condition: 'atLeast'; readonly left: Value; readonly right: Value }
  | { readonly condition: 'present'; readonly of: Value }
  /** The lists together name each item of the whole once, and nothing else. */
  | { readonly condition: 'partition'; readonly lists: readonly Value[]; readonly whole: Value }
  /** No item stands in both lists. */
  | { readonly condition: 'disjoint'; readonly left: Value; readonly right: Value }
  /** The masked number is that of the first of the numbers; without a number there is none. */
  | { readonly condition: 'masks'; readonly masked: Value; readonly numbers: Value }
  /** No other record of the register has this in these fields. */
  | { readonly condition: 'none'; readonly register: string; readonly where: Where }
  /** Of every line of a list, or of some line: values may speak of it by `row`. */
  | { readonly condition: 'everyRow' | 'someRow'; readonly rows: Value; readonly of: Condition }
  | { readonly condition: 'exists'; readonly register: string; readonly id: Value }
  | { readonly condition: 'staff' }
  | { readonly condition: 'theServer' }
  | { readonly condition: 'noOne' }
  | Holds
  /** The actor is named keeper of this kind of key, or stands in for a keeper of it or for the supervisor. */
  | { readonly condition: 'keeps'; readonly kind: Value }
  /** The actor is steward of this building, or stands in for that steward. */
  | { readonly condition: 'tends'; readonly building: Value }
  | {
      readonly condition: 'moves';
      readonly register: string;
      readonly id: Value;
      readonly steps: readonly string[];
      readonly back: string;
    }
  | Rule;

/** The actor has one of the roles, as their own or as a stand-in's. */
export interface Holds {
  readonly condition: 'holds';
  readonly roles: readonly Role[];
  /** Only as their own: a stand-in hands nothing on (R4.4.1.10). */
  readonly own: boolean;
  /** People whose place does not count: who stands in for the one who asked is that one. */
  readonly notFor: readonly Value[];
}

/** A condition that a regulation states: it has a name, its clause, and the words of a refusal. */
export interface Rule {
  readonly condition: 'rule';
  readonly name: string;
  readonly words: Words;
  readonly cites: readonly ClauseId[];
  readonly of: Condition;
}

/** Names a condition, with what a person is told when it does not hold. */
export const rule = (name: string, cites: readonly ClauseId[], words: Words, of: Condition): Rule => ({
  condition: 'rule',
  name,
  words,
  cites,
  of,
});

/** Each of them holds: `all(present(the('until')), before(now, the('until')))`. */
export const all = (...of: Condition[]): Condition => ({ condition: 'all', of });
/** One of them holds at least: `any(keeper, equals(actor, the('borrowedBy')))`. */
export const any = (...of: Condition[]): Condition => ({ condition: 'any', of });
/** It does not hold: `not(exists('householdFiles', ownId))`. */
export const not = (of: Condition): Condition => ({ condition: 'not', of });

/** If the first holds, the second must. */
export const implies = (when: Condition, then: Condition): Condition => any(not(when), then);

/** The same value; what is absent equals nothing but null: `equals(the('kind'), 'area')`. */
export const equals = (left: Operand, right: Operand): Condition => ({
  condition: 'equals',
  left: asValue(left),
  right: asValue(right),
});

/** Not the same value: `differs(the('approvals.supervisor.by'), the('approvals.manager.by'))`. */
export const differs = (left: Operand, right: Operand): Condition => not(equals(left, right));

/** One of these values: `oneOf(the('kind'), 'deposited', 'sealed')`. */
export const oneOf = (left: Operand, ...choices: Literal[]): Condition => ({
  condition: 'oneOf',
  left: asValue(left),
  choices,
});

/** The list has it: `includes(the('kinds'), was('kind'))`. */
export const includes = (list: Operand, item: Operand): Condition => ({
  condition: 'includes',
  list: asValue(list),
  item: asValue(item),
});

/** Strictly earlier. */
export const before = (left: Operand, right: Operand): Condition => ({
  condition: 'before',
  left: asValue(left),
  right: asValue(right),
});

/** A number no less than another: `atLeast(size(the('entered')), 2)`. */
export const atLeast = (left: Operand, right: Operand): Condition => ({
  condition: 'atLeast',
  left: asValue(left),
  right: asValue(right),
});

/** The optional field has been filled in. */
export const present = (of: Operand): Condition => ({ condition: 'present', of: asValue(of) });

/** The lists together name each item of the whole once, and nothing else; a list that is absent is empty. */
export const partition = (lists: readonly Operand[], whole: Operand): Condition => ({
  condition: 'partition',
  lists: lists.map(asValue),
  whole: asValue(whole),
});

/** No item stands in both lists, and nothing in one that is absent: `disjoint(the('holidays'), the('makeUpWorkdays'))`. */
export const disjoint = (left: Operand, right: Operand): Condition => ({
  condition: 'disjoint',
  left: asValue(left),
  right: asValue(right),
});

/** What most may see of a telephone number is of the first of these numbers, and nothing where there is none (R2.4.16). */
export const masks = (masked: Operand, numbers: Operand): Condition => ({
  condition: 'masks',
  masked: asValue(masked),
  numbers: asValue(numbers),
});

/**
 * There is no other record of which this is so: `none('keyIncidents', [['state', 'in', ['reported', 'managerAsked']]])`,
 * `none('parkingPermits', [['plate', '==', the('plate')], ['state', '==', 'valid']])`. The server looks in its
 * transaction; the page where it may. Only in `provided` of a server-held step.
 */
export const none = (register: string, where: StatedWhere): Condition => ({
  ...{ condition: 'none', register, where: asWhere(where) },
});

/** It holds of each line: `everyRow('lines', equals(row('amount'), times(row('count'), row('price'))))`; where there is none, too. */
export const everyRow = (lines: string, of: Condition): Condition => ({
  ...{ condition: 'everyRow', rows: the(lines), of },
});

/** It holds of one line at least: `someRow('material', differs(row('count'), 0))`. */
export const someRow = (lines: string, of: Condition): Condition => ({
  ...{ condition: 'someRow', rows: the(lines), of },
});

/** There is such a record before the batch: `exists('countInventory', ownId)`. */
export const exists = (register: string, id: Operand): Condition => ({
  condition: 'exists',
  register,
  id: asValue(id),
});

/** Any active member of the site. */
export const staff: Condition = { condition: 'staff' };

/** No person: the step is the server's alone, taken as the actor `system`. */
export const theServer: Condition = { condition: 'theServer' };

/** Not even the server asks: nobody reads it. */
export const noOne: Condition = { condition: 'noOne' };

/** The actor has one of the roles, as their own or as the named stand-in of one who has (R4.4.1.10). */
export const holds = (...roles: Role[]): Holds => ({ condition: 'holds', roles, own: false, notFor: [] });

/** The actor has one of the roles as their own: who stands in appoints nobody and hands nothing on (R4.4.1.10). */
export const holdsAsOwn = (...roles: Role[]): Holds => ({ ...holds(...roles), own: true });

/** As `holds`, but not in the place of one of these people: nobody decides what they asked for through a stand-in. */
export const holdsNotFor = (people: readonly Operand[], ...roles: Role[]): Holds => ({
  ...holds(...roles),
  notFor: people.map(asValue),
});

/**
 * The supervisor has named the actor as keeper of this kind (R4.4.1.2), or somebody for whom the actor stands in, or the
 * actor stands in for the supervisor: reckoned beforehand, because it is asked with almost every step of a key.
 */
export const keeps = (kind: Operand): Condition => ({ condition: 'keeps', kind: asValue(kind) });

/** The actor is the steward of the building, or stands in for that steward: role and buildings are one person's. */
export const tends = (building: Operand): Condition => ({ condition: 'tends', building: asValue(building) });

/**
 * In the same batch the record `id` of `register` takes one of `steps`, and its field `back` names this record.
 * Stated from both sides, neither record can move alone.
 */
export const moves = (register: string, id: Operand, steps: readonly string[], back: string): Condition => ({
  condition: 'moves',
  register,
  id: asValue(id),
  steps,
  back,
});
