import type { FieldOf } from '../field.ts';
import { binary, texts } from '../tree.ts';
import type { FieldKind } from './kind.ts';
import { noSuchChoice } from './problems.ts';

export const choice: FieldKind<FieldOf<'choice'>> = {
  problem: (field, value) =>
    typeof value === 'string' && Object.hasOwn(field.choices, value) ? null : noSuchChoice(field),
  text: ({ choices }, value, { language }) => choices[String(value)]?.[language] ?? String(value),
  prints: (field, value) => binary('in', value, texts(Object.keys(field.choices))),
  named: ({ choices }) => `one of ${Object.keys(choices).join(', ')}`,
  sample: ({ choices }, number) => Object.keys(choices)[number - 1] ?? Object.keys(choices)[0],
  edges: ({ choices }) => [...Object.keys(choices), 'other', 7],
};
