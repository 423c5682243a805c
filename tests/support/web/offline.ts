import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from '../eventually.ts';

/** The worker has everything that the page needs without a network, and answers for it. */
export async function workerIsReady(page: Page): Promise<void> {
  await eventually(async () => {
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  });
}
