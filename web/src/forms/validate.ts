import type { Field, TypeName } from '../../../rulebook/notation/field.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import { missing } from '../../../rulebook/notation/types/problems.ts';
import { isEmpty } from '../../../rulebook/notation/types/values.ts';
import type { Words } from '../language/words.ts';

const SOME: readonly TypeName[] = ['choices', 'rows', 'checklist'];

/** What is wrong with a value before any rule is asked, naming the field; null when nothing is. */
export function problemOf(field: Field, value: unknown, isRequired: boolean): Words | null {
  // Who is asked for some is asked for one.
  const isNone = SOME.includes(field.type) && Array.isArray(value) && value.length === 0;
  if (isEmpty(value) || isNone) return isRequired ? missing(field) : null;
  // Who it is about and what it refers to are asked when the step is planned.
  return types.problem(field, value, { written: { by: '', at: new Date() }, stands: () => true });
}
