import type { Field } from '../../../rulebook/notation/field.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import type { Document } from '../data/store.ts';

/** What a callable takes of what was typed into these fields; what was left empty is left out. */
export const typedInput = (
  names: readonly string[],
  typed: Document,
  fields: Readonly<Record<string, Field>>,
): Document =>
  Object.fromEntries(
    names.flatMap((name) => {
      const field = fields[name];
      const value = field && types.cleaned(field, typed[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
