import { type Field, isUntold } from '../../../rulebook/notation/field.ts';
import { stampText } from '../../../rulebook/notation/types/as-text.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import type { Rendering } from '../../../rulebook/reading/render.ts';
import type { Document } from '../data/store.ts';

const sizeOf = (value: unknown): string => (Array.isArray(value) ? String(value.length) : '');

/** A field of a record in a line of a list: no further read for a row. Several lines or records are told by their number. */
export function plainText(name: string, record: Document, rendering: Rendering): string {
  const value = record[name];
  if (name === 'opened' || name === 'last') return stampText(value, rendering);
  const field = rendering.register.fields[name];
  if (!field || value === undefined || value === null || value === '') return '';
  return isUntold(field, record) ? '—' : valueText(field, value, rendering);
}

function valueText(field: Field, value: unknown, rendering: Rendering): string {
  switch (field.type) {
    case 'rows':
    case 'checklist':
    case 'refs':
      return sizeOf(value);
    case 'ref':
      // A household's id is its room and a number.
      return field.register === 'members'
        ? types.text(field, value, rendering)
        : String(value).replace(/~\d+$/, '');
    default:
      return types.text(field, value, rendering);
  }
}
