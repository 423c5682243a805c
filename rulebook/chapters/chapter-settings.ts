// Printed from the `site-settings.ts` in the folders beside it by `npm run generate`.
import type { ChapterSettings } from '../notation/setting.ts';
import * as desk from './desk/site-settings.ts';

/** What a site sets for each chapter. */
export const chapterSettings: readonly ChapterSettings[] = [
  { chapter: 'desk', settings: [desk.callMinutes] },
];
