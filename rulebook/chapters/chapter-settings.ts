// Printed from the `site-settings.ts` in the folders beside it by `npm run generate`.
import type { ChapterSettings } from '../notation/setting.ts';

/** What a site sets for each chapter. */
export const chapterSettings: readonly ChapterSettings[] = [
];
