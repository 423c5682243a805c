import { useMemo } from 'preact/hooks';
import { useNow } from '../kit/now.ts';
import { useSession } from '../session/current.ts';
import { useOpen } from './open.ts';
import { itemsOf, type OpenItem } from './open-items.ts';
import { everybodysQuery, mineQuery } from './open-queries.ts';

/** What of a register is open for the person, and late with whomever. */
export interface OpenCount {
  readonly mine: number;
  readonly late: number;
}

export const nothingOpen: OpenCount = { mine: 0, late: 0 };

export const together = (counts: readonly OpenCount[]): OpenCount =>
  counts.reduce((sum, { mine, late }) => ({ mine: sum.mine + mine, late: sum.late + late }), nothingOpen);

export const countsOf = (items: readonly OpenItem[], now: Date): ReadonlyMap<string, OpenCount> => {
  const counts = new Map<string, OpenCount>();
  for (const { register, isMine, deadline } of items) {
    const isLate = deadline !== null && deadline <= now;
    const one = { mine: Number(isMine), late: Number(isLate) };
    counts.set(register, together([counts.get(register) ?? nothingOpen, one]));
  }
  return counts;
};

/** By register; from what Today reads, and nothing more. Empty until it is known. */
export function useOpenCounts(): ReadonlyMap<string, OpenCount> {
  const { uid, site } = useSession();
  const now = useNow();
  const mine = useOpen(mineQuery(site, uid)).value;
  const all = useOpen(everybodysQuery(site, now)).value;
  return useMemo(() => countsOf(itemsOf([...(mine ?? []), ...(all ?? [])], uid), now), [mine, all, uid, now]);
}
