import { type FirebaseApp, initializeApp } from 'firebase/app';
import {
  type Auth,
  browserLocalPersistence,
  connectAuthEmulator,
  initializeAuth,
  type Persistence,
} from 'firebase/auth';
import { connectFirestoreEmulator, type Firestore, getFirestore } from 'firebase/firestore/lite';

/** What scripts/support/page-settings.ts writes into the page when it is served by the emulators. */
interface Emulators {
  readonly project: string;
  readonly host: string;
  readonly auth: number;
  readonly firestore: number;
  readonly functions: number;
}

export interface Connection {
  readonly app: FirebaseApp;
  readonly auth: Auth;
  readonly lite: Firestore;
}

const element = document.querySelector<HTMLMetaElement>('meta[name="emulators"]');
export const emulators: Emulators | null = element ? (JSON.parse(element.content) as Emulators) : null;

const KEPT = 'wuye-desk-project';

/** Hosting tells which project it serves, so one build serves any project. Asked once, for the next time. */
async function projectOf(): Promise<Record<string, string>> {
  if (emulators) return { projectId: emulators.project, apiKey: 'emulators' };
  const asked = fetch('/__/firebase/init.json').then(async (answer) => {
    const project = (await answer.json()) as Record<string, string>;
    localStorage.setItem(KEPT, JSON.stringify(project));
    return project;
  });
  const kept = localStorage.getItem(KEPT);
  if (kept === null) return asked;
  asked.catch(() => undefined); // No network: what was told last time still holds.
  return JSON.parse(kept) as Record<string, string>;
}

/** Connects an app to the project's Auth and Firestore, or to their emulators. */
export async function connect(app: FirebaseApp, persistence: Persistence): Promise<Connection> {
  const siteKey: string | undefined = import.meta.env.VITE_APP_CHECK_SITE_KEY;
  if (siteKey) (await import('./app-check.ts')).checkApp(app, siteKey);
  const auth = initializeAuth(app, { persistence });
  const lite = getFirestore(app);
  if (emulators) {
    connectAuthEmulator(auth, `http://${emulators.host}:${emulators.auth}`, { disableWarnings: true });
    connectFirestoreEmulator(lite, emulators.host, emulators.firestore);
  }
  return { app, auth, lite };
}

/** The connection of whoever sits at the desk. */
export const firebase: Promise<Connection> = projectOf().then((project) =>
  connect(initializeApp(project), browserLocalPersistence),
);
