import { useMemo } from 'preact/hooks';
import { keys as keyRegister } from '../../../../rulebook/registers/keys.ts';
import type { KeyKind } from '../../../../rulebook/release-matrix.ts';
import type { Query } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { naturally } from '../../language/order.ts';
import { useSession } from '../../session/current.ts';
import type { BoardKey } from './board.ts';
import { boardKeys, drawnQuery, KEYS_MOST, outQuery, useSiteTime } from './use-board.ts';

/** Served by the single-field indexes: the order is made here. */
const cabinetQuery = (site: string, cabinet: KeyKind): Query => ({
  from: `sites/${site}/keys`,
  where: [
    ['cabinet', '==', cabinet],
    ['state', 'in', Object.keys(keyRegister.states).filter((state) => state !== 'withdrawn')],
  ],
  limit: KEYS_MOST,
});

export interface CabinetKeys {
  readonly failure: unknown;
  readonly isCut: boolean;
  /** In the order of their hooks, as one goes along the cabinet; undefined until they are here. */
  readonly hanging: readonly BoardKey[] | undefined;
  readonly out: readonly BoardKey[];
  /** Lost or damaged: known not to be where they should. */
  readonly gone: readonly BoardKey[];
}

/** One cabinet as it should be found. */
export function useCabinet(cabinet: KeyKind): CabinetKeys {
  const { site } = useSession();
  const time = useSiteTime();
  const found = useRows(cabinetQuery(site, cabinet));
  const out = useRows(cabinet === 'area' ? null : outQuery(site));
  const drawn = useRows(cabinet === 'area' ? drawnQuery(site) : null);
  const keys = useMemo(
    () =>
      found.value &&
      boardKeys(found.value, { out: out.value, drawn: drawn.value, asked: undefined }, time).toSorted(
        (left, right) => naturally(left.hook, right.hook) || naturally(left.code, right.code),
      ),
    [found.value, out.value, drawn.value, time],
  );
  const of = (...states: BoardKey['state'][]) => keys?.filter(({ state }) => states.includes(state));
  return {
    failure: found.failure,
    isCut: (found.value?.length ?? 0) >= KEYS_MOST,
    hanging: of('inCabinet', 'awaitingReseal'),
    out: of('out') ?? [],
    gone: of('lost', 'damaged') ?? [],
  };
}
