import { noticesPath } from '../../../rulebook/reading/paths.ts';
import type { Query, Row } from '../data/store.ts';
import { useRows } from '../data/watch.ts';
import { useSession } from '../session/current.ts';

/** More than these are rarely unread at once; the bell then says 99+. */
const NEWEST = 30;

/** The newest notices of a person's inbox. */
export const noticesQuery = (site: string, uid: string): Query => ({
  from: noticesPath(site, uid),
  order: [['at', 'desc']],
  limit: NEWEST,
});

/** Neither has the person read it, nor is what it tells of settled. */
export const isUnread = ({ data }: Row): boolean => !data.readAt && !data.settledAt;

/** How many of the newest notices are unread. */
export function useUnread(): number {
  const { site, uid } = useSession();
  const { value = [] } = useRows(noticesQuery(site, uid));
  return value.filter(isUnread).length;
}
