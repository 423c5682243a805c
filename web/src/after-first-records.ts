import { openLiveLater } from './data/live-now.ts';

let done = false;

/** The first records are on the screen: now come the listeners, what waits to be sent, and the pages for offline. */
export function afterFirstRecords(): void {
  if (done) return;
  done = true;
  performance.mark('first-records');
  openLiveLater();
  void import('./data/unsent.ts').then(({ keepSending }) => keepSending());
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/service-worker.js');
}
