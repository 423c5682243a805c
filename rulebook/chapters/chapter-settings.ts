// Printed from the `site-settings.ts` in the folders beside it by `npm run generate`.
import type { ChapterSettings } from '../notation/setting.ts';
import * as desk from './desk/site-settings.ts';
import * as fees from './fees/site-settings.ts';

/** What a site sets for each chapter. */
export const chapterSettings: readonly ChapterSettings[] = [
  { chapter: 'desk', settings: [desk.callMinutes] },
  { chapter: 'fees', settings: [fees.assistantDays, fees.billDueDays, fees.chaseFrom, fees.deadlineDays, fees.dunningDays, fees.graceDays, fees.lateFeeCap, fees.lateFeeFirst, fees.lateFeeRate, fees.serveWithin, fees.settlingOrder, fees.stewardDays] },
];
