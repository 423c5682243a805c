import type { Register } from '../../../rulebook/notation/register.ts';
import type { Step } from '../../../rulebook/notation/step.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import { isEmpty } from '../../../rulebook/notation/types/values.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import type { Document } from '../data/store.ts';
import type { Words } from '../language/words.ts';
import { cleanedOf } from './as-room.ts';
import type { NestedPart } from './parts.ts';
import { problemOf } from './validate.ts';

/** What stands in a form, by field; a nested part's fields stand under its name. */
export type Typed = Readonly<Record<string, unknown>>;

/** What a form begins with: the record's own values, then what the page knows already. */
export function firstValues(
  register: Register,
  step: Step,
  record: Document | null,
  preset: Document,
): Typed {
  const names = [...step.asks, ...step.mayAsk];
  const stored = Object.fromEntries(
    names.filter((name) => record?.[name] !== undefined).map((name) => [name, record?.[name]]),
  );
  const unsaid = Object.fromEntries(
    step.asks.flatMap((name) => {
      const field = register.fields[name];
      const value = field && types.unsaid(field);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  return { ...unsaid, ...stored, ...preset };
}

/** The input of the step: cleaned of what is empty, null where something stored was emptied. */
export function inputOf(
  typed: Typed,
  register: Register,
  step: Step,
  record: Document | null,
  parts: readonly NestedPart[],
): Document {
  const input: Record<string, unknown> = {};
  for (const name of [...step.asks, ...step.mayAsk]) {
    const value = cleanedOf(name, typed[name], register.fields, record);
    if (value !== undefined) input[name] = value;
    else if (record?.[name] !== undefined) input[name] = null;
  }
  for (const part of parts) input[part.as] = nestedInput(typed, part);
  return input;
}

function nestedInput(typed: Typed, { as, register, asks, mayAsk }: NestedPart): Document {
  const values = (typed[as] ?? {}) as Typed;
  const told = [...asks, ...mayAsk].flatMap((name) => {
    const value = name in register.fields ? cleanedOf(name, values[name], register.fields, null) : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(told);
}

/** What is missing or out of bounds, by the field's name; a nested part's fields as `part.field`. */
export function problemsOf(
  typed: Typed,
  register: Register,
  step: Step,
  wanted: readonly string[],
  parts: readonly NestedPart[],
): ReadonlyMap<string, Words> {
  const found = new Map<string, Words>();
  const made = new Set(parts.map(({ idField }) => idField));
  const look = (key: string, of: Register, name: string, value: unknown, isRequired: boolean) => {
    const field = of.fields[name];
    const problem = field && problemOf(field, types.cleaned(field, value), isRequired);
    if (problem) found.set(key, problem);
  };
  for (const name of step.asks) if (!made.has(name)) look(name, register, name, typed[name], true);
  for (const name of step.mayAsk) {
    if (!made.has(name))
      look(name, register, name, typed[name], wanted.includes(name) && !isEmpty(typed[name]));
  }
  for (const { as, register: other, asks, mayAsk } of parts) {
    const values = (typed[as] ?? {}) as Typed;
    for (const name of asks) look(`${as}.${name}`, other, name, values[name], true);
    for (const name of mayAsk) look(`${as}.${name}`, other, name, values[name], false);
  }
  return found;
}

/** Refusals that no visible field speaks of. */
export const general = (refusals: readonly Refusal[], shown: readonly string[]): readonly Refusal[] =>
  refusals.filter(({ fields }) => !fields.some((name) => shown.includes(name)));
