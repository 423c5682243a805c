import type { KeyKind } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import type { Document, Query } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { useNow } from '../../kit/now.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';

/** Twice as many as there are cabinets. */
const MOST = 20;

const countsQuery = (site: string, day: string): Query => ({
  from: `sites/${site}/keyCounts`,
  where: [['day', '==', day]],
  order: [['opened.at', 'desc']],
  limit: MOST,
});

/** The counts of today by cabinet; null until they are known. */
export type CountsOfToday = ReadonlyMap<KeyKind, Document> | null;

const NONE: CountsOfToday = new Map();

export function useCountsOfToday(): CountsOfToday {
  const { site } = useSession();
  const { calendar } = useSiteTime();
  const now = useNow();
  const { value, failure } = useRows(countsQuery(site, calendar.day(now)));
  if (failure !== null && !value) return NONE;
  return value ? new Map(value.map(({ data }) => [data.cabinet as KeyKind, data])) : null;
}
