import { all, any, type Condition, equals, includes, noOne, staff } from './condition.ts';
import { actor, the } from './value.ts';

/** Who looks at a record one by one, as it stands; see `oneByOne`. */
export interface OneByOne {
  readonly oneByOne: Condition;
}

/** Somebody who may read a record of a register: `holds('supervisor')`, `own('opened.by')`. */
export type Reader = Condition | OneByOne;

/**
 * Who may read what of a register. Said once, and the same for one record, a list, the history, what falls due, notices,
 * search, export and reports:
 *
 *     readers: [own('opened.by'), holds('supervisor', 'manager'), oneByOne(keeps(the('kind')))]
 */
export interface Reading {
  /** Who may read a record. */
  readonly get: Condition;
  /**
   * Who may list it. Security rules are no filters: what a query asks for must itself show that every record of the
   * answer may be read, so a list is whole, or of the records that name the reader in a field.
   */
  readonly list: Condition;
  /** Who may read what stood in it before. */
  readonly past: Condition;
}

/** The person whom a field names: `own('opened.by')` is who opened the record. */
export const own = (field: string): Condition => equals(the(field), actor);

/** The people in a field that holds several: `among('chain')`. */
export const among = (field: string): Condition => includes(the(field), actor);

/**
 * Somebody who needs one record, not the list, nor what stood in it before: who was granted a telephone number was not
 * granted those before it (R2.4.16).
 */
export const oneByOne = (who: Condition): OneByOne => ({ oneByOne: who });

/** What follows from the readers of a register; `isListed` false: each record is found by its id alone. */
export function readingBy(readers: readonly Reader[], isListed: boolean): Reading {
  const always = readers.filter((each): each is Condition => !('oneByOne' in each));
  const past = some(always);
  const get = some(readers.map((each) => ('oneByOne' in each ? each.oneByOne : each)));
  return { get, past, list: isListed ? past : noOne };
}

/** Whoever is asked about is an active member first. */
function some(readers: readonly Condition[]): Condition {
  const [only, ...more] = readers;
  if (only === undefined) return noOne;
  if (readers.some(({ condition }) => condition === 'staff')) return staff;
  return all(staff, more.length === 0 ? only : any(...readers));
}
