import { signOut as signOutOfFirebase } from 'firebase/auth';
import { firebase } from '../firebase/app.ts';
import { change } from '../firebase/lite.ts';
import type { Language } from '../language/words.ts';
import { forget, sessionState, setLanguage, show, signsOut } from './current.ts';

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

/** Signs out and forgets what was kept on this device for reading while offline. */
export async function signOut(): Promise<void> {
  const { auth } = await firebase;
  signsOut();
  await signOutOfFirebase(auth);
  await forget(({ forgetSeen }) => forgetSeen());
  location.assign('/');
}
