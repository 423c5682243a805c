import { z } from 'zod';
import { DAY_PATTERN } from '../notation/day.ts';
import type { Field } from '../notation/field.ts';
import { ID_PATTERN } from '../notation/ids.ts';
import { pictureKind } from '../notation/picture.ts';
import { allDiffer, isPlain } from '../notation/plain-text.ts';
import type { Register } from '../notation/register.ts';

/** The depth behind the gate: a register's record as zod checks it, item by item where the rules cannot. */
export function recordSchema(register: Register): z.ZodType {
  const stamp = z.strictObject({ by: z.string().min(1), at: z.date() });
  return z.strictObject({
    ...shape(register.fields),
    state: z.enum(Object.keys(register.states) as [string, ...string[]]),
    rev: z.int().min(1),
    opened: stamp,
    last: stamp.extend({ step: z.string().min(1) }),
  });
}

const shape = (fields: Readonly<Record<string, Field>>): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.optional ? typeSchema(field).optional() : typeSchema(field),
    ]),
  );

const id = z.string().regex(new RegExp(ID_PATTERN));
const day = z.string().regex(new RegExp(DAY_PATTERN));

const plain = (most: number, lines = false) =>
  z
    .string()
    .max(most)
    .refine((text) => isPlain(text, lines), 'not plain text');

const textOf = ({
  max,
  pattern,
  lines,
}: Pick<Extract<Field, { type: 'text' }>, 'max' | 'pattern' | 'lines'>) =>
  pattern ? plain(max, lines).regex(new RegExp(pattern)) : plain(max, lines);

/** What may stand in one field. */
export function typeSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'text':
      return textOf(field);
    case 'whole':
      return z.int().min(field.min).max(field.max);
    case 'number':
      return z.number().min(field.min).max(field.max);
    case 'yesNo':
      return z.boolean();
    case 'choice':
      return z.enum(Object.keys(field.choices) as [string, ...string[]]);
    case 'choices':
      return z.array(z.enum(Object.keys(field.choices) as [string, ...string[]])).refine(allDiffer);
    case 'instant':
      return z.date();
    case 'minute':
      return z.date().refine((at) => at.getTime() % 60_000 === 0, 'not to the minute');
    case 'day':
      return day;
    case 'ref':
      return id;
    case 'refs':
      return z.array(id).max(field.items).refine(allDiffer);
    case 'texts':
      return z.array(textOf(field)).max(field.items).refine(allDiffer);
    case 'numbers':
      return z.array(z.int().min(field.min).max(field.max)).max(field.items);
    case 'days':
      return z.array(day).max(field.items).refine(allDiffer);
    case 'group':
      return z.strictObject(shape(field.fields));
    case 'stamp':
      return z.strictObject({ by: z.string().min(1), at: z.date() });
    case 'approvals':
      return z.partialRecord(
        z.enum(field.roles as unknown as [string, ...string[]]),
        z.strictObject({ by: z.string(), at: z.date() }),
      );
    case 'bytes':
      return z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.length >= field.min && bytes.length <= field.max, 'too small or too large')
        .refine((bytes) => pictureKind(bytes) !== null, 'no picture');
  }
}
