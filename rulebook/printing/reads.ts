import type { Condition } from '../notation/condition.ts';
import type { Register, Registers } from '../notation/register.ts';
import { resolve } from '../notation/resolve.ts';
import type { Step } from '../notation/step.ts';
import type { Value } from '../notation/value.ts';

/** The record that a field of this one names: `keys/key` is the key that the field `key` names. */
export type Reference = string;

const referenceTo = (register: string, id: Value): Reference | null =>
  id.value === 'field' && id.path.length === 1 ? `${register}/${id.path[0]}` : null;

/**
 * The references whose records a step reads whatever else holds. Such a record is there, or the step is refused: it
 * needs no asking whether it exists, and asking counts against the ten documents that a check may look into.
 */
export function readAnyway(step: Step, register: Register, registers: Registers): ReadonlySet<Reference> {
  const found = new Set<Reference>();
  const look = (value: Value): void => {
    const followed = resolve(value, register, registers);
    if (followed.value === 'joined') for (const part of followed.parts) look(part);
    if (followed.value === 'size' || followed.value === 'closing' || followed.value === 'year')
      look(followed.of);
    if (followed.value === 'reckoned') for (const part of [followed.left, followed.right]) look(part);
    if (followed.value === 'later') for (const part of [followed.than, followed.by]) look(part);
    if (followed.value !== 'elsewhere') return;
    look(followed.id);
    const reference = followed.after ? null : referenceTo(followed.register, followed.id);
    if (reference !== null) found.add(reference);
  };
  const visit = (condition: Condition): void => {
    if (condition.condition === 'all') for (const each of condition.of) visit(each);
    if (condition.condition === 'rule') visit(condition.of);
    for (const value of comparedIn(condition)) look(value);
  };
  for (const value of Object.values(step.sets)) look(value);
  for (const each of step.provided) visit(each);
  return found;
}

/** The values of a condition that is answered in any case. */
function comparedIn(condition: Condition): readonly Value[] {
  switch (condition.condition) {
    case 'equals':
    case 'before':
    case 'atLeast':
    case 'disjoint':
      return [condition.left, condition.right];
    case 'oneOf':
      return [condition.left];
    case 'includes':
      return [condition.item, condition.list];
    case 'present':
      return [condition.of];
    case 'keeps':
      return [condition.kind];
    case 'tends':
      return [condition.building];
    case 'masks':
      return [condition.masked, condition.numbers];
    case 'partition':
      return [...condition.lists, condition.whole];
    default:
      return [];
  }
}

/** The companion of a batch, when it is the record that a field names. */
export const companionOf = (condition: Extract<Condition, { condition: 'moves' }>): Reference | null =>
  referenceTo(condition.register, condition.id);
