import type { Condition } from '../../../rulebook/notation/condition.ts';
import type { Field } from '../../../rulebook/notation/field.ts';
import { type Register, type Registers, stepOf } from '../../../rulebook/notation/register.ts';
import type { Companion, Step } from '../../../rulebook/notation/step.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import type { Document } from '../data/store.ts';
import { ownFieldsIn } from './identity.ts';

/** Fields of another record that are typed in the same form, under the companion's name. */
export interface NestedPart {
  readonly companion: Companion;
  readonly as: string;
  readonly register: Register;
  readonly step: Step;
  /** Names of the fields to type; what this form's own values give is left out. */
  readonly asks: readonly string[];
  readonly mayAsk: readonly string[];
  /** This record's field that names the new record, made by the form; null when the other record exists. */
  readonly idField: string | null;
}

/** The companions of a step whose own fields a person types. */
export function nestedParts(step: Step, registers: Registers): NestedPart[] {
  return step.together.flatMap((companion) => {
    if (!companion.as) return [];
    const other = registers(companion.register);
    const theirs = stepOf(other, companion.step);
    const isTyped = (name: string) => name !== companion.back && !Object.hasOwn(companion.input, name);
    const { id } = companion;
    const named = id.value === 'field' && id.path.length === 1 ? (id.path[0] ?? null) : null;
    const asked = [...step.asks, ...step.mayAsk];
    return [
      {
        companion,
        as: companion.as,
        register: other,
        step: theirs,
        asks: theirs.asks.filter(isTyped),
        mayAsk: theirs.mayAsk.filter(isTyped),
        idField: theirs.from === null && named !== null && asked.includes(named) ? named : null,
      },
    ];
  });
}

/** The fields that the record's id is made of and that the page has settled with it: to alter one would be another record. */
export const settledFields = ({ identity }: Register, preset: Document): readonly string[] =>
  identity ? ownFieldsIn(identity).filter((name) => preset[name] !== undefined) : [];

/** The fields of a step that a person types, in the order in which the regulation asks. */
export function typedFields(
  register: Register,
  step: Step,
  nested: readonly NestedPart[],
  settled: readonly string[] = [],
) {
  const made = new Set<string | null>([...nested.map(({ idField }) => idField), ...settled]);
  const named = (names: readonly string[]) =>
    names.flatMap((name): (readonly [string, Field])[] => {
      const field = register.fields[name];
      return field && !made.has(name) ? [[name, field]] : [];
    });
  return { asks: named(step.asks), mayAsk: named(step.mayAsk) };
}

/** The refusal that speaks of a field, so that the form asks for it. */
export const refusalFor = (name: string, refusals: readonly Refusal[]): Refusal | undefined =>
  refusals.find(({ fields }) => fields.includes(name));

/** Kinds of picture that the rules of a step take in a field: `oneOf(the('proof.kind'), ...)`. */
export function kindsFor(name: string, step: Step, refusals: readonly Refusal[]): readonly string[] {
  const speaking = refusals.filter(({ fields }) => fields.includes(name)).map(({ rule }) => rule);
  const wanted = step.provided.filter((rule) => speaking.includes(rule.name));
  return [...new Set(wanted.flatMap((rule) => kindsIn(rule, name)))];
}

function kindsIn(condition: Condition, name: string): string[] {
  switch (condition.condition) {
    case 'all':
    case 'any':
      return condition.of.flatMap((each) => kindsIn(each, name));
    case 'not':
    case 'rule':
      return kindsIn(condition.of, name);
    case 'oneOf':
      return isKindOf(condition.left, name) ? condition.choices.map(String) : [];
    default:
      return [];
  }
}

const isKindOf = (value: Extract<Condition, { condition: 'oneOf' }>['left'], name: string): boolean =>
  value.value === 'field' && value.path[0] === name && value.path[1] === 'kind';
