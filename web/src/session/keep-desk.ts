import { DESK, type DeskHere, LOCKS_AT } from './desk-here.ts';

// What a shared computer keeps of itself; the first load only reads it.

export const keepDesk = (desk: DeskHere | null): void => {
  if (desk) localStorage.setItem(DESK, JSON.stringify(desk));
  else localStorage.removeItem(DESK);
};

export const keepLocksAt = (at: Date | null): void => {
  if (at) localStorage.setItem(LOCKS_AT, String(at.getTime()));
  else localStorage.removeItem(LOCKS_AT);
};
