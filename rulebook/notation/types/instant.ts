import { FIRST_YEAR, type FieldOf, LAST_YEAR } from '../field.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import { HOUR } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { momentFromWire } from './moment.ts';
import { wrongForm } from './problems.ts';

export const instant: FieldKind<FieldOf<'instant'>> = {
  problem: (field, value) => (isWithinReach(value) ? null : wrongForm(field)),
  text: (_field, value, rendering) => asText(value, rendering),
  prints: () => check('isInstant'),
  named: () => 'timestamp',
  fromWire: (_field, value) => momentFromWire(value),
  sample: (_field, number, { now }) => new Date(now.getTime() - 24 * number * HOUR),
  edges: (_field, { now }) => {
    const [later, earlier] = [2, -2].map((hours) => new Date(now.getTime() + hours * HOUR));
    return [later, earlier, later?.toISOString(), ...BOUNDS.map((each) => new Date(each))];
  },
};

const BOUNDS = [
  ...['1999-12-31T23:59:59Z', '2000-01-01T00:00:00Z', '2199-12-31T23:59:59Z', '2200-01-01T00:00:00Z'],
  '9999-01-01T00:00:00Z',
];

const isWithinReach = (value: unknown): boolean =>
  value instanceof Date && value.getUTCFullYear() >= FIRST_YEAR && value.getUTCFullYear() < LAST_YEAR;
