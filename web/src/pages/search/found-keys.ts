import { useMemo } from 'preact/hooks';
import { useNames } from '../../data/names.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { useSession } from '../../session/current.ts';
import { readTyped } from '../households/read-typed.ts';

/** As many as the cabinet itself reads; the page says when there are more. */
export const KEYS_MOST = 500;
const LOANS_MOST = 200;

export interface FoundKey {
  readonly row: Row;
  /** Who has it, when it is out. */
  readonly holder: string;
}

const keysQuery = (site: string): Query => ({
  from: `sites/${site}/keys`,
  order: [['code', 'asc']],
  limit: KEYS_MOST,
});

const loansOutQuery = (site: string): Query => ({
  from: `sites/${site}/keyLoans`,
  where: [['state', '==', 'out']],
  order: [['issued.at', 'asc']],
  limit: LOANS_MOST,
});

/** The cabinet's keys, as the cabinet itself reads them, with whoever holds them now; sifted on this device. */
export function useFoundKeys(text: string) {
  const { site } = useSession();
  const nameOf = useNames();
  const isAsked = text !== '';
  const keys = useRows(isAsked ? keysQuery(site) : null);
  const loans = useRows(isAsked ? loansOutQuery(site) : null);
  const found = useMemo(() => {
    if (!keys.value || !(loans.value || loans.failure)) return undefined;
    const byId = new Map(loans.value?.map(({ id, data }) => [id, data]));
    return keys.value
      .map((row): FoundKey => {
        const loan = row.data.state === 'out' ? byId.get(String(row.data.loan)) : undefined;
        const holders = [
          loan?.borrowedBy === undefined ? '' : nameOf(String(loan.borrowedBy)),
          loan?.collector ?? '',
        ];
        return { row, holder: holders.filter((each) => each !== '').join(' · ') };
      })
      .map((key) => [key, rankOf(key, text)] as const)
      .filter(([, rank]) => rank !== null)
      .sort(([, left], [, right]) => Number(left) - Number(right))
      .map(([key]) => key);
  }, [keys.value, loans.value, loans.failure, nameOf, text]);
  return { found, failure: keys.failure, isCut: (keys.value?.length ?? 0) >= KEYS_MOST };
}

/** How well a key fits: the code itself first, then its beginning, then a part of anything; null for not at all. */
function rankOf({ row, holder }: FoundKey, text: string): number | null {
  const wanted = text.toLowerCase();
  const { room } = readTyped(text);
  const [code, place] = [String(row.data.code).toLowerCase(), String(row.data.opensWhat).toLowerCase()];
  if (code === wanted || place === wanted) return 0;
  if (code.startsWith(wanted) || place.startsWith(wanted)) return 1;
  const isPart = [code, place, holder.toLowerCase()].some((each) => each.includes(wanted));
  if (isPart || (room !== '' && place.includes(room.toLowerCase()))) return 2;
  return null;
}
