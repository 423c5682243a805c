import { allPages } from '../chapters/index.ts';
import { loadRegisters } from '../registers.ts';
import type { FetchStops, Stop } from './stop.ts';

/** What each chapter has on a round. */
const sourcesOf = (round: string): readonly (() => Promise<FetchStops>)[] =>
  allPages.flatMap(({ rounds }) => rounds?.[round] ?? []);

/** Reads the stops of a round, and fetches what their forms are drawn from: afterwards no network is needed. */
export async function fetchAhead(round: string, asked: Parameters<FetchStops>[0]): Promise<readonly Stop[]> {
  const found = await Promise.all(sourcesOf(round).map(async (load) => (await load())(asked)));
  const stops = found.flat();
  await loadRegisters('attachments', ...new Set(stops.map(({ register }) => register)));
  return stops;
}
