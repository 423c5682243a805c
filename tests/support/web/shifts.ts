import type { Page } from 'playwright-core';

declare global {
  interface Window {
    shifts: string[];
    shifted: number;
  }
}

/** Not told by the language's own types yet. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Adds up how far things move on a page by themselves, from its beginning on. To be called before it is opened. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (entry.hadRecentInput) continue;
        window.shifted += entry.value;
        const moved = entry.sources.map(({ node }) =>
          node instanceof Element ? node.className : node?.nodeName,
        );
        window.shifts.push(`${entry.value.toFixed(4)} ${moved.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** How far things have moved since the page was opened, and what it was. */
export const shiftsOf = (page: Page): Promise<{ readonly sum: number; readonly moved: readonly string[] }> =>
  page.evaluate(() => ({ sum: window.shifted, moved: window.shifts }));

/** A line on which every answer takes so long: what comes late is seen to come late. */
export async function slowLine(page: Page, latency: number): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const rest = { offline: false, downloadThroughput: -1, uploadThroughput: -1 };
  await client.send('Network.emulateNetworkConditions', { latency, ...rest });
}
