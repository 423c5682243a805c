import type { Document } from '../../data/store.ts';
import { tendsNow } from '../../session/held.ts';
import { holdsNow, type Session } from '../../session/session.ts';

// What the page offers to whom; who may is decided by the rulebook.

/** Who asks the households. */
export const asksHouseholds = (session: Session): boolean =>
  holdsNow(session, 'assistant', 'supervisor', 'manager');

/** Who types what came back on paper: the steward of the building, and the desk. */
export const typesPaper = (session: Session, building: string): boolean =>
  tendsNow(session, building) || holdsNow(session, 'receptionist', 'assistant', 'supervisor');

/** Who reads the tally. */
export const readsTally = (session: Session): boolean =>
  holdsNow(session, 'manager', 'supervisor', 'assistant', 'gm');

/** Who types the paper of some building or other. */
export const typesSomePaper = (session: Session): boolean =>
  holdsNow(session, 'steward', 'receptionist', 'assistant', 'supervisor');

/** Who puts right what was typed from paper: whoever typed it, and those above. Of an anonymous survey nobody. */
export function mayCorrect(session: Session, ballot: Document): boolean {
  const isPaper = ballot.channel === 'paper' && ballot.answers !== undefined;
  const isOwn = (ballot.entered as { by?: unknown } | undefined)?.by === session.uid;
  const mayType = typesPaper(session, String(ballot.building));
  return isPaper && ((isOwn && mayType) || holdsNow(session, 'assistant', 'supervisor'));
}
