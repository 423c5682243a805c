import type { Field, TypeName } from './field.ts';
import type { Register } from './register.ts';
import { hasForm, type Step } from './step.ts';

/** What can be said once of many: neither a number that is read off, nor a call, a picture, a signature or a list. */
const ofMany: readonly TypeName[] = ['text', 'yesNo', 'choice', 'choices', 'instant', 'day'];

/**
 * Returns true iff one answer may be given for many records: `choice('通知方式', 'Notified by', ...)`, `person('转交', 'To')`,
 * but no amount, no telephone call, no picture, nothing personal.
 */
export const suitsMany = (field: Field): boolean =>
  !field.personal && (ofMany.includes(field.type) || (field.type === 'ref' && field.register === 'members'));

/**
 * Why a step may not be taken of several records at once; null when it may. A step says so itself, and each record is
 * judged and written alone:
 *
 *     notify: from('issued').stays({ inBulk: true, asks: ['notifiedBy'], ... })
 *
 * What belongs to one record alone speaks against it: that it is opened, signed, told of oneself, or that another
 * record's form is filled in with it. What a step only may ask for is not asked of many where it belongs to one.
 */
export function againstBulk({ fields }: Pick<Register, 'fields'>, step: Step): string | null {
  if (step.from === null) return 'it opens a record';
  if (!hasForm(step)) return 'nobody takes it from a form';
  if (step.signs !== null) return `'${step.signs.field}' is signed for each by itself`;
  if (step.by.condition === 'equals') return 'it is what one person says for themselves';
  const typed = step.together.find(({ as }) => as !== undefined);
  if (typed) return `the form of ${typed.register} is filled in with it`;
  const own = step.asks.find((name) => !fields[name] || !suitsMany(fields[name]));
  return own === undefined ? null : `'${own}' belongs to one record alone`;
}
