import { liveIfOpen } from '../data/live-now.ts';
import { forgetMarks, forgetUnsent, givenUp } from '../data/unsent.ts';
import { forgetDrafts } from './draft.ts';

/** When which list was told in whole (data/kept.ts, which comes with the listeners). */
const KEPT = 'wuye-desk-kept';

/**
 * Removes what was kept on this device for reading while offline, and what was begun in its forms: by one person, or with
 * null by anybody.
 */
export async function forgetSeen(of: string | null): Promise<void> {
  forgetDrafts(of);
  // One that fails keeps none of the others back.
  await Promise.allSettled([forgetMarks(of), forgetCache()]);
}

/** Removes what was kept for reading while offline, whether or not the listeners are open now. */
export async function forgetCache(): Promise<void> {
  localStorage.removeItem(KEPT);
  await liveIfOpen()?.forget();
  const databases = await indexedDB.databases();
  const seen = databases.flatMap(({ name }) => (name && isSeen(name) ? [name] : []));
  await Promise.all(seen.map(removed));
}

/** What the listeners keep, the rounds that were fetched ahead, and what of them has arrived. */
const isSeen = (name: string): boolean =>
  name.startsWith('firestore/') || name === 'wuye-desk-rounds' || name === 'wuye-desk-sent';

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
  givenUp.set(await forgetUnsent(uid, site));
  await forgetSeen(uid);
}
