import { isDay } from '../day.ts';
import type { FieldOf } from '../field.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { wrongForm } from './problems.ts';

export const day: FieldKind<FieldOf<'day'>> = {
  problem: (field, value) => (isDay(value) ? null : wrongForm(field)),
  text: (_field, value, rendering) => asText(value, rendering),
  prints: () => check('isDay'),
  named: () => 'ISO date in the site’s zone',
  sample: (_field, number, { today }) => (number === 1 ? today : '2020-02-02'),
  edges: (_field, { today }) => [
    ...[today, '2020-02-02', '2026-13-01', '2026-1-1', `${today} `, 7],
    ...['2026-02-29', '2024-02-29', '2100-02-29', '2000-02-29', '2026-04-31', '2026-12-31'],
    ...['1899-01-01', '2200-01-01'],
  ],
};
