import { onAuthStateChanged } from 'firebase/auth';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { MUST_CHANGE } from '../../../rulebook/site/must-change.ts';
import { personOf } from '../../../rulebook/site/pin-account.ts';
import { forgetAll } from '../data/watch.ts';
import { firebase } from '../firebase/app.ts';
import { keepLanguage, type Language, languageOfDevice } from '../language/words.ts';
import { observable } from '../observable.ts';
import { isLockDue } from './desk-here.ts';
import { keepSession, keptSession, readSession, type Session, type Shut } from './session.ts';

export type State =
  | { readonly is: 'starting' }
  | { readonly is: 'signedOut' }
  | { readonly is: 'shut'; readonly why: Shut }
  /** Signed in, but what they are here could not be read: no network on a new device. */
  | { readonly is: 'unreachable' }
  | { readonly is: 'in'; readonly session: Session };

/** Whether somebody is signed in, and as whom. */
export const sessionState = observable<State>({ is: 'starting' });

export const language = observable<Language>(languageOfDevice());

export const SessionContext = createContext<Session | null>(null);

/** The session of whoever sits here. For what is drawn only when somebody does. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('drawn outside of a session');
  return session;
}

let uid: string | null = null;

/** Signing out ends with a new document: the form to sign in is for that one, or what is typed early would be lost. */
let isSigningOut = false;
export const signsOut = (): void => {
  isSigningOut = true;
};

/** Follows who is signed in; `lock` signs out of a shared computer. */
export async function followSignIn(lock: () => Promise<void>): Promise<void> {
  keepLanguage(language.get());
  const { auth } = await firebase;
  onAuthStateChanged(auth, (user) => {
    uid = user ? personOf(user.uid) : null;
    if (uid === null) leave({ is: isSigningOut ? 'starting' : 'signedOut' });
    // A shared computer that was closed or asleep: nobody sees what the last one saw.
    else if (isLockDue(new Date())) void lock();
    else void enter(uid, wantedSite());
  });
}

const wantedSite = (): string | null => new URLSearchParams(location.search).get('site');

async function enter(person: string, site: string | null): Promise<void> {
  const kept = keptSession(person, site);
  if (kept) show(kept);
  try {
    const read = await readSession(person, site ?? kept?.site ?? null);
    if (uid !== person) return;
    // It was handed to them: it opens nothing until they have set their own, and nothing of theirs is forgotten for it.
    if (typeof read === 'string' && (await mustChange()))
      return sessionState.set({ is: 'shut', why: 'mustChange' });
    // Who was in a moment ago has not joined no site: they have left the one they had.
    if (typeof read === 'string') {
      const from = siteNow() ?? kept?.site ?? null;
      leave({ is: 'shut', why: kept ? 'dismissed' : read });
      await forget(({ forgetSite }) => forgetSite(person, from));
    } else if (kept && read.site !== kept.site) {
      // Dismissed from the site that they were at, not from another.
      keepSession(read);
      await forget(({ forgetSite }) => forgetSite(person, kept.site));
      location.assign('/');
    } else show(read);
  } catch {
    if (!kept) sessionState.set({ is: 'unreachable' });
  }
}

const mustChange = async (): Promise<boolean> => {
  const user = (await firebase).auth.currentUser;
  return Boolean((await user?.getIdTokenResult())?.claims[MUST_CHANGE]);
};

export function show(session: Session): void {
  keepSession(session);
  setLanguage(session.language);
  sessionState.set({ is: 'in', session });
}

const siteNow = (): string | null => {
  const state = sessionState.get();
  return state.is === 'in' ? state.session.site : null;
};

export type Forgetting = typeof import('./forget-device.ts');

/** What is kept on this device is removed by code that few ever need. */
export const forget = (how: (forgetting: Forgetting) => Promise<void>): Promise<void> =>
  import('./forget-device.ts').then(how).catch((error) => console.error(error));

/** Nothing of what somebody saw stays behind when they may see it no more. */
function leave(state: State): void {
  keepSession(null);
  forgetAll();
  sessionState.set(state);
}

export function setLanguage(chosen: Language): void {
  keepLanguage(chosen);
  if (language.get() !== chosen) language.set(chosen);
}

/** Reads again what the person is here: after a refusal, or when the member record has changed. */
export async function refreshSession(): Promise<void> {
  if (uid !== null) await enter(uid, siteNow() ?? wantedSite());
}
