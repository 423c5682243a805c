import type { DeskSite } from './site.ts';

/** The site's working day closes at this time: '00:01' has always been, '23:59' is nearly always still to come. */
export const closesAt = (site: DeskSite, closing: string): Promise<void> =>
  site.take('manager', 'settings', 'change', 'site', { workdayStart: '00:00', countBy: '00:00', closing });
