import type { Page } from 'playwright-core';
import { settled } from './looks.ts';

/**
 * Opens another page of the desk as a link in it does: nothing is loaded anew, which takes several times as long. What
 * stood there is drawn until the other one can be; so long nothing is looked at.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  if (page.url().endsWith(path)) return settled(page);
  await page.evaluate((to) => {
    document.querySelector('main')?.setAttribute('data-left', '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.locator('main[data-left]').waitFor({ state: 'detached' });
  await settled(page);
}
