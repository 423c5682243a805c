import { type FieldOf, isNamed } from '../field.ts';
import { and, binary, item, literal, method, name, or, texts } from '../tree.ts';
import { asText } from './as-text.ts';
import { check, checkNode } from './checks.ts';
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
  // A few possible numbers are named, of many each place of the list is looked at: rules have no loop.
  prints(field, value) {
    const { min, max, items } = field;
    if (isNamed(field)) {
      return check('isSome', texts(Array.from({ length: max - min + 1 }, (_, at) => min + at)));
    }
    const size = method(value, 'size');
    const places = Array.from({ length: items }, (_, at) =>
      or(
        binary('<=', size, literal(at)),
        checkNode(item(value, at), check('isWhole', literal(min), literal(max))),
      ),
    );
    return and(binary('is', value, name('list')), binary('<=', size, literal(items)), ...places);
  },
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
