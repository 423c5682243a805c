import type { Query } from '../../data/store.ts';

// How ballots are asked for. Without an order, the indexes of single fields serve them all.

/** More homes than a building has. */
export const HOMES_MOST = 1_000;

/** Answers of the last days that are shown at most. */
export const LATEST_MOST = 100;

/** Those of a survey that have not answered. */
export const unanswered = (site: string, survey: string): Query => ({
  from: `sites/${site}/ballots`,
  where: [
    ['survey', '==', survey],
    ['state', '==', 'invited'],
  ],
  limit: HOMES_MOST,
});

/** Those of one building that are asked. */
export const askedIn = (site: string, survey: string, building: string): Query => ({
  from: `sites/${site}/ballots`,
  where: [
    ['survey', '==', survey],
    ['building', '==', building],
  ],
  limit: HOMES_MOST,
});

/** Those of one building that have not answered. */
export const unansweredIn = (site: string, survey: string, building: string): Query => ({
  from: `sites/${site}/ballots`,
  where: [
    ['survey', '==', survey],
    ['state', '==', 'invited'],
    ['building', '==', building],
  ],
  limit: HOMES_MOST,
});

/** What was answered on these days. */
export const answeredOn = (site: string, survey: string, days: readonly string[]): Query => ({
  from: `sites/${site}/ballots`,
  where: [
    ['survey', '==', survey],
    ['answeredOn', 'in', days],
  ],
  limit: LATEST_MOST,
});
