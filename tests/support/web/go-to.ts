import type { Page } from 'playwright-core';
import { settled } from './looks.ts';

/**
 * Opens another page of the desk as a link in it does: nothing is loaded anew, which takes several times as long. The page
 * that is left and the one that is opened have different titles.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  if (page.url().endsWith(path)) return settled(page);
  await page.evaluate((to) => {
    document.title = '';
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.waitForFunction(() => document.title !== '');
  await settled(page);
}
