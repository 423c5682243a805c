import type { FieldOf } from '../field.ts';
import { texts } from '../tree.ts';
import { listText } from './as-text.ts';
import { check } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { noSuchChoice, repeated, wrongForm } from './problems.ts';

export const choices: FieldKind<FieldOf<'choices'>> = {
  problem(field, value) {
    if (!Array.isArray(value)) return wrongForm(field);
    const names = Object.keys(field.choices);
    return value.every((each) => names.includes(each)) ? repeated(field, value) : noSuchChoice(field);
  },
  text: ({ choices }, value, { language }) =>
    listText(
      (Array.isArray(value) ? value : [value]).map(
        (each) => choices[String(each)]?.[language] ?? String(each),
      ),
      language,
    ),
  prints: (field) => check('isSome', texts(Object.keys(field.choices))),
  named: ({ choices }) => `some of ${Object.keys(choices).join(', ')}`,
  sample: ({ choices }) => Object.keys(choices).slice(0, 1),
  edges: ({ choices }) => {
    const names = Object.keys(choices);
    return [[], ...names.map((each) => [each]), names, [...names, names[0]], ['other'], names[0]];
  },
  fullest: ({ choices }) => Object.keys(choices),
};
