import type { Document } from '../../data/store.ts';
import { holdsNow, type Session } from '../../session/session.ts';

/** The steward of the building, the supervisor and the manager keep the file (R3.3.4, R2.4.16); the rules decide. */
export const mayReadWithoutAsking = (session: Session, household: Document): boolean =>
  holdsNow(session, 'supervisor', 'manager') ||
  (holdsNow(session, 'steward') && session.buildings.includes(String(household.building)));
