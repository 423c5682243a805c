import type { Field } from '../notation/field.ts';
import { types } from '../notation/types/index.ts';
import { type Document, withParts } from '../notation/types/values.ts';

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
  withParts(fields, input, types.fromWire);
