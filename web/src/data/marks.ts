import { delMany, entries, set } from 'idb-keyval';
import type { Undertaking } from './perform.ts';
import { kept, type Mark, NotStored, readUnsent, type Unsent } from './unsent.ts';

// What somebody has decided at the stops of a round. It waits where all that is not sent waits, and is sent with the others
// of its round, when their person says so.

/** One round of one person at one site. */
export interface Walk {
  readonly site: string;
  readonly uid: string;
  readonly round: string;
}

/** Returns true iff it was marked on this round. */
export const isOf =
  ({ site, uid, round }: Walk) =>
  ({ undertaking, mark }: Unsent): boolean =>
    undertaking.site === site && undertaking.uid === uid && mark?.round === round;

/** Whoever sends, and whoever takes back, does so alone: nothing is taken back that is on its way. */
const alone = <Done>(work: () => Promise<Done>): Promise<Done> =>
  navigator.locks.request('wuye-desk-unsent', work) as Promise<Done>;

const stored = async (work: () => Promise<void>): Promise<void> => {
  await work().catch((problem) => {
    throw new NotStored(problem);
  });
  await readUnsent();
};

/** Keeps a mark in place of an earlier one of the same stop. Throws `NotStored` where the device has no room for it. */
export function keepMark(undertaking: Undertaking, mark: Omit<Mark, 'isHeld'>, now: Date): Promise<void> {
  const { site, uid } = undertaking;
  const id = [uid, site, mark.round, mark.stop].join(' ');
  const item: Unsent = { id, at: now, undertaking, refusals: [], mark: { ...mark, isHeld: true } };
  return stored(() => set(id, item, kept));
}

/** Takes a mark back. Returns false when it has gone to the server meanwhile. */
export const takeBack = (id: string): Promise<boolean> =>
  alone(async () => {
    const all = await entries<string, Unsent>(kept);
    const isThere = all.some(([key]) => key === id);
    await delMany([id], kept);
    await readUnsent();
    return isThere;
  });

/** The round is sent: from now on its marks are steps that wait for the server. */
export async function release(walk: Walk): Promise<void> {
  const all = await entries<string, Unsent>(kept);
  const held = all.filter(([, each]) => isOf(walk)(each) && each.mark?.isHeld);
  const freed = held.map(([id, each]): [string, Unsent] => [
    id,
    { ...each, mark: { ...(each.mark as Mark), isHeld: false } },
  ]);
  await stored(async () => {
    for (const [id, each] of freed) await set(id, each, kept);
  });
}
