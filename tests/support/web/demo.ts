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

  /** The language that somebody has chosen. */
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
