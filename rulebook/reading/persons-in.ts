import type { Field } from '../notation/field.ts';
import { read } from '../notation/record.ts';
import type { Register } from '../notation/register.ts';
import { partsOf } from '../notation/types/parts.ts';

/** Everybody whom a record names, by uid: who has opened it, who has signed it, and whom its fields say. */
export function personsIn({ fields }: Pick<Register, 'fields'>, record: unknown): readonly string[] {
  const opened = read(record, ['opened', 'by']);
  return [...new Set([...(typeof opened === 'string' ? [opened] : []), ...namedIn(fields, record)])];
}

const namedIn = (fields: Readonly<Record<string, Field>>, record: unknown): string[] =>
  Object.entries(fields).flatMap(([name, field]) => namedBy(field, read(record, [name])));

function namedBy(field: Field, value: unknown): string[] {
  if (value === undefined || value === null) return [];
  switch (field.type) {
    case 'ref':
      return field.register === 'members' ? [String(value)] : [];
    case 'refs':
      return field.register === 'members' && Array.isArray(value) ? value.map(String) : [];
    case 'stamp':
      return signed(value);
    case 'approvals':
      return Object.values(value).flatMap(signed);
    case 'rows':
    case 'checklist':
      return Array.isArray(value) ? value.flatMap((line) => namedIn(partsOf(field) ?? {}, line)) : [];
    case 'group':
      return namedIn(partsOf(field) ?? {}, value);
    default:
      return [];
  }
}

function signed(stamp: unknown): string[] {
  const by = read(stamp, ['by']);
  return typeof by === 'string' ? [by] : [];
}
