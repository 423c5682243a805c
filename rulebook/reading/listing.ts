import type { Condition } from '../notation/condition.ts';
import type { List, Register } from '../notation/register.ts';
import type { Role } from '../site/roles.ts';

/**
 * What of a register somebody may list, as what their query must say: nothing more for the whole of it, the field that
 * names them for their own records alone; null where there is no list for them.
 */
export type Listing = List['where'] | null;

/** Returns true iff somebody may list it: it is not kept beneath another record, nor shown by a page of its own rules. */
export const hasList = ({ beneath, framed, list }: Register): boolean =>
  !beneath && framed === null && list.condition !== 'noOne';

/** The whole register is better than one's own records. */
export function listingOf({ list }: Pick<Register, 'list'>, uid: string, held: readonly Role[]): Listing {
  const answers = readersIn(list).map((each) => listingBy(each, uid, held));
  return answers.find((each) => each?.length === 0) ?? answers.find((each) => each !== null) ?? null;
}

/** The people that the condition of a list lets through, each for themselves. */
export function readersIn(list: Condition): readonly Condition[] {
  if (list.condition === 'any') return list.of.flatMap(readersIn);
  if (list.condition !== 'all') return [list];
  const [, ...rest] = list.of; // Of those behind `staff` there is one: see `readingBy`.
  return rest.flatMap(readersIn);
}

function listingBy(reader: Condition, uid: string, held: readonly Role[]): Listing {
  switch (reader.condition) {
    case 'staff':
      return [];
    case 'holds':
      return reader.roles.some((role) => held.includes(role)) ? [] : null;
    case 'equals':
      return named(reader.left, '==', uid);
    case 'includes':
      return named(reader.list, 'array-contains', uid);
    default:
      return null;
  }
}

const named = (
  field: Extract<Condition, { condition: 'equals' }>['left'],
  operator: '==' | 'array-contains',
  uid: string,
): Listing => (field.value === 'field' ? [[field.path.join('.'), operator, uid]] : null);

/**
 * Returns true iff production can tell from a query alone that the reader may list what it asks for: it looks at nothing
 * of a record but a field that the query itself sets to the reader.
 */
export const isProvable = (reader: Condition): boolean => {
  const byField =
    (reader.condition === 'equals' && reader.right.value === 'actor' ? reader.left : null) ??
    (reader.condition === 'includes' && reader.item.value === 'actor' ? reader.list : null);
  if (byField) return byField.value === 'field' && !byField.before;
  return ['staff', 'holds', 'noOne'].includes(reader.condition);
};
