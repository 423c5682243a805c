import type { Page } from 'playwright-core';

/**
 * Does something of which the desk says in passing that it is done. Words that go again by themselves are looked for
 * from before on: whoever looks only afterwards may come too late.
 */
export async function hears(page: Page, words: string, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.getByRole('status').filter({ hasText: words }).waitFor(), act()]);
}
