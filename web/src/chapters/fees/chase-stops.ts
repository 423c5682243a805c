import type { Document, Query } from '../../data/store.ts';
import { getPage } from '../../firebase/lite.ts';
import type { FetchStops } from '../../rounds/stop.ts';
import { tendsNow } from '../../session/held.ts';
import { holdsNow, type Session } from '../../session/session.ts';
import { chaseStop, isTheirTurn } from './chase-stop.ts';

const MOST = 500;

const chasedAt = (site: string): Query => ({
  from: `sites/${site}/arrears`,
  where: [['state', 'in', ['dunningNotice', 'deadlineNotice', 'stewardVisit', 'assistantVisit']]],
  order: [['room', 'asc']],
  limit: MOST,
});

/** R3.4.1.2 R3.4.1.3.2 Notices to serve and visits to make about arrears: a steward's of their buildings, an assistant's own. */
export const chaseStops: FetchStops = async ({ session }) => {
  if (!holdsNow(session, 'steward', 'assistant')) return [];
  const rows = await getPage(chasedAt(session.site));
  return rows.filter(({ data }) => isTheirs(session, data) && isTheirTurn(data)).flatMap(chaseStop);
};

const isTheirs = (session: Session, { state, building }: Document): boolean =>
  state === 'assistantVisit' ? holdsNow(session, 'assistant') : tendsNow(session, String(building));
