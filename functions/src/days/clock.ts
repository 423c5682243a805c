import { recordPath } from '../../../rulebook/paths.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { SETTINGS_ID } from '../../../rulebook/registers/settings.ts';
import type { SiteTime } from '../../../rulebook/settings.ts';
import { clockOf } from '../../../rulebook/site-clock.ts';
import type { OutboxWrite } from '../mail/outbox.ts';

/** The site's clock as the rules read it (R5.1.1): written anew with the settings and with each day that is opened. */
export const clockWrite = (site: string, { settings }: SiteTime, now: Date): OutboxWrite => ({
  path: recordPath(site, registers('clock'), SETTINGS_ID),
  data: { ...clockOf(settings.zone, now) },
});
