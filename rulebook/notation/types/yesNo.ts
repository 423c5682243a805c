import type { FieldOf } from '../field.ts';
import { binary, name } from '../tree.ts';
import type { FieldKind } from './kind.ts';
import { wrongForm } from './problems.ts';

export const yesNo: FieldKind<FieldOf<'yesNo'>> = {
  problem: (field, value) => (typeof value === 'boolean' ? null : wrongForm(field)),
  text: (_field, value, { language }) =>
    value === true ? { zh: '是', en: 'Yes' }[language] : { zh: '否', en: 'No' }[language],
  prints: (_field, value) => binary('is', value, name('bool')),
  named: () => 'yes or no',
  // A box that was not ticked is a no.
  unsaid: () => false,
  sample: (_field, number) => number % 2 === 0,
  edges: () => [true, false, 'true'],
};
