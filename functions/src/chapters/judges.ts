import type { Judge } from '../records/judge.ts';
import { lateFeeIsOwed } from './fees/late-fee-is-owed.ts';
import { hangsOnThem } from './people/hangs-on-them.ts';

/** Asked of steps that the server holds, in their transaction, once the rulebook has nothing against them. */
export const judges: Readonly<Record<string, Judge>> = {
  'members.dismiss': hangsOnThem,
  'payments.take': lateFeeIsOwed,
  'payments.bookLine': lateFeeIsOwed,
};
