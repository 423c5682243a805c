import { openPath } from '../../../rulebook/reading/paths.ts';
import type { Query } from './store.ts';

// Asked of the index by pages that come after the first screen.

const MOST = 500;
const HOUR_MS = 3_600_000;

/** What waits for a colleague, of what all staff may know of. */
export const inNameQuery = (site: string, uid: string): Query => ({
  from: openPath(site),
  where: [
    ['audience', '==', 'staff'],
    ['for', 'array-contains', uid],
  ],
  order: [],
  limit: MOST,
});

/** All that is late, of what all staff may know of, the longest late first. */
export const overdueQuery = (site: string, now: Date): Query => ({
  from: openPath(site),
  where: [
    ['audience', '==', 'staff'],
    ['deadline', '<', new Date(Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS)],
  ],
  order: [['deadline', 'asc']],
  limit: MOST,
});

/** What stands as amiss, late or not. */
export const amissQuery = (site: string): Query => ({
  from: openPath(site),
  where: [
    ['audience', '==', 'staff'],
    ['isAmiss', '==', true],
  ],
  order: [],
  limit: MOST,
});
