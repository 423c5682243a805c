import type { Outcome } from './use-import.ts';

/** What was written of a list. */
export type Written = Pick<Outcome, 'create' | 'update' | 'given'>;

export const NOTHING_WRITTEN: Written = { create: 0, update: 0 };

/** The outcome of a call that went on with a list: what earlier calls have written is written, not unchanged. Pure. */
export function withEarlier<Told extends Pick<Outcome, 'create' | 'update' | 'same' | 'known' | 'given'>>(
  outcome: Told,
  earlier: Written,
): Told {
  const before = earlier.create + earlier.update;
  const same = Math.min(before, outcome.same);
  const given = [...(earlier.given ?? []), ...(outcome.given ?? [])];
  return {
    ...outcome,
    create: outcome.create + earlier.create,
    update: outcome.update + earlier.update,
    same: outcome.same - same,
    // Who may not compare what lives there is told of it as known.
    known: Math.max(0, outcome.known - (before - same)),
    ...(given.length > 0 ? { given } : {}),
  };
}
