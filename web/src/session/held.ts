import { type Role, roles } from '../../../rulebook/site/roles.ts';
import type { Words } from '../language/words.ts';
import { type Session, standsInNow } from './session.ts';

// What of somebody's roles is asked after the first records.

/** Roles of one's own: who stands in appoints nobody and hands nothing on. */
export const holdsAsOwn = ({ roles: own }: Session, ...wanted: Role[]): boolean =>
  own.some((role) => wanted.includes(role));

/** Returns true iff the person is the steward of the building now, or stands in for that steward. */
export const tendsNow = (session: Session, building: string): boolean =>
  [session, ...standsInNow(session, new Date())].some(
    ({ roles: held, buildings }) => held.includes('steward') && buildings.includes(building),
  );

export const roleWords = (role: Role): Words => roles[role];
