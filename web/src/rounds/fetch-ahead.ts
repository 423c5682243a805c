import { allPages } from '../chapters/index.ts';
import { getPage } from '../firebase/lite.ts';
import { loadRegisters } from '../registers.ts';
import type { FetchStops, Stop } from './stop.ts';

/** What each chapter has on a round. */
const sourcesOf = (round: string): readonly (() => Promise<FetchStops>)[] =>
  allPages.flatMap(({ rounds }) => rounds?.[round] ?? []);

/** Reads the stops of a round, and fetches what their forms are drawn from: afterwards no network is needed. */
export async function fetchAhead(
  round: string,
  asked: Omit<Parameters<FetchStops>[0], 'read'>,
): Promise<readonly Stop[]> {
  const found = await Promise.all(
    sourcesOf(round).map(async (load) => (await load())({ ...asked, read: getPage })),
  );
  const stops = found.flat();
  await loadRegisters('attachments', ...new Set(stops.map(({ register }) => register)));
  return stops;
}
