import { useMemo } from 'preact/hooks';
import { areaKeyHandovers } from '../../../../rulebook/chapters/keys/areaKeyHandovers.ts';
import { keyLoans } from '../../../../rulebook/chapters/keys/keyLoans.ts';
import { keys as keyRegister } from '../../../../rulebook/chapters/keys/keys.ts';
import type { KeyKind } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import type { RecordData } from '../../../../rulebook/notation/record.ts';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { dueAt } from '../../../../rulebook/reading/due.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { inOrderOf } from '../../language/order.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { type BoardKey, type Holding, holdingOf, type KeyState } from './board.ts';

export const KEYS_MOST = 500;

/** Every key that the department still keeps. */
export const keysQuery = (site: string): Query => ({
  from: `sites/${site}/keys`,
  where: [['state', 'in', Object.keys(keyRegister.states).filter((state) => state !== 'withdrawn')]],
  order: [['code', 'asc']],
  limit: KEYS_MOST,
});

export const outQuery = (site: string): Query => ({
  from: `sites/${site}/keyLoans`,
  where: [['state', '==', 'out']],
  order: [['issued.at', 'asc']],
  limit: KEYS_MOST,
});

export const drawnQuery = (site: string): Query => ({
  from: `sites/${site}/areaKeyHandovers`,
  where: [['state', '==', 'drawn']],
  order: [['opened.at', 'desc']],
  limit: KEYS_MOST,
});

const ASKED_MOST = 100;

const askedQuery = (site: string): Query => ({
  from: `sites/${site}/keyLoans`,
  where: [['state', 'in', ['requested', 'approved']]],
  order: [['opened.at', 'desc']],
  limit: ASKED_MOST,
});

export interface Board {
  /** Undefined until they are here. */
  readonly keys: readonly BoardKey[] | undefined;
  /** Who holds the keys that are out, and who asks for one, is known too. */
  readonly isWhole: boolean;
  readonly isCut: boolean;
  readonly failure: unknown;
}

/**
 * The whole cabinet. One read for each key, one for each key that is out or asked for, none for a tile: who holds a
 * key is found by the key's id.
 */
export function useBoard(): Board {
  const { site } = useSession();
  const time = useSiteTime();
  const found = useRows(keysQuery(site));
  const out = useRows(outQuery(site));
  const drawn = useRows(drawnQuery(site));
  const asked = useRows(askedQuery(site));
  const keys = useMemo(
    () =>
      found.value && boardKeys(found.value, { out: out.value, drawn: drawn.value, asked: asked.value }, time),
    [found.value, out.value, drawn.value, asked.value, time],
  );
  return {
    keys,
    isWhole: [out, drawn, asked].every(({ value, failure }) => value !== undefined || failure !== null),
    isCut: (found.value?.length ?? 0) >= KEYS_MOST,
    failure: found.failure ?? out.failure ?? drawn.failure ?? asked.failure,
  };
}

type Rows = readonly Row[] | undefined;

/** Keys with what the loans say of them. */
export function boardKeys(
  keys: readonly Row[],
  { out, drawn, asked }: { out: Rows; drawn: Rows; asked: Rows },
  time: SiteTime,
): readonly BoardKey[] {
  const holdings = new Map([
    ...holdingsOf(out ?? [], time, keyLoans),
    ...holdingsOf(drawn ?? [], time, areaKeyHandovers),
  ]);
  const askedFor = new Map(asked?.map(({ data }) => [String(data.key), String(data.state)]));
  return inOrderOf('code', keys).map((row) => boardKey(row, holdings, askedFor, time));
}

const holdingsOf = (rows: readonly Row[], time: SiteTime, register: Register) =>
  rows.map(({ id, data }): readonly [string, Holding] => [
    String(data.key),
    holdingOf(id, data, dueAt(register, 'return', data as RecordData, time)),
  ]);

function boardKey(
  { id, data }: Row,
  holdings: ReadonlyMap<string, Holding>,
  asked: ReadonlyMap<string, string>,
  time: SiteTime,
): BoardKey {
  const state = data.state as KeyState;
  const holding = state === 'out' ? (holdings.get(id) ?? null) : null;
  const waiting = asked.get(id);
  return {
    id,
    code: String(data.code),
    kind: data.kind as KeyKind,
    opensWhat: String(data.opensWhat),
    hook: String(data.hook),
    pieces: Number(data.pieces),
    present: Number(data.present),
    isOldLock: data.lockChanged === true,
    state,
    holding,
    due: holding ? holding.due : dueAt(keyRegister, 'reseal', data as RecordData, time),
    asked: waiting === 'requested' || waiting === 'approved' ? waiting : null,
  };
}
