import type { Judge } from '../records/judge.ts';
import { lateFeeIsOwed } from './fees/late-fee-is-owed.ts';

/** Asked of steps that the server holds, in their transaction, once the rulebook has nothing against them. */
export const judges: Readonly<Record<string, Judge>> = {
  'payments.take': lateFeeIsOwed,
  'payments.bookLine': lateFeeIsOwed,
};
