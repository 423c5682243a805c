// That this browser is a shared computer, and when it locks. Small: the first load asks whether it should have locked.

export const DESK = 'wuye-desk-shared';
export const LOCKS_AT = 'wuye-desk-locks-at';

/** By what the server knows this browser as a shared computer. */
export interface DeskHere {
  readonly site: string;
  readonly desk: string;
  readonly secret: string;
}

/** Null on everybody's own computers and phones. */
export function deskHere(): DeskHere | null {
  try {
    return JSON.parse(localStorage.getItem(DESK) ?? 'null') as DeskHere | null;
  } catch {
    return null;
  }
}

/** When this browser locks unless somebody touches it, for all its windows; null where nobody is signed in. */
export function locksAt(): Date | null {
  const kept = localStorage.getItem(LOCKS_AT);
  return kept === null ? null : new Date(Number(kept));
}

/** Returns true iff it should have locked while it was closed or asleep. */
export const isLockDue = (now: Date): boolean => {
  const at = locksAt();
  return at !== null && at <= now && deskHere() !== null;
};
