import type { Field } from '../notation/field.ts';
import type { Register } from '../notation/register.ts';
import { reckonedFields, type Step } from '../notation/step.ts';
import { types } from '../notation/types/index.ts';
import type { FieldOccasion } from '../notation/types/kind.ts';
import { missing, unreckonable } from '../notation/types/problems.ts';
import { type Document, isMap } from '../notation/types/values.ts';
import type { Words } from '../site/words.ts';

/** What a person typed for one record of a batch, sorted. */
export interface Typed {
  /** What its fields take; null for what was emptied. */
  readonly taken: Document;
  /** What they do not take: it gets into no record, and no condition looks at it. */
  readonly wrong: Document;
  /** Names that the step does not ask for. */
  readonly unknown: readonly string[];
}

export const nothingTyped: Typed = { taken: {}, wrong: {}, unknown: [] };

/** What is wrong with one field of a step. */
export interface Fault {
  readonly rule: 'type' | 'required' | 'unknown' | 'reckoned';
  readonly field: string;
  readonly words: Words;
}

/** Returns true iff a refusal of this name is about what was typed, not about a rule of the regulations. */
export const isAboutInput = ({ rule }: { readonly rule: string }): boolean =>
  rule === 'type' || rule === 'required' || rule === 'unknown';

const askedOf = ({ asks, mayAsk }: Step): readonly string[] => [...asks, ...mayAsk];

/** Sorts what was typed for a step; `given` comes from the record that draws this one in, and goes before. */
export function sorted(
  { fields }: Register,
  step: Step,
  typed: Document,
  given: Document,
  occasion: FieldOccasion,
): Typed {
  const input = { ...typed, ...given };
  const asked = askedOf(step).filter((name) => Object.hasOwn(input, name) && input[name] !== undefined);
  const isTaken = (name: string): boolean => {
    const [field, value] = [fields[name], input[name]];
    return value === null || (field !== undefined && types.problem(field, value, occasion) === null);
  };
  const only = (names: readonly string[]): Document =>
    Object.fromEntries(names.map((name) => [name, input[name]]));
  return {
    taken: only(asked.filter(isTaken)),
    wrong: only(asked.filter((name) => !isTaken(name))),
    unknown: Object.entries(typed).flatMap(([name, value]) =>
      value === undefined || askedOf(step).includes(name) || isForAnother(step, name, value) ? [] : [name],
    ),
  };
}

/** The role of a signature, and what is typed for a record that moves along. */
const isForAnother = ({ signs, together }: Step, name: string, value: unknown): boolean =>
  (signs !== null && name === 'as' && typeof value === 'string') ||
  (together.some(({ as }) => as === name) && isMap(value));

/** What is typed in the same form for a record that moves along, under the companion's name. */
export const typedUnder = (typed: Document, as: string | undefined): Document => {
  const theirs = as !== undefined && Object.hasOwn(typed, as) ? typed[as] : undefined;
  return isMap(theirs) ? theirs : {};
};

/** What is wrong with one of the names that `mustHold` tells; `values` are the record as it would stand. */
export function faultOf(
  name: string,
  { register, step, opens }: { readonly register: Register; readonly step: Step; readonly opens: boolean },
  values: Document,
  occasion: FieldOccasion,
): Fault | null {
  const field = register.fields[name];
  const value = values[name];
  if (!field) return null;
  const isReckoned = reckonedFields(step).includes(name);
  if (value === undefined) {
    if (isReckoned) return { rule: 'reckoned', field: name, words: unreckonable(field) };
    const isWanted = step.asks.includes(name) || (opens && isSet(step, name, field));
    return isWanted ? { rule: 'required', field: name, words: missing(field) } : null;
  }
  const problem = isReckoned || askedOf(step).includes(name) ? types.problem(field, value, occasion) : null;
  return problem && { rule: isReckoned ? 'reckoned' : 'type', field: name, words: problem };
}

/** A new record has all that follows from its other fields. */
const isSet = ({ sets }: Step, name: string, { optional }: Field): boolean =>
  Object.hasOwn(sets, name) && !optional;

/** The fields that a step may leave wrong: what it asks for, and what follows from it. */
export const mustHold = (step: Step): readonly string[] => [
  ...new Set([...askedOf(step), ...Object.keys(step.sets)]),
];

/** A name that the step does not ask for. */
export const unknownField = ({ fields }: Register, name: string): Fault => {
  const { zh, en } = (Object.hasOwn(fields, name) ? fields[name]?.title : undefined) ?? {
    zh: name,
    en: name,
  };
  return {
    rule: 'unknown',
    field: name,
    words: { zh: `此步不能填写“${zh}”`, en: `This step does not ask for “${en}”` },
  };
};
