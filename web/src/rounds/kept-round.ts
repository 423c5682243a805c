import { createStore, get, set } from 'idb-keyval';
import type { Walk } from '../data/marks.ts';
import type { Stop } from './stop.ts';

/** A round as it was fetched ahead, and when. */
export interface KeptRound {
  readonly at: Date;
  readonly stops: readonly Stop[];
}

const rounds = createStore('wuye-desk-rounds', 'rounds');

const keyOf = ({ uid, site, round }: Walk): string => [uid, site, round].join(' ');

/** What this device has of a round; null where it has nothing. */
export const readRound = async (walk: Walk): Promise<KeptRound | null> =>
  (await get<KeptRound>(keyOf(walk), rounds)) ?? null;

/** Keeps it in place of what was there. Rejects where the device has no room. */
export const keepRound = (walk: Walk, round: KeptRound): Promise<void> => set(keyOf(walk), round, rounds);
