import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Role } from '../../../rulebook/site/roles.ts';
import { localFolder } from '../../../scripts/support/paths.ts';
import { complaintsOf, openBrowser, openDevice, takePicture } from './browser.ts';
import { type Credentials, type Kept, signedInBefore } from './sign-in.ts';
import { DeskSite, PASSWORD } from './site.ts';

export { eventually } from '../eventually.ts';

/** Where pictures of failed tests lie. */
const failuresFolder = path.join(localFolder, 'web-failures');

/** The browser of a test file, and what is opened in it. Every error that a page makes fails the test. */
export class BrowserDesk {
  browser!: Browser;
  readonly #devices: { readonly context: BrowserContext; readonly complaints: string[] }[] = [];
  readonly #users = new Map<string, Promise<Kept>>();
  #expected: RegExp[] = [];

  /** A device that nobody has used yet, with an empty page. */
  async device(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await openDevice(this.browser, options);
    this.#devices.push({ context, complaints: complaintsOf(context) });
    return context.newPage();
  }

  /** A device on which somebody has signed in before, at a page of the desk. */
  async signedIn(credentials: Credentials, at = '/', options: BrowserContextOptions = {}): Promise<Page> {
    const kept = this.#users.get(credentials.email) ?? signedInBefore(credentials);
    this.#users.set(credentials.email, kept);
    const page = await this.device({ storageState: await kept, ...options });
    await page.goto(at);
    return page;
  }

  /** These errors belong to what is tested. */
  expects(...errors: readonly RegExp[]): void {
    this.#expected.push(...errors);
  }

  /** Closes what a test has opened; `failedAs` names the pictures of a failed one. */
  async tidy(failedAs: string | null): Promise<void> {
    const devices = this.#devices.splice(0);
    const expected = this.#expected;
    this.#expected = [];
    if (failedAs !== null) await this.#takePictures(devices, failedAs);
    await Promise.all(devices.map(({ context }) => context.close()));
    const complaints = devices.flatMap((device) => device.complaints);
    expect(complaints.filter((each) => !expected.some((error) => error.test(each)))).toEqual([]);
  }

  async #takePictures(devices: readonly { readonly context: BrowserContext }[], name: string): Promise<void> {
    await mkdir(failuresFolder, { recursive: true });
    const pages = devices.flatMap(({ context }) => context.pages());
    for (const [number, page] of pages.entries()) {
      const title = name
        .replaceAll(/[^\p{L}\p{N}.]+/gu, '-')
        .replace(/^-/, '')
        .slice(0, 80);
      const file = `${title}-${number + 1}.png`;
      await takePicture(page, path.join(failuresFolder, file)).catch(() => undefined);
    }
  }
}

/** A browser for the tests of this file. */
export function useBrowser(): BrowserDesk {
  const desk = new BrowserDesk();
  beforeAll(async () => {
    desk.browser = await openBrowser();
  });
  afterEach(({ task }) => desk.tidy(task.result?.state === 'fail' ? task.name : null));
  afterAll(() => desk.browser.close());
  return desk;
}

/** A browser and a site of its own for the tests of this file. */
export function useDesk() {
  const desk = useBrowser();
  const site = new DeskSite();
  beforeAll(async () => {
    await site.open();
  });
  afterAll(() => site.close());
  return Object.assign(desk, {
    site,
    /** The page of the person with a role. */
    as: (role: Role, at = '/', options: BrowserContextOptions = {}): Promise<Page> =>
      desk.signedIn({ email: site.email(role), password: PASSWORD }, at, options),
  });
}
