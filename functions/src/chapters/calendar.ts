import type { Contribute } from '../calendar/entry.ts';
import { leaves } from './people/leaves.ts';
import { plannedVisits } from './satisfaction/planned-visits.ts';

/** What the chapters put into a person's calendar, beside what waits for them. */
export const chapterEntries: readonly Contribute[] = [leaves, plannedVisits];
