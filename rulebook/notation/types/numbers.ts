import { type FieldOf, isNamed } from '../field.ts';
import { asText } from './as-text.ts';
import { many } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { itemsProblem, repeated } from './problems.ts';
import { whole } from './whole.ts';

// Intervals may be alike; of a few numbers that are named, such as days of the week, none stands twice.
export const numbers: FieldKind<FieldOf<'numbers'>> = {
  problem: (field, value, occasion) =>
    itemsProblem(field, value, (item) => whole.problem({ ...field, type: 'whole' }, item, occasion)) ??
    (isNamed(field) ? repeated(field, value) : null),
  text: (_field, value, rendering) => asText(value, rendering),
  named: ({ items, min, max }) => `at most ${items} whole numbers, ${min} to ${max}`,
  sample: ({ min }) => [min],
  edges: ({ items, min, max }) => [
    ...[many(items, min), many(items + 1, min), [], min],
    ...Array.from({ length: items }, (_, at) => at).flatMap((at) =>
      [max, max + 1, min - 1].map((value) => many(at + 1, min).with(at, value)),
    ),
    ['x'],
  ],
  fullest: (field) => {
    const { items, min, max } = field;
    if (!isNamed(field)) return many(items, min);
    return Array.from({ length: Math.min(items, max - min + 1) }, (_, at) => min + at);
  },
};
