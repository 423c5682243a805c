import type { FieldOf } from '../field.ts';
import { asText } from './as-text.ts';
import { check } from './checks.ts';
import { HOUR, MINUTE } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { momentFromWire } from './moment.ts';
import { wrongForm } from './problems.ts';

export const minute: FieldKind<FieldOf<'minute'>> = {
  problem(field, value, { written }) {
    if (!(value instanceof Date) || value.getTime() % MINUTE !== 0) return wrongForm(field);
    const { title } = field;
    return written && value > written.at
      ? { zh: `“${title.zh}”不能晚于现在`, en: `“${title.en}” can’t be ahead of now` }
      : null;
  },
  text: (_field, value, rendering) => asText(value, rendering),
  prints: () => check('isMinute'),
  named: () => 'timestamp, to the minute, not ahead',
  fromWire: (_field, value) => momentFromWire(value),
  sample: (_field, number, { now }) => fullMinute(now.getTime() - number * HOUR),
  edges: (_field, { now }) => {
    const last = fullMinute(now.getTime() - MINUTE);
    return [last, fullMinute(now.getTime() + HOUR), new Date(last.getTime() + 1_000), '08:30'];
  },
};

const fullMinute = (time: number): Date => new Date(Math.floor(time / MINUTE) * MINUTE);
