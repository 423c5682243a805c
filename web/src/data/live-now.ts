import { observable } from '../observable.ts';
import type { Live } from './store.ts';

/** The listeners, once they have arrived. */
export const live = observable<Live | null>(null);

export const liveIfOpen = (): Live | null => live.get();

let asked = false;

/** Fetches the full SDK; called when the first records are on the screen, and when there is no network for the lite one. */
export function openLiveLater(): void {
  if (asked) return;
  asked = true;
  import('../firebase/live.ts')
    .then(({ openLive }) => openLive())
    .then((opened) => live.set(opened))
    .catch(() => {
      asked = false; // No network: the next screen asks again.
    });
}
