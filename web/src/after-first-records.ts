import { openLiveLater } from './data/live-now.ts';
import { observable } from './observable.ts';

/** Whether the first records are on the screen. */
export const firstRecordsShown = observable(false);

/** The first records are on the screen: now come the listeners, what waits to be sent, and the pages for offline. */
export function afterFirstRecords(): void {
  if (firstRecordsShown.get()) return;
  firstRecordsShown.set(true);
  performance.mark('first-records');
  openLiveLater();
  import('./data/send-unsent.ts').then(
    ({ keepSending }) => keepSending(),
    () => undefined, // No network: a page that sends something fetches it.
  );
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/service-worker.js');
}
