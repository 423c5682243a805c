import { useSession } from '../session/current.ts';
import { tendsNow } from '../session/held.ts';
import { holdsNow, type Session } from '../session/session.ts';
import type { Document, Query, Row } from './store.ts';
import { useRows } from './watch.ts';

/** The steward of the building, the supervisor and the manager keep the file (R3.3.4, R2.4.16); the rules decide. */
export const mayReadWithoutAsking = (session: Session, household: Document): boolean =>
  holdsNow(session, 'supervisor', 'manager') || tendsNow(session, String(household.building));

export interface OwnGrant {
  /** One's own request for this household; undefined when there is none or it is not known yet. */
  readonly row: Row | undefined;
  readonly isKnown: boolean;
  readonly failure: unknown;
  /** Until when the grant opens the telephone numbers; null when it does not, undefined until it is known. */
  readonly until: Date | null | undefined;
}

/** One's own request to see a household's telephone number, as it stands; asks nothing for null. */
export function useOwnGrant(household: string | null): OwnGrant {
  const { site, uid } = useSession();
  const { value, failure } = useRows(household === null ? null : ownRequest(site, household, uid));
  const row = value?.[0];
  const ends = row?.data.state === 'granted' && row.data.until instanceof Date ? row.data.until : null;
  return { row, isKnown: value !== undefined, failure, until: value && ends };
}

// By the asker too: the rules let nobody else see whether somebody has asked.
const ownRequest = (site: string, household: string, uid: string): Query => ({
  from: `sites/${site}/disclosures`,
  where: [
    ['household', '==', household],
    ['opened.by', '==', uid],
  ],
  limit: 1,
});
