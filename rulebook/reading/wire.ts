import { type Register, type Registers, stepOf } from '../notation/register.ts';
import { types } from '../notation/types/index.ts';
import { type Document, isMap, withParts } from '../notation/types/values.ts';

/** What a person typed as it travels in a call: a moment as a text in ISO 8601, `2026-09-29T01:00:00.000Z`. */
export function toWire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toWire(each)]));
}

/**
 * What a call brought for a step, with the moments that its fields ask for, and under the names of the records that
 * move along with those that theirs do. Whatever is none stays as it came, so that who judges the field refuses it.
 */
export function fromWire(register: Register, step: string, input: Document, registers: Registers): Document {
  const typed = withParts(register.fields, input, types.fromWire);
  const theirs = stepOf(register, step).together.flatMap((with_) => {
    const nested = with_.as !== undefined && Object.hasOwn(input, with_.as) ? input[with_.as] : undefined;
    if (with_.as === undefined || !isMap(nested)) return [];
    return [[with_.as, fromWire(registers(with_.register), with_.step, nested, registers)] as const];
  });
  return Object.fromEntries([...Object.entries(typed), ...theirs]);
}
