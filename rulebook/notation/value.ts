/**
 * Values that a condition speaks of. They are data, so that one interpreter can evaluate them in TypeScript
 * and another can print them as security rules.
 */
export type Literal = string | number | boolean | null;

/** What the records of a register have in a field: the very value, or one of several. */
export type Where = readonly (
  | readonly [field: string, operator: '==', value: Value]
  | readonly [field: string, operator: 'in', values: readonly Literal[]]
)[];

/** The same as it is written down. */
export type StatedWhere = readonly (
  | readonly [field: string, operator: '==', value: Operand]
  | readonly [field: string, operator: 'in', values: readonly Literal[]]
)[];

/** Something that a condition or a step speaks of. */
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
      /** What holds where the field is absent; null when left out. */
      readonly otherwise?: Literal;
    }
  | { readonly value: 'actor' }
  | { readonly value: 'now' }
  | { readonly value: 'ownId' }
  /** The kind of key that a record of some register is about; '' when there is no such record. */
  | { readonly value: 'kindAbout'; readonly register: Value; readonly id: Value }
  /** Texts joined to one, for ids that are made of fields. */
  | { readonly value: 'joined'; readonly parts: readonly Value[] }
  | { readonly value: 'size'; readonly of: Value }
  /** Whole numbers and fen; null, as of an absent field, where that is no safe integer. */
  | {
      readonly value: 'reckoned';
      readonly operator: '+' | '-' | '*';
      readonly left: Value;
      readonly right: Value;
    }
  /** One field of each line of a list. */
  | { readonly value: 'column'; readonly of: Value; readonly path: readonly string[] }
  /** The numbers of a list added up. */
  | { readonly value: 'sum'; readonly of: Value }
  /** How often an item stands in a list. */
  | { readonly value: 'count'; readonly of: Value; readonly item: Literal }
  /** A field of the line that `everyRow` or `someRow` looks at. */
  | { readonly value: 'row'; readonly path: readonly string[] }
  /** The next number of a series, without gap or repeat: '2026-000123'. */
  | { readonly value: 'next'; readonly series: string; readonly scope: Value; readonly digits: number }
  /** A field of all other records of a register of which this is so, added up. */
  | {
      readonly value: 'sumIn';
      readonly register: string;
      readonly path: readonly string[];
      readonly where: Where;
    }
  /** The year of an ISO date. */
  | { readonly value: 'year'; readonly of: Value }
  /** A time some hours, or minutes, after another. */
  | { readonly value: 'later'; readonly than: Value; readonly by: Value; readonly unit: 'h' | 'm' }
  /** Today's ISO date by the server's clock in the site's zone. */
  | { readonly value: 'today' }
  /** The instant at which an ISO date's working day closes at the site. */
  | { readonly value: 'closing'; readonly of: Value };

type Elsewhere = Extract<Value, { value: 'elsewhere' }>;

/** A value, or a literal in its place. */
export type Operand = Value | Literal;

/** The record's field as it will stand after the step; `the('key.kind')` follows a reference to its record. */
export const the = (path: string): Value => ({ value: 'field', path: path.split('.'), before: false });

/** The record's field as it stood before the step. */
export const was = (path: string): Value => ({ value: 'field', path: path.split('.'), before: true });

/** A field of the site's settings, or what a chapter lets it set: `site('closing')`, `site(callMinutes)`. */
export const site = (of: string | { readonly setting: string; readonly otherwise: Literal }): Value =>
  typeof of === 'string'
    ? elsewhere('settings', 'site', of)
    : { ...elsewhere('settings', 'site', of.setting), otherwise: of.otherwise };

