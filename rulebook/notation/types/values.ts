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
