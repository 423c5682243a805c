import type { Field } from '../notation/field.ts';

type Document = Readonly<Record<string, unknown>>;

/** What a person typed as it travels in a call: a moment as a text in ISO 8601, `2026-09-29T01:00:00.000Z`. */
export function toWire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toWire(each)]));
}

/**
 * What a call brought, with the moments that its fields ask for. Whatever is none stays as it came, so that who
 * judges the field refuses it.
 */
export const fromWire = (fields: Readonly<Record<string, Field>>, input: Document): Document =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, field ? valueFromWire(field, value) : value];
    }),
  );

function valueFromWire(field: Field, value: unknown): unknown {
  if (field.type === 'instant' || field.type === 'minute') return momentOf(value) ?? value;
  const isGroup = field.type === 'group' && typeof value === 'object' && value !== null;
  return isGroup && !Array.isArray(value) ? fromWire(field.fields, value as Document) : value;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** The moment that a text names; null when there is none, such as the 30th of February. */
function momentOf(value: unknown): Date | null {
  if (typeof value !== 'string' || !MOMENT.test(value)) return null;
  const moment = new Date(value);
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 19) === value.slice(0, 19);
  return isReal ? moment : null;
}
