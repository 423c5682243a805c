import type { Reckon } from '../reports/reckoning.ts';
import { analyseVisits } from './satisfaction/analyse-visits.ts';
import { tallySatisfaction } from './satisfaction/tally-satisfaction.ts';

/** What the chapters reckon for reports, by the name that a `reckoned` part calls it. */
export const reckonings: Readonly<Record<string, Reckon>> = {
  satisfaction: tallySatisfaction,
  returnVisits: analyseVisits,
};
