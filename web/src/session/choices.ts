import { signOut as signOutOfFirebase } from 'firebase/auth';
import { personOf } from '../../../rulebook/site/pin-account.ts';
import { firebase } from '../firebase/app.ts';
import { change } from '../firebase/lite.ts';
import type { Language } from '../language/words.ts';
import { type Forgetting, forget, sessionState, setLanguage, show, signsOut } from './current.ts';
import { deskHere } from './desk-here.ts';
import { keepLocksAt } from './keep-desk.ts';

/** Goes to another of the person's sites. */
export function switchSite(site: string): void {
  location.assign(`/?site=${encodeURIComponent(site)}`);
}

/** Chooses a language, for this device and for the account. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  setLanguage(chosen);
  const state = sessionState.get();
  if (state.is !== 'in') return;
  show({ ...state.session, language: chosen });
  await change(`accounts/${state.session.uid}`, { language: chosen }).catch(() => {
    // Offline: this device has it, the account gets it the next time it is chosen.
  });
}

/**
 * Signs out and forgets what was kept on this device for reading while offline, and what was begun in its forms; on a shared
 * computer only what this person has begun, for another who has locked it comes back to theirs.
 */
export async function signOut(): Promise<void> {
  const { auth } = await firebase;
  const account = deskHere() && auth.currentUser?.uid;
  const mine = account ? personOf(account) : null;
  await leave(({ forgetSeen }) => forgetSeen(mine));
}

/** Signs out of a shared computer until one comes back: what one has begun waits, and is shown to nobody else. */
export const lock = (): Promise<void> => leave(({ forgetCache }) => forgetCache());

async function leave(how: (forgetting: Forgetting) => Promise<void>): Promise<void> {
  const { auth } = await firebase;
  signsOut();
  keepLocksAt(null);
  await signOutOfFirebase(auth);
  await forget(how);
  location.assign('/');
}
