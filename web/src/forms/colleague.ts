import type { Step } from '../../../rulebook/notation/step.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';

/**
 * Returns true iff nothing stands against a step but who the person is: somebody else may come to the desk and take
 * it under their own name. What only adds to a record is not offered so; a signature is.
 */
export const isForColleague = (step: Step, refusals: readonly Refusal[]): boolean =>
  (step.to.length > 0 || step.signs !== null) &&
  refusals.length > 0 &&
  refusals.every(({ rule }) => isAboutPerson(step, rule));

/**
 * Returns true iff the rule of this name asks who takes the step, or who has signed in the fields named, not how the
 * record stands.
 */
export function isAboutPerson(
  { provided, signs }: Step,
  name: string,
  signed: readonly unknown[] = signs ? [signs.field] : [],
): boolean {
  if (name === 'by' || name === 'signs') return true;
  const rule = provided.find((each) => each.name === name);
  return rule !== undefined && speaksOfPerson(rule, signed);
}

/** Of the actor, of a role, or of who has signed so far. */
function speaksOfPerson(part: unknown, signed: readonly unknown[]): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('value' in part && part.value === 'actor') return true;
  if ('condition' in part && (part.condition === 'holds' || part.condition === 'keeps')) return true;
  if ('path' in part && Array.isArray(part.path) && signed.includes(part.path[0])) return true;
  return Object.values(part).some((inner) => speaksOfPerson(inner, signed));
}
