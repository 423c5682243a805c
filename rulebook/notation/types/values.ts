import type { Field } from '../field.ts';
import type { Stamp } from '../record.ts';

export type Document = Readonly<Record<string, unknown>>;

export const isMap = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Returns true iff a value says who and when, and nothing else. */
export const isStamp = (value: unknown): value is Stamp =>
  isMap(value) &&
  Object.keys(value).length === 2 &&
  typeof value.by === 'string' &&
  value.by !== '' &&
  value.at instanceof Date;

/** Returns true iff nothing was filled in. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'number' && Number.isNaN(value));

/** The same document, each part changed that has a field. */
export const withParts = (
  fields: Readonly<Record<string, Field>>,
  document: Document,
  change: (field: Field, value: unknown) => unknown,
): Document =>
  Object.fromEntries(
    Object.entries(document).map(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field ? change(field, value) : value];
    }),
  );

/** Names that were added, removed or changed. */
export const affected = (before: Document, after: Document): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isSame(before[name], after[name]),
  );

/** The same to Firestore: the order of the names in a map does not count. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof Uint8Array && right instanceof Uint8Array)
    return left.length === right.length && left.every((byte, at) => byte === right[at]);
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((each, at) => isSame(each, right[at]));
  if (isMap(left) && isMap(right)) return affected(left, right).length === 0;
  return left === right;
}
