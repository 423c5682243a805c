import type { Field } from '../field.ts';
import { checklistFields } from './checklist.ts';

/** The fields that a value is made of, or each of its lines; null where it is one thing. */
export function partsOf(field: Field): Readonly<Record<string, Field>> | null {
  if (field.type === 'checklist') return checklistFields(field);
  return field.type === 'group' || field.type === 'rows' ? field.fields : null;
}
