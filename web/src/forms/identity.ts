import { tidied } from '../../../rulebook/notation/plain-text.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import type { Value } from '../../../rulebook/notation/value.ts';

/** The record's own fields that its id is made of. */
export const ownFieldsIn = (value: Value): readonly string[] => {
  if (value.value === 'joined') return value.parts.flatMap(ownFieldsIn);
  return value.value === 'field' && value.path.length === 1 ? value.path : [];
};

/** The id of a record that is opened, where it is made of fields: by what is typed into them, null until all are. */
export const identityOf = ({ identity }: Register, typed: (field: string) => unknown): string | null =>
  identity && textOf(identity, typed);

function textOf(value: Value, typed: (field: string) => unknown): string | null {
  switch (value.value) {
    case 'literal':
      return String(value.literal);
    case 'field': {
      const found = value.path.length === 1 ? typed(value.path[0] ?? '') : undefined;
      const text = typeof found === 'string' ? tidied(found) : '';
      return text === '' ? null : text;
    }
    case 'joined': {
      const parts = value.parts.map((part) => textOf(part, typed));
      return parts.every((part) => part !== null) ? parts.join('') : null;
    }
    default:
      return null;
  }
}
