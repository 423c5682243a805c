import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { emulators } from '../emulators.ts';
import { WAIT_MS } from '../limits.ts';

/** A browser of its own for a test file. */
export function openBrowser(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({
    executablePath: emulators.chromium(),
    timeout: WAIT_MS,
    args: ['--no-sandbox', '--disable-gpu', ...quiet],
  });
}

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** A device that nobody has used yet. Without a service worker unless it is what is tested. */
export async function openDevice(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: emulators.pageOrigin(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: DESK,
    serviceWorkers: 'block',
    ...options,
  });
  context.setDefaultTimeout(WAIT_MS);
  return context;
}

/** What the SDK says by its watch alone: on a busy machine the emulator may take longer, and answers all the same. */
const impatience = /Backend didn't respond within 10 seconds/;

/** What went wrong in the pages of a device, whether or not anybody saw it. */
export function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('weberror', (error) =>
    complaints.push(`page error: ${error.error().stack ?? error.error().message}`),
  );
  // A violation of the content security policy and a failed request are told to the console too.
  context.on('console', (message) => {
    if (message.type() !== 'error' || impatience.test(message.text())) return;
    complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  // The console does not say what was asked for that is refused.
  context.on('response', (response) => {
    const request = response.request();
    if (response.status() === 403)
      complaints.push(`status of 403: ${request.url()} ${request.postData() ?? ''}`);
  });
  context.on('page', (page) => page.on('crash', () => complaints.push('the page crashed')));
  return complaints;
}

/** The picture of a page where a test has failed. */
export const takePicture = (page: Page, file: string): Promise<Buffer> =>
  page.screenshot({ path: file, fullPage: true });
