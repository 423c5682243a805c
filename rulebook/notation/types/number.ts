import type { FieldOf } from '../field.ts';
import { literal } from '../tree.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { notWithin, wrongForm } from './problems.ts';

export const number: FieldKind<FieldOf<'number'>> = {
  problem(field, value) {
    if (typeof value !== 'number' || Number.isNaN(value)) return wrongForm(field);
    return value >= field.min && value <= field.max ? null : notWithin(field);
  },
  text: (_field, value, rendering) => asText(value, rendering),
  prints: ({ min, max }) => check('isNumber', literal(min), literal(max)),
  named: ({ min, max }) => `number, ${min} to ${max}`,
  sample: ({ min, max }, number) => Math.min(max, Math.max(min, 1) + number - 1),
  edges: ({ min, max }) => [min, max, min - 1, max + 1, String(min)],
};
