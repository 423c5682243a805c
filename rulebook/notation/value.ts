/**
 * Values that a condition speaks of. They are data, so that one interpreter can evaluate them in TypeScript
 * and another can print them as security rules.
 */
export type Literal = string | number | boolean | null;

export type Value =
  | { readonly value: 'literal'; readonly literal: Literal }
  /** A field of the record: as it will stand after the step, or as it stood before. */
  | { readonly value: 'field'; readonly path: readonly string[]; readonly before: boolean }
  /** A field of another record, as it stands before the batch (or after it). */
  | {
      readonly value: 'elsewhere';
      readonly register: string;
      readonly id: Value;
      readonly path: readonly string[];
      readonly after: boolean;
    }
  | { readonly value: 'actor' }
  | { readonly value: 'now' }
  | { readonly value: 'ownId' }
  /** The kind of key that a record of some register is about; '' when there is no such record. */
  | { readonly value: 'kindAbout'; readonly register: Value; readonly id: Value }
  /** Texts joined to one, for ids that are made of fields. */
  | { readonly value: 'joined'; readonly parts: readonly Value[] }
  | { readonly value: 'size'; readonly of: Value }
  /** A time some hours after another. */
  | { readonly value: 'later'; readonly than: Value; readonly hours: Value }
  /** Today's ISO date by the server's clock in the site's zone. */
  | { readonly value: 'today' }
  /** The instant at which an ISO date's working day closes at the site. */
  | { readonly value: 'closing'; readonly of: Value };

export type Operand = Value | Literal;

/** The record's field as it will stand after the step; `the('key.kind')` follows a reference to its record. */
export const the = (path: string): Value => ({ value: 'field', path: path.split('.'), before: false });

/** The record's field as it stood before the step. */
export const was = (path: string): Value => ({ value: 'field', path: path.split('.'), before: true });

/** A field of the site's settings. */
export const site = (path: string): Value => elsewhere('settings', 'site', path);

/** A field of the record `id` of another register, as it stands before the batch. */
export const elsewhere = (register: string, id: Operand, path: string): Value => ({
  value: 'elsewhere',
  register,
  id: asValue(id),
  path: path.split('.'),
  after: false,
});

/** The same as `elsewhere`, as it will stand when the batch is committed. */
export const afterwards = (register: string, id: Operand, path: string): Value => ({
  value: 'elsewhere',
  register,
  id: asValue(id),
  path: path.split('.'),
  after: true,
});

/** The uid of the person who takes the step. */
export const actor: Value = { value: 'actor' };

/** The server's clock. */
export const now: Value = { value: 'now' };

/** The id of the record itself. */
export const ownId: Value = { value: 'ownId' };

/** The kind of key that the record `id` of the register that a field names is about; a repair key's collection tells none. */
export const kindAbout = (register: Operand, id: Operand): Value => ({
  value: 'kindAbout',
  register: asValue(register),
  id: asValue(id),
});

export const today: Value = { value: 'today' };

/** When the working day of an ISO date closes, by the site's settings. */
export const closingOf = (day: Operand): Value => ({ value: 'closing', of: asValue(day) });

export const joined = (...parts: Operand[]): Value => ({ value: 'joined', parts: parts.map(asValue) });

export const size = (of: Operand): Value => ({ value: 'size', of: asValue(of) });

export const later = (than: Operand, hours: Operand): Value => ({
  value: 'later',
  than: asValue(than),
  hours: asValue(hours),
});

export function asValue(operand: Operand): Value {
  return typeof operand === 'object' && operand !== null ? operand : { value: 'literal', literal: operand };
}
