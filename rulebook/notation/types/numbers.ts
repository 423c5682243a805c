import type { FieldOf } from '../field.ts';
import { and, binary, item, literal, method, name, or, texts } from '../tree.ts';
import { asText } from './as-text.ts';
import { check, checkNode } from './checks.ts';
import { many } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { itemsProblem, repeated } from './problems.ts';
import { whole } from './whole.ts';

export const numbers: FieldKind<FieldOf<'numbers'>> = {
  problem: (field, value, occasion) =>
    itemsProblem(field, value, (item) => whole.problem({ ...field, type: 'whole' }, item, occasion)) ??
    (field.differ ? repeated(field, value) : null),
  text: (_field, value, rendering) => asText(value, rendering),
  // Rules have no loop: a few possible numbers are named, of many each place of the list is looked at.
  prints(field, value) {
    const { min, max, items, differ } = field;
    if (differ) return check('isSome', texts(possible(field)));
    const size = method(value, 'size');
    const isShort = and(binary('is', value, name('list')), binary('<=', size, literal(items)));
    if (max - min < FEW) return and(isShort, method(value, 'hasOnly', texts(possible(field))));
    const places = Array.from({ length: items }, (_, at) =>
      or(
        binary('<=', size, literal(at)),
        checkNode(item(value, at), check('isWhole', literal(min), literal(max))),
      ),
    );
    return and(isShort, ...places);
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
  fullest: (field) => (field.differ ? possible(field) : many(field.items, field.min)),
};

/** So many numbers can be named one by one. */
const FEW = 31;

const possible = ({ min, max }: FieldOf<'numbers'>): number[] =>
  Array.from({ length: max - min + 1 }, (_, at) => min + at);
