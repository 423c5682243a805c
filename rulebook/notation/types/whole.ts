import type { FieldOf } from '../field.ts';
import { literal } from '../tree.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { notWithin } from './problems.ts';

export const whole: FieldKind<FieldOf<'whole'>> = {
  problem(field, value) {
    const { title, min, max } = field;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return { zh: `“${title.zh}”应为整数`, en: `“${title.en}” should be a whole number` };
    }
    return value >= min && value <= max ? null : notWithin(field);
  },
  text: (_field, value, rendering) => asText(value, rendering),
  prints: ({ min, max }) => check('isWhole', literal(min), literal(max)),
  named: ({ min, max }) => `whole number, ${min} to ${max}`,
  sample: ({ min, max }, number) => Math.min(max, Math.max(min, 1) + number - 1),
  edges: ({ min, max }) => [min, max, min - 1, max + 1, min + 0.5, String(min)],
};
