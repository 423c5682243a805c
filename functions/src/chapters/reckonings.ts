import { reckonCompliance } from '../compliance/reckon-compliance.ts';
import type { Reckon } from '../reports/reckoning.ts';
import { reckonKeyWeek } from './keys/key-week.ts';
import { analyseVisits } from './satisfaction/analyse-visits.ts';
import { tallySatisfaction } from './satisfaction/tally-satisfaction.ts';

/** What is reckoned for reports, by the name that a `reckoned` part calls it. */
export const reckonings: Readonly<Record<string, Reckon>> = {
  compliance: reckonCompliance,
  keyWeek: reckonKeyWeek,
  satisfaction: tallySatisfaction,
  returnVisits: analyseVisits,
};
