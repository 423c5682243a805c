import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { demoAt, lastMonth } from '../demo/support/demo.ts';
import { addPeople } from '../demo/support/people.ts';
import { DEMO_SITE } from '../demo/support/site.ts';
import { demoFiles } from './demo-lines.ts';

/**
 * Makes a believable site on the emulators: people of every role, and what the files of `scripts/demo/<chapter>/` tell
 * of an ordinary working day. Every record goes through the rulebook's own steps. Returns false when the site is there
 * already.
 */
export async function seedDemo(db: Firestore, auth: Auth, now: Date): Promise<boolean> {
  if ((await db.doc(`sites/${DEMO_SITE}/settings/site`).get()).exists) return false;
  const files = await demoFiles();
  const demo = demoAt(db, await addPeople(db, auth, lastMonth(now)), now);
  for (const { lines } of files) await lines(demo);
  return true;
}
