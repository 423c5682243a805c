import type { List, Register } from '../notation/register.ts';
import { hasList } from './listing.ts';

/** A field by which the records of a register hang on a record of another one: `keyLoans` by `key` on `keys`. */
export interface Relation {
  readonly register: string;
  readonly field: string;
  readonly to: string;
}

/**
 * Every such field of registers that have a list on one that has, those first without which there is no record. A field
 * of several records is none: a count names each key that was looked at and hangs on none of them, and its index would
 * hold an entry for each.
 */
export function relationsIn(registers: readonly Register[]): readonly Relation[] {
  const listed = registers.filter(hasList);
  const names = new Set(listed.map(({ name }) => name));
  const those = (isOptional: boolean): Relation[] =>
    listed.flatMap(({ name, fields }) =>
      Object.entries(fields).flatMap(([field, terms]) =>
        terms.type === 'ref' && terms.optional === isOptional && names.has(terms.register)
          ? [{ register: name, field, to: terms.register }]
          : [],
      ),
    );
  return [...those(false), ...those(true)];
}

/**
 * The records that hang on one by this field, with what a query must say for its reader (`listingOf`): the newest first.
 * Where only records that name the reader are listed they come in no order, which the indexes of single fields serve.
 */
export const relatedBy = (
  field: string,
  id: string,
  listing: List['where'],
): Pick<List, 'where' | 'order'> => ({
  where: [[field, '==', id], ...listing],
  order: listing.length === 0 ? [['opened.at', 'desc']] : [],
});
