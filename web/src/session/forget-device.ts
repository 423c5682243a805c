import { liveIfOpen } from '../data/live-now.ts';
import { forgetUnsent, givenUp } from '../data/unsent.ts';
import { DRAFTS } from './draft.ts';

/** What is written down while it is being done: a count, an entry of the duty log, a form, a survey. */
const begun = ['wuye-desk-count', DRAFTS];

/** Removes what was kept on this device for reading while offline, whether or not the listeners are open now. */
export async function forgetSeen(): Promise<void> {
  await liveIfOpen()?.forget();
  const databases = await indexedDB.databases();
  const seen = databases.flatMap(({ name }) => (name?.startsWith('firestore/') ? [name] : []));
  await Promise.all(seen.map(removed));
}

/** Resolves when a database is gone, or will be as soon as the last window closes it. */
const removed = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });

/**
 * Nothing of a site stays on the device of somebody who is dismissed from it (R6.1.3): not what they saw, not what
 * they had begun, not what they could not send. Of every site, when it is not known from which.
 */
export async function forgetSite(uid: string, site: string | null): Promise<void> {
  for (const storage of [localStorage, sessionStorage]) {
    const names = Object.keys(storage).filter((name) => begun.some((each) => name.startsWith(each)));
    for (const name of names) storage.removeItem(name);
  }
  givenUp.set(await forgetUnsent(uid, site));
  await forgetSeen();
}
