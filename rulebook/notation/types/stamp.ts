import type { FieldOf } from '../field.ts';
import { stampText } from './as-text.ts';
import { check } from './checks.ts';
import { HOUR } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { wrongForm } from './problems.ts';
import { isStamp } from './values.ts';

export const stamp: FieldKind<FieldOf<'stamp'>> = {
  problem(field, value, { written }) {
    if (!isStamp(value)) return wrongForm(field);
    const isOwn = !written || (value.by === written.by && value.at.getTime() === written.at.getTime());
    const { title } = field;
    return isOwn
      ? null
      : { zh: `“${title.zh}”由系统记入，不能填写`, en: `“${title.en}” is set by the step, nobody types it` };
  },
  text: (_field, value, rendering) => stampText(value, rendering),
  prints: () => check('isStamp'),
  named: () => '{by, at}, set by the step',
  sample: (_field, _number, { now, idOf }) => ({
    by: idOf('members', 1),
    at: new Date(now.getTime() - 25 * HOUR),
  }),
  edges: (_field, { now, actor, idOf, stampOf }) => [
    stampOf(idOf('members', 1)),
    { by: actor, at: new Date(now.getTime() - HOUR) },
    { ...stampOf(actor), in: 'x' },
    actor,
  ],
};
