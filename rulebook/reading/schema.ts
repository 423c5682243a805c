import { z } from 'zod';
import type { Field } from '../notation/field.ts';
import type { Register } from '../notation/register.ts';
import { types } from '../notation/types/index.ts';
import { stored } from '../notation/types/kind.ts';
import { missing } from '../notation/types/problems.ts';

/** The depth behind the gate: a register's record as it is stored, item by item where the rules cannot look. */
export function recordSchema({ fields, states }: Register): z.ZodType {
  const stamp = z.strictObject({ by: z.string().min(1), at: z.date() });
  const shape = Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)] as const);
  return z.strictObject({
    ...Object.fromEntries(shape),
    state: z.enum(Object.keys(states)),
    rev: z.int().min(1),
    opened: stamp,
    last: stamp.extend({ step: z.string().min(1) }),
  });
}

/** What may stand in one field; what is wrong is told in its own words. */
function fieldSchema(field: Field): z.ZodType {
  const whole = z.unknown().superRefine((value, context) => {
    const problem = value === undefined ? missing(field) : types.problem(field, value, stored);
    if (problem) context.addIssue({ code: 'custom', message: problem.en });
  });
  return field.optional ? whole.optional() : whole;
}
