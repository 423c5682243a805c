import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Built, buildPage } from '../support/web/built.ts';
import { eventually, useBrowser } from '../support/web/use-desk.ts';

const desk = useBrowser();
let built: Built;
beforeAll(async () => {
  built = await buildPage();
});
afterAll(() => built.close());

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Hosting as the page knows it: every address that is no file is the page. One build after the other. */
class Hosting {
  /** A number of the build; 2 is another one than 1, with a file of its own and without one of the old ones. */
  build = 1;
  /** Serves the page with its script; without it, only what stands between the page and the network is tested. */
  hasScript = false;
  /** Answers with the page instead of this file. */
  missing: string | null = null;
  readonly server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void this.#answer(pathname).then(({ type, content }) => {
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(content);
    });
  });

  async #answer(pathname: string): Promise<{ type: string; content: string | Buffer }> {
    if (pathname === '/__/firebase/init.json') {
      return { type: 'application/json', content: '{"projectId":"demo-hosting","apiKey":"told-by-hosting"}' };
    }
    const own = /^\/assets\/of-build-(\d+)\.js$/.exec(pathname);
    if (own?.[1] === String(this.build)) return { type: 'text/javascript', content: `// ${own[1]}` };
    const type = types[path.extname(pathname)];
    const file = path.join(built.folder, pathname);
    if (!type || own || pathname === this.missing) return this.#page();
    const content = await readFile(file).catch(() => null);
    if (!content) return this.#page();
    return { type, content: pathname === '/service-worker.js' ? this.#worker(String(content)) : content };
  }

  /** The page, which says of which build it is. */
  async #page() {
    const html = await readFile(path.join(built.folder, 'index.html'), 'utf8');
    const bare = this.hasScript ? html : html.replace(/<script.*?<\/script>/g, '');
    return {
      type: 'text/html; charset=utf-8',
      content: bare.replace('<body>', `<body><h1>${this.build}</h1>`),
    };
  }

  #worker(code: string): string {
    return code
      .replace(/"version":"\w+"/, `"version":"build-${this.build}"`)
      .replace('"files":[', `"files":["/assets/of-build-${this.build}.js",`);
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  listen = (port = 0): Promise<void> =>
    new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));

  close = (): Promise<void> =>
    new Promise((resolve) => {
      this.server.closeAllConnections();
      this.server.close(() => resolve());
    });
}

let hosting: Hosting;
beforeEach(async () => {
  hosting = new Hosting();
  await hosting.listen();
});
afterEach(() => hosting.close());

const shownBuild = (page: Page): Promise<string | null> => page.locator('h1').textContent();

/** Names of the builds that are kept on the device, oldest first. */
const keptBuilds = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

async function openWithWorker(): Promise<Page> {
  const page = await desk.device({ baseURL: hosting.origin, serviceWorkers: 'allow' });
  await page.goto('/cabinet');
  await update(page);
  return page;
}

/** What the browser does by itself with every load, and after-first-records.ts asks for. */
const update = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('/service-worker.js');
    await registration.update().catch(() => undefined);
  });

async function activeBuild(page: Page, build: string): Promise<void> {
  await eventually(async () => expect(await keptBuilds(page)).toContain(`wuye-desk-${build}`));
  await eventually(async () => {
    const states = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return [registration?.active?.state, registration?.installing, registration?.waiting];
    });
    expect(states).toEqual(['activated', null, null]);
  });
}

it('any address of the page opens without a network, and no other file of it is missing', async () => {
  const page = await openWithWorker();
  await activeBuild(page, 'build-1');
  const { origin } = hosting;
  await hosting.close();
  await page.goto(`${origin}/keys/K-3-1-501?site=lakeside`);
  expect(await shownBuild(page)).toBe('1');
  const script = built.manifest['index.html']?.file ?? '';
  for (const file of [`/${script}`, '/icon-192.png', '/assets/of-build-1.js']) {
    expect(await page.evaluate(async (asked) => (await fetch(asked)).ok, file)).toBe(true);
  }
});

it('a new build is shown with the next load; the one before it still answers those who have it open', async () => {
  const page = await openWithWorker();
  await activeBuild(page, 'build-1');
  const answers = (file: string) => page.evaluate(async (asked) => (await fetch(asked)).text(), file);

  hosting.build = 2;
  await page.reload();
  expect(await shownBuild(page)).toBe('2');
  await update(page);
  await activeBuild(page, 'build-2');
  expect(await answers('/assets/of-build-1.js')).toBe('// 1');
  expect(await answers('/assets/of-build-2.js')).toBe('// 2');

  hosting.build = 3;
  await page.reload();
  await update(page);
  await activeBuild(page, 'build-3');
  await eventually(async () => {
    expect(await keptBuilds(page)).toEqual(['wuye-desk-build-2', 'wuye-desk-build-3']);
  });
});

it('a build that is only half there does not take the place of one that is whole', async () => {
  const page = await openWithWorker();
  await activeBuild(page, 'build-1');
  hosting.build = 2;
  hosting.missing = '/icon.svg';
  await update(page);
  await activeBuild(page, 'build-1');
  expect(await keptBuilds(page)).toEqual(['wuye-desk-build-1']);
  const { origin } = hosting;
  await hosting.close();
  await page.goto(origin);
  expect(await shownBuild(page)).toBe('1');
  const icon = await page.evaluate(async () => (await fetch('/icon.svg')).headers.get('Content-Type'));
  expect(icon).toBe('image/svg+xml');
});

it('what is not the page’s own goes past it: other origins, Hosting’s addresses, and whatever changes something', async () => {
  const page = await openWithWorker();
  await activeBuild(page, 'build-1');
  const other = new Hosting();
  await other.listen();
  desk.expects(/CORS policy/, /ERR_FAILED/);
  await page.evaluate(async (origin) => {
    await fetch('/__/firebase/init.json');
    await fetch('/cabinet', { method: 'POST', body: 'something' });
    await fetch(`${origin}/assets/of-build-1.js`).catch(() => undefined);
  }, other.origin);
  await other.close();
  const kept = await page.evaluate(async () => {
    const cache = await caches.open('wuye-desk-build-1');
    return (await cache.keys()).map(({ url }) => url);
  });
  expect(
    kept.filter((url) => !url.startsWith(hosting.origin) || url.includes('/__/') || url.endsWith('/cabinet')),
  ).toEqual([]);
  expect(kept).toContain(`${hosting.origin}/index.html`);
});

it('the desk itself starts without a network: the project that Hosting told of is remembered', async () => {
  hosting.hasScript = true;
  const page = await openWithWorker();
  await page.getByLabel('邮箱').waitFor();
  await activeBuild(page, 'build-1');
  const { origin } = hosting;
  await hosting.close();
  desk.expects(/ERR_CONNECTION_REFUSED/);
  await page.goto(origin);
  await page.getByLabel('邮箱').waitFor();
  const project = await page.evaluate(() => JSON.parse(localStorage.getItem('wuye-desk-project') ?? 'null'));
  expect(project).toMatchObject({ projectId: 'demo-hosting' });
});
