import type { FieldOf } from '../field.ts';
import { isId } from '../ids.ts';
import { calledIn } from '../record.ts';
import { literal } from '../tree.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import { long } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { wrongForm } from './problems.ts';

export const ref: FieldKind<FieldOf<'ref'>> = {
  problem(field, value, { stands }) {
    if (!isId(value)) return wrongForm(field);
    const { title, register } = field;
    return stands(register, value)
      ? null
      : { zh: `“${title.zh}”所指的记录不存在`, en: `“${title.en}” names a record that is not there` };
  },
  text: ({ register }, value, rendering) =>
    register === 'members'
      ? calledIn(String(value), rendering.nameOf, rendering.language)
      : asText(value, rendering),
  prints: ({ register }, value, { isReadAnyway }) =>
    isReadAnyway(register, value) ? check('isId') : check('isRef', literal(register)),
  named: ({ register }) => `a record of \`${register}\``,
  sample: ({ register }, number, { idOf }) => idOf(register, number),
  edges: () => ['nowhere', 'a b', long(81), 7, '..', '__x__', '.x'],
};
