import { useMemo } from 'preact/hooks';
import { type Settings, type SiteTime, siteTime } from '../../../rulebook/site/settings.ts';
import { useSession } from './current.ts';

/** The site's clock, and what it has set. */
export function useSiteTime(): SiteTime {
  const { settings } = useSession();
  return useMemo(() => siteTime(settings as Partial<Settings>), [settings]);
}
