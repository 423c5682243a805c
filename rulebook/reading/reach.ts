import type { Condition } from '../notation/condition.ts';
import type { Value } from '../notation/value.ts';
import type { Role } from '../site/roles.ts';

/** Of whom a condition may hold at all, before any record is looked at: never too few. */
export interface Reach {
  readonly roles: readonly Role[];
  /** Whoever keeps some kind of key. */
  readonly keepers: boolean;
  /** Fields that hold the uid of such a person. */
  readonly people: readonly string[];
}

const nobody: Reach = { roles: [], keepers: false, people: [] };

/** Of whom a condition may hold; null when it may be anybody. */
export function reachOf(condition: Condition): Reach | null {
  switch (condition.condition) {
    case 'holds':
      return { ...nobody, roles: condition.roles };
    case 'tends':
      return { ...nobody, roles: ['steward'] };
    case 'keeps':
      return { ...nobody, keepers: true };
    case 'theServer':
    case 'noOne':
      return nobody;
    case 'rule':
      return reachOf(condition.of);
    case 'equals': {
      const field = fieldOf(condition.left, condition.right) ?? fieldOf(condition.right, condition.left);
      return field === null ? null : { ...nobody, people: [field] };
    }
    case 'any':
      return condition.of.map(reachOf).reduce(joined, nobody);
    case 'all':
      return narrowest(condition.of.map(reachOf));
    default:
      return null;
  }
}

/** The field, when one value is the actor and the other a person whom the record itself names: `borrowedBy`, `issued.by`. */
function fieldOf(one: Value, other: Value): string | null {
  if (one.value !== 'actor' || other.value !== 'field') return null;
  const [, ...rest] = other.path;
  return rest.length === 0 || rest.join() === 'by' ? other.path.join('.') : null;
}

const joined = (one: Reach | null, other: Reach | null): Reach | null =>
  one && other
    ? {
        roles: [...new Set([...one.roles, ...other.roles])],
        keepers: one.keepers || other.keepers,
        people: [...new Set([...one.people, ...other.people])],
      }
    : null;

/** Each of them holds of all whom the whole holds of: the one that lets in the fewest tells the most. */
const narrowest = (each: readonly (Reach | null)[]): Reach | null =>
  each
    .flatMap((reach) => (reach ? [reach] : []))
    .reduce<Reach | null>(
      (least, reach) => (least === null || width(reach) < width(least) ? reach : least),
      null,
    );

/** People whom a field names are few; keepers are more than those who hold one role. */
const width = ({ roles, keepers, people }: Reach): number =>
  people.length + 10 * roles.length + (keepers ? 15 : 0);
