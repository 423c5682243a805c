import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { expect } from 'vitest';
import { accountPath } from '../../../rulebook/reading/paths.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { DEMO_PASSWORD, DEMO_SITE } from '../../../scripts/demo/support/site.ts';
import { seedDemo } from '../../../scripts/support/demo-site.ts';
import { emulators } from '../emulators.ts';
import { eventually } from '../eventually.ts';
import type { Credentials } from './sign-in.ts';

/** Somebody of the demo site who belongs to one test file. */
export interface Colleague {
  readonly credentials: Credentials;
  readonly speaks: (language: 'zh' | 'en') => Promise<void>;
}

/** The demo site, as `npm start` shows it: something of everything. */
export class DemoSite {
  readonly #app = initializeApp({ projectId: emulators.suiteProject() }, `demo-${crypto.randomUUID()}`);
  readonly db: Firestore = getFirestore(this.#app);

  /** Made by the first test file that asks for it; the others wait until it is done. */
  async open(): Promise<this> {
    emulators.auth();
    const [begun, made] = [this.db.doc('demo/begun'), this.db.doc('demo/made')];
    const isFirst = await begun.create({}).then(
      () => true,
      () => false,
    );
    if (isFirst) {
      await seedDemo(this.db, getAuth(this.#app), new Date());
      await made.set({});
    } else await eventually(async () => expect((await made.get()).exists).toBe(true));
    return this;
  }

  close(): Promise<void> {
    return deleteApp(this.#app);
  }

  credentials = (role: Role): Credentials => ({
    email: `${role}@lakeside.example`,
    password: DEMO_PASSWORD,
  });

  /**
   * Somebody beside the one whom the demo site has in a role, with the same rights: for a test file that changes what is
   * theirs, as another one may do at the same time.
   */
  async colleague(role: Role): Promise<Colleague> {
    const email = `${role}-${crypto.randomUUID()}@lakeside.example`;
    const { uid } = await getAuth(this.#app).createUser({ email, password: DEMO_PASSWORD });
    const pathsOf = (person: string) => {
      const member = `sites/${DEMO_SITE}/members/${person}`;
      return [accountPath(person), member, `${member}/standing/rights`];
    };
    const copies = pathsOf(uid);
    await Promise.all(
      pathsOf(`demo-${role}`).map(async (path, place) => {
        const data = (await this.db.doc(path).get()).data();
        if (data) await this.db.doc(copies[place] ?? '').set(data);
      }),
    );
    return {
      credentials: { email, password: DEMO_PASSWORD },
      speaks: async (language) => void (await this.db.doc(accountPath(uid)).update({ language })),
    };
  }

  /** The language that somebody has chosen. Of one test file: see `colleague`. */
  async speaks(role: Role, language: 'zh' | 'en'): Promise<void> {
    await this.db.doc(accountPath(`demo-${role}`)).update({ language });
  }

  /** The first record of every register that has one, by the register's name. */
  async someRecords(): Promise<ReadonlyMap<string, string>> {
    const collections = await this.db.doc(`sites/${DEMO_SITE}`).listCollections();
    const firsts = await Promise.all(collections.map((each) => each.limit(1).get()));
    return new Map(firsts.flatMap(({ docs }) => docs.map(({ ref }) => [ref.parent.id, ref.id] as const)));
  }
}
