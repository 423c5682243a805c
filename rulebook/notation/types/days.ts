import { isDay } from '../day.ts';
import type { FieldOf } from '../field.ts';
import { literal } from '../tree.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { listProblem, wrongForm } from './problems.ts';

export const days: FieldKind<FieldOf<'days'>> = {
  problem: (field, value) => listProblem(field, value, (item) => (isDay(item) ? null : wrongForm(field))),
  text: (_field, value, rendering) => asText(value, rendering),
  prints: ({ items }) => check('areDays', literal(items)),
  named: ({ items }) => `at most ${items} ISO dates`,
  cleaned: (_field, value) => (Array.isArray(value) ? value.filter((each) => each !== '') : value),
  sample: () => [FIRST],
  edges: ({ items }) => [
    ...[daysFromFirst(items), daysFromFirst(items + 1), [FIRST, FIRST], ['2026-02-30'], [], ['1 Oct']],
    ...[[7], FIRST, [`${FIRST},2026-10-02`]],
  ],
};

const FIRST = '2026-10-01';

const daysFromFirst = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => new Date(Date.UTC(2026, 9, 1 + at)).toISOString().slice(0, 10));
