import type { FieldOf } from '../field.ts';
import { isId } from '../ids.ts';
import { literal } from '../tree.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import { several } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { listProblem, wrongForm } from './problems.ts';

// Rules can't look up each item of a list, so nobody asks whether those records are there.
export const refs: FieldKind<FieldOf<'refs'>> = {
  problem: (field, value) => listProblem(field, value, (item) => (isId(item) ? null : wrongForm(field))),
  text: (_field, value, rendering) => asText(value, rendering),
  prints: ({ items }) => check('areIds', literal(items)),
  named: ({ items, register }) => `at most ${items} records of \`${register}\``,
  sample: ({ register }, _number, { idOf }) => [idOf(register, 1)],
  edges: ({ items }) => [
    ...[several(items, 'a'), several(items + 1, 'a'), ['a', 'a'], [], ['a b'], ['a', '']],
    ...[[7], 'a', ['a,b'], ['.'], ['__x__']],
  ],
};