/** A field of the record `id` of another register, as it stands before the batch. */
export const elsewhere = (register: string, id: Operand, path: string): Elsewhere => ({
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

/** Today's ISO date by the server's clock in the site's zone. */
export const today: Value = { value: 'today' };

/** When the working day of an ISO date closes, by the site's settings. */
export const closingOf = (day: Operand): Value => ({ value: 'closing', of: asValue(day) });

/** Texts joined to one, for ids made of fields: `joined(the('day'), '~', the('cabinet'))`. */
export const joined = (...parts: Operand[]): Value => ({ value: 'joined', parts: parts.map(asValue) });

/** How many a list has, or how long a text is: `size(the('entered'))`. */
export const size = (of: Operand): Value => ({ value: 'size', of: asValue(of) });

const reckoned =
  (operator: '+' | '-' | '*') =>
  (left: Operand, right: Operand): Value => ({
    ...{ value: 'reckoned', operator, left: asValue(left), right: asValue(right) },
  });

/** Of whole numbers, fen among them: `plus(was('stock'), the('count'))`. What can't be reckoned is absent. */
export const plus = reckoned('+');
/** `minus(was('stock'), the('count'))`; a field that is set to it keeps its own bounds. */
export const minus = reckoned('-');
/** `times(the('count'), the('price'))`. */
export const times = reckoned('*');

/** One field of each line, as a list: `eachOf(the('lines'), 'kind')`. */
export const eachOf = (lines: Operand, path: string): Value => ({
  ...{ value: 'column', of: asValue(lines), path: path.split('.') },
});

/** A field of this record's lines: `lines.amount`. */
function columnOf(path: string): Value {
  const [lines = '', ...rest] = path.split('.');
  return rest.length === 0 ? the(lines) : eachOf(the(lines), rest.join('.'));
}

/** The field of all lines of this record added up, nothing where there are none: `sumOf('lines.amount')`. */
export const sumOf = (path: string): Value => ({ value: 'sum', of: columnOf(path) });

/** How many lines there are, `countOf('lines')`; or how many have this in a field, `countOf('checks.passed', true)`. */
export const countOf = (path: string, item?: Literal): Value =>
  item === undefined ? size(columnOf(path)) : { value: 'count', of: columnOf(path), item };

/** A field of the line that is looked at: `everyRow('lines', atLeast(row('amount'), 1))`. */
export const row = (path: string): Value => ({ value: 'row', path: path.split('.') });

/**
 * The next number of a series within its scope, '2026-000123': `sets: { receiptNo: nextOf('receipts', yearOf(today)) }`.
 * Two at once get different ones, and a step that is refused uses none up. Only in what a server-held step sets.
 */
export const nextOf = (series: string, scope: Operand, { digits = 6 }: { digits?: number } = {}): Value => ({
  ...{ value: 'next', series, scope: asValue(scope), digits },
});

/** The terms of a question, with its values. */
export const asWhere = (where: StatedWhere): Where =>
  where.map((term) => (term[1] === '==' ? [term[0], term[1], asValue(term[2])] : term));

/**
 * A field of all other records of a register added up, of which this is so: `sumIn('payments', 'amount', [['bill', '==',
 * ownId]])`. The server looks them up in its transaction; null where there are more than it looks up. Only in `provided`
 * and `sets` of a server-held step.
 */
export const sumIn = (register: string, path: string, where: StatedWhere): Value => ({
  ...{ value: 'sumIn', register, path: path.split('.'), where: asWhere(where) },
});

/** '2026' of '2026-11-25'. */
export const yearOf = (day: Operand): Value => ({ value: 'year', of: asValue(day) });

/** A moment so many hours after another: `later(now, site('disclosureHoursMax'))`. */
export const later = (than: Operand, hours: Operand): Value => ({
  ...{ value: 'later', than: asValue(than), by: asValue(hours), unit: 'h' },
});

/** A moment so many minutes after another: `laterByMinutes(now, 15)`. */
export const laterByMinutes = (than: Operand, minutes: Operand): Value => ({
  ...{ value: 'later', than: asValue(than), by: asValue(minutes), unit: 'm' },
});

/** A literal as a value; a value as it is. */
export function asValue(operand: Operand): Value {
  return typeof operand === 'object' && operand !== null ? operand : { value: 'literal', literal: operand };
}
