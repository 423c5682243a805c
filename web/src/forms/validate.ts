import type { Field } from '../../../rulebook/notation/field.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import { missing } from '../../../rulebook/notation/types/problems.ts';
import { isEmpty } from '../../../rulebook/notation/types/values.ts';
import type { Words } from '../language/words.ts';

/** What is wrong with a value before any rule is asked, naming the field; null when nothing is. */
export function problemOf(field: Field, value: unknown, isRequired: boolean): Words | null {
  // Who is asked to choose some is asked for one.
  const isNone = field.type === 'choices' && Array.isArray(value) && value.length === 0;
  if (isEmpty(value) || isNone) return isRequired ? missing(field) : null;
  // Who it is about and what it refers to are asked when the step is planned.
  return types.problem(field, value, { written: { by: '', at: new Date() }, stands: () => true });
}
