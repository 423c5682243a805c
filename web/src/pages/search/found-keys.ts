import { useMemo } from 'preact/hooks';
import { useNames } from '../../data/names.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { usePinyin } from '../../language/pinyin.ts';
import { useSession } from '../../session/current.ts';
import { type Fits, fitting } from '../../typed/fits.ts';
import { plainCode } from '../../typed/plain-code.ts';
import { readTyped } from '../../typed/read-typed.ts';

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

/** Area keys are out on a handover instead of a loan (R11.1.1.1). */
const handoversOutQuery = (site: string): Query => ({
  from: `sites/${site}/areaKeyHandovers`,
  where: [['state', '==', 'drawn']],
  order: [['opened.at', 'desc']],
  limit: LOANS_MOST,
});

/** The cabinet's keys, as the cabinet itself reads them, with whoever holds them now; sifted on this device. */
export function useFoundKeys(text: string) {
  const { site } = useSession();
  const isAsked = text !== '';
  const keys = useRows(isAsked ? keysQuery(site) : null);
  const holders = useHolders(isAsked);
  const spells = usePinyin(text);
  const found = useMemo(() => {
    if (!keys.value || !holders) return undefined;
    const fits = fitting(text, spells);
    return keys.value
      .map((row): FoundKey => {
        const isOut = row.data.state === 'out';
        return { row, holder: (isOut && holders.get(String(row.data.loan))) || '' };
      })
      .map((key) => [key, rankOf(key, text, fits)] as const)
      .filter(([, rank]) => rank !== null)
      .sort(([, left], [, right]) => Number(left) - Number(right))
      .map(([key]) => key);
  }, [keys.value, holders, text, spells]);
  return { found, failure: keys.failure, isCut: (keys.value?.length ?? 0) >= KEYS_MOST };
}

/** Who has a key, by the loan or the handover that it is out on; null until it is known. */
function useHolders(isAsked: boolean): ReadonlyMap<string, string> | null {
  const { site } = useSession();
  const nameOf = useNames();
  const loans = useRows(isAsked ? loansOutQuery(site) : null);
  const handovers = useRows(isAsked ? handoversOutQuery(site) : null);
  return useMemo(() => {
    if (![loans, handovers].every(({ value, failure }) => value || failure)) return null;
    const held = [...(loans.value ?? []), ...(handovers.value ?? [])];
    return new Map(
      held.map(({ id, data }) => {
        const member = data.borrowedBy ?? data.drawnBy;
        const people = [member === undefined ? '' : nameOf(String(member)), String(data.collector ?? '')];
        return [id, people.filter((each) => each !== '').join(' · ')];
      }),
    );
  }, [loans.value, loans.failure, handovers.value, handovers.failure, nameOf]);
}

/** How well a key fits: the code itself first, then its beginning, then a part of anything; null for not at all. */
function rankOf({ row, holder }: FoundKey, text: string, fits: Fits): number | null {
  const wanted = text.toLowerCase();
  const { room, otherRoom } = readTyped(text);
  const plain = plainCode(text);
  const [code, place] = [String(row.data.code).toLowerCase(), String(row.data.opensWhat).toLowerCase()];
  if (code === wanted || place === wanted || (plain !== null && plainCode(code) === plain)) return 0;
  if (code.startsWith(wanted) || place.startsWith(wanted)) return 1;
  const isPart = [code, place, holder.toLowerCase()].some((each) => each.includes(wanted));
  const isPlace = [room, otherRoom ?? ''].some((each) => each !== '' && isOf(place, each.toLowerCase()));
  return isPart || isPlace || (holder !== '' && fits({ text: holder, name: holder })) ? 2 : null;
}

/** '1-301' is a room of building 1, and no end of '3-1-301'; what is no room is a part of what was written. */
const isOf = (place: string, room: string): boolean => {
  const [, building, own] = /^([^-]+)-(\d{3,4})$/.exec(room) ?? [];
  if (building === undefined) return place.includes(room);
  return place.startsWith(`${building}-`) && place.endsWith(`-${own}`);
};
