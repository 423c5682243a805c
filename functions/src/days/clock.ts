import { registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { clockOf } from '../../../rulebook/site/site-clock.ts';
import type { OutboxWrite } from '../mail/outbox.ts';

/** The site's clock as the rules read it (R5.1.1): written anew with the settings and with each day that is opened. */
export const clockWrite = (site: string, { settings }: SiteTime, now: Date): OutboxWrite => ({
  path: recordPath(site, registers('clock'), SETTINGS_ID),
  data: { ...clockOf(settings.zone, now) },
});
