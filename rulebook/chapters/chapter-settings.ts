// Printed from the `site-settings.ts` in the folders beside it by `npm run generate`.
import { type ChapterSettings, isSetting } from '../notation/setting.ts';
import * as desk from './desk/site-settings.ts';
import * as fees from './fees/site-settings.ts';
import * as homes from './homes/site-settings.ts';
import * as people from './people/site-settings.ts';
import * as satisfaction from './satisfaction/site-settings.ts';

/** What a site sets for each chapter. */
export const chapterSettings: readonly ChapterSettings[] = [
  { chapter: 'desk', settings: Object.values(desk).filter(isSetting) },
  { chapter: 'fees', settings: Object.values(fees).filter(isSetting) },
  { chapter: 'homes', settings: Object.values(homes).filter(isSetting) },
  { chapter: 'people', settings: Object.values(people).filter(isSetting) },
  { chapter: 'satisfaction', settings: Object.values(satisfaction).filter(isSetting) },
];
