import { useMemo } from 'preact/hooks';
import { keys as keyRegister } from '../../../../rulebook/chapters/keys/keys.ts';
import type { KeyKind } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import type { Query } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { naturally } from '../../language/order.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import type { BoardKey } from './board.ts';
import { boardKeys, drawnQuery, KEYS_MOST, outQuery } from './use-board.ts';

/** Served by the single-field indexes: the order is made here. */
const cabinetQuery = (site: string, cabinet: KeyKind): Query => ({
  from: `sites/${site}/keys`,
  where: [
    ['cabinet', '==', cabinet],
    ['state', 'in', Object.keys(keyRegister.states).filter((state) => state !== 'withdrawn')],
  ],
  limit: KEYS_MOST,
});

/** How the keys of a cabinet stand, in the order of their hooks, as one goes along it. */
export interface Standing {
  /** To be looked for: whatever should hang here, damaged or not. */
  readonly hanging: readonly BoardKey[];
  readonly out: readonly BoardKey[];
  /** Known not to be where they should. */
  readonly lost: readonly BoardKey[];
}

export interface CabinetKeys {
  readonly failure: unknown;
  /** Undefined until they are here. */
  readonly all: readonly BoardKey[] | undefined;
}

const byState: Readonly<Record<BoardKey['state'], keyof Standing | null>> = {
  inCabinet: 'hanging',
  awaitingReseal: 'hanging',
  damaged: 'hanging',
  out: 'out',
  lost: 'lost',
  withdrawn: null,
};

export const standingOf = (keys: readonly BoardKey[]): Standing => {
  const of = (where: keyof Standing) => keys.filter(({ state }) => byState[state] === where);
  return { hanging: of('hanging'), out: of('out'), lost: of('lost') };
};

/** One cabinet as it should be found. */
export function useCabinet(cabinet: KeyKind): CabinetKeys {
  const { site } = useSession();
  const time = useSiteTime();
  const found = useRows(cabinetQuery(site, cabinet));
  const out = useRows(cabinet === 'area' ? null : outQuery(site));
  const drawn = useRows(cabinet === 'area' ? drawnQuery(site) : null);
  const all = useMemo(
    () =>
      found.value &&
      boardKeys(found.value, { out: out.value, drawn: drawn.value, asked: undefined }, time).toSorted(
        (left, right) => naturally(left.hook, right.hook) || naturally(left.code, right.code),
      ),
    [found.value, out.value, drawn.value, time],
  );
  return { failure: found.failure, all };
}
