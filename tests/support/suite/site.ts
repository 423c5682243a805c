import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import type { Role } from '../../../rulebook/site/roles.ts';
import { clockAt } from '../clock.ts';
import { emulators } from '../emulators.ts';
import { openTestSite, type TestSite } from '../site.ts';
import { Desk } from './desk.ts';

export { eventually } from '../eventually.ts';

const PASSWORD = 'suite-of-emulators';

/** A site of the project whose functions run, with an account for each role. The functions do what follows. */
export interface SuiteSite {
  readonly site: TestSite;
  readonly auth: Auth;
  /** The desk of the member with a role. */
  readonly as: (role: Role) => Promise<Desk>;
  /** A desk at which nobody is signed in. */
  readonly empty: () => Desk;
  readonly close: () => Promise<void>;
}

/** `opened` is when, 'yyyy-MM-dd HH:mm' at the site; now, if it is left out. */
export async function openSuiteSite(opened = clockAt(new Date()).stamp()): Promise<SuiteSite> {
  const project = emulators.suiteProject();
  emulators.auth();
  const app = initializeApp({ projectId: project }, `suite-${crypto.randomUUID()}`);
  const auth = getAuth(app);
  const id = `site-${crypto.randomUUID().slice(0, 8)}`;
  const site = await openTestSite({ at: opened, project, id, quiet: true });
  const desks: Desk[] = [];
  const empty = (): Desk => {
    const desk = new Desk(id);
    desks.push(desk);
    return desk;
  };
  return {
    site,
    auth,
    empty,
    as: async (role) => {
      const email = await accountOf(auth, role);
      return empty().signIn(email, PASSWORD);
    },
    close: async () => {
      await Promise.all(desks.map((desk) => desk.close()));
      await site.close();
      await deleteApp(app);
    },
  };
}

/** The account of a role, one for all sites of the suite. Returns its address. */
async function accountOf(auth: Auth, role: Role): Promise<string> {
  const email = `${role}@suite.example`;
  try {
    await auth.createUser({ uid: role, email, password: PASSWORD });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== 'auth/uid-already-exists' && code !== 'auth/email-already-exists') throw error;
  }
  return email;
}
