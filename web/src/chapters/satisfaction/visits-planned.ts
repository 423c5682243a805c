import type { Query } from '../../data/store.ts';

/** More than somebody visits in a month. */
const MOST = 500;

/** Return visits that are planned until a day and have not been made (R2.4.14). */
export const visitsPlannedUntil = (site: string, day: string): Query => ({
  from: `sites/${site}/followUps`,
  where: [
    ['state', '==', 'planned'],
    ['plannedOn', '<=', day],
  ],
  order: [['plannedOn', 'asc']],
  limit: MOST,
});
