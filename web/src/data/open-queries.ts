import { openPath } from '../../../rulebook/reading/paths.ts';
import type { Query, Row } from './store.ts';

const MINE_MOST = 500;
const OTHERS_MOST = 100;
const AHEAD_MS = 36 * 3_600_000;
const HOUR_MS = 3_600_000;

/** All that waits for a person, and for those in whose place they stand: first what is not due, then by its time. */
export const mineQuery = (site: string, uid: string): Query => ({
  from: openPath(site),
  where: [['for', 'array-contains', uid]],
  order: [['deadline', 'asc']],
  limit: MINE_MOST,
});

/** What is late or falls due in the next day and a half, whomever it waits for: of it what all staff may know of. */
export const everybodysQuery = (site: string, now: Date): Query => ({
  from: openPath(site),
  where: [
    ['audience', '==', 'staff'],
    // Rounded, so that the query stays the same for a while.
    ['deadline', '<', new Date(Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS + AHEAD_MS)],
  ],
  order: [['deadline', 'asc']],
  limit: OTHERS_MOST,
});

/** What only waits, of all that all staff may know of: so a manager sees what is stuck, and with whom. */
export const waitingQuery = (site: string): Query => ({
  from: openPath(site),
  where: [
    ['audience', '==', 'staff'],
    ['deadline', '==', null],
  ],
  order: [['since', 'asc']],
  limit: OTHERS_MOST,
});

/** What a person has begun and others have to go on with. */
export const begunQuery = (site: string, uid: string): Query => ({
  from: openPath(site),
  where: [
    ['audience', '==', 'staff'],
    ['beganBy', '==', uid],
  ],
  order: [['since', 'asc']],
  limit: OTHERS_MOST,
});

export const isCut = (rows: readonly Row[] | undefined, { limit }: Query): boolean =>
  (rows?.length ?? 0) >= limit;
