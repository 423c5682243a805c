import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../scripts/demo/support/site.ts';
import { ensureChromium } from '../scripts/support/chromium.ts';
import { seedDemo } from '../scripts/support/demo-site.ts';
import { type Figure, type Measurement, median } from './support/figure.ts';

const ROUNDS = 7;
const PERSON = 'receptionist@lakeside.example';

/** Slow 4G as Lighthouse has it, in bytes a second, and a processor that is four times slower. */
const network = {
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const SLOWER = 4;

const BARE = 'bare.html';
const PAGE_LOADS_WITHIN_MS = 60_000;

/** A page of the same origin and headers with as many rows, which needs nothing but itself. */
const barePage = [
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>物业客服台</title></head><body>',
  '<h1>今日</h1><table>',
  ...Array.from(
    { length: 10 },
    (_, row) => `<tr><td>K-3-1-${row}01</td><td>借出 吴工</td><td>18:00</td></tr>`,
  ),
  '</table></body></html>',
].join('');

/** What the browser may have kept of an earlier visit, beside the session: nothing, or what it keeps by itself. */
type Visit = 'first' | 'second';

/** A new tab, slowed down. */
async function slowTab(context: BrowserContext, visit: Visit): Promise<Page> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: visit === 'first' });
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...network });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return page;
}

/** Milliseconds from the navigation until the largest part of the bare page is drawn. */
async function bareTime(context: BrowserContext, origin: string, visit: Visit): Promise<number> {
  const page = await slowTab(context, visit);
  await page.goto(`${origin}/${BARE}`);
  const time = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await page.close();
  return time;
}

interface Loaded {
  readonly time: number;
  /** Paths of the scripts and styles that were asked for until then. */
  readonly files: readonly string[];
}

/** The same until the first records are on the screen of somebody who has signed in before. */
async function deskTime(context: BrowserContext, origin: string, visit: Visit): Promise<Loaded> {
  const page = await slowTab(context, visit);
  await page.goto(origin, { timeout: PAGE_LOADS_WITHIN_MS });
  await page.waitForFunction(() => performance.getEntriesByName('first-records').length > 0, null, {
    timeout: PAGE_LOADS_WITHIN_MS,
  });
  const loaded = await page.evaluate(() => {
    const time = performance.getEntriesByName('first-records')[0]?.startTime ?? 0;
    const names = performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => startTime < time && /\.(js|css)$/.test(name))
      .map(({ name }) => new URL(name).pathname);
    return { time, files: [...new Set(names)] };
  });
  await page.close();
  return loaded;
}

async function signIn(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(origin);
  await page.locator('input[name=email]').fill(PERSON);
  await page.locator('input[name=password]').fill(DEMO_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForFunction(() => performance.getEntriesByName('first-records').length > 0);
  await page.close();
}

async function layOutDemo(): Promise<void> {
  const app = initializeApp({ projectId: process.env.GCLOUD_PROJECT ?? '' }, 'bench-first-records');
  await seedDemo(getFirestore(app), getAuth(app), new Date());
  await deleteApp(app);
}

async function measure(origin: string, folder: string): Promise<Figure[]> {
  writeFileSync(path.join(folder, BARE), barePage);
  await layOutDemo();
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const [first, second] = [await visits(browser, origin, 'first'), await visits(browser, origin, 'second')];
    return [timeOf(first, 'nothing cached'), timeOf(second, 'second visit'), sizeOf(first, folder)];
  } finally {
    await browser.close();
  }
}

async function visits(browser: Browser, origin: string, visit: Visit): Promise<Rounds> {
  const serviceWorkers = visit === 'first' ? 'block' : 'allow';
  const context = await browser.newContext({ serviceWorkers, locale: 'zh-CN' });
  await signIn(context, origin);
  const visited = async () => ({
    floor: await bareTime(context, origin, visit),
    value: await deskTime(context, origin, visit),
  });
  await visited(); // Fills the cache where there is one.
  const rounds: Awaited<ReturnType<typeof visited>>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await visited());
  await context.close();
  return rounds;
}

type Rounds = readonly { readonly floor: number; readonly value: Loaded }[];

function timeOf(rounds: Rounds, visit: string): Figure {
  const floor = median(rounds.map((each) => each.floor));
  const ratios = rounds.map((each) => each.value.time / each.floor);
  return {
    what: `first records on slow 4G, ${visit}`,
    // The median of the ratios, because a busy minute slows both halves of a round.
    value: median(ratios) * floor,
    floor,
    floorIs: 'a bare page of the same origin',
    unit: 'ms',
    goal: { of: 'ratio', most: 2 },
    note: `ratios ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}; the quickest ${quickest(rounds)}`,
  };
}

/** Of each, the round that nothing else on the machine has slowed down. */
function quickest(rounds: Rounds): string {
  const [desk, bare] = [rounds.map(({ value }) => value.time), rounds.map(({ floor }) => floor)];
  return `${Math.min(...desk).toFixed(0)} ms beside ${Math.min(...bare).toFixed(0)} ms`;
}

function sizeOf(rounds: Rounds, folder: string): Figure {
  const files = rounds.at(-1)?.value.files ?? [];
  const sizes = files.map((file) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length);
  return {
    what: 'loaded until the first records, JavaScript and CSS',
    value: sizes.reduce((sum, size) => sum + size, 0),
    floor: Math.max(...sizes),
    floorIs: 'the largest of its files',
    unit: 'B gzip',
    goal: { of: 'value', most: 75 * 1024 },
    note: `${files.length} files`,
  };
}

/** The hosted page in a real browser, from the navigation of somebody who has signed in before. */
export const firstRecords: Measurement = {
  name: 'first-records',
  needs: 'everything',
  run: () => measure(process.env.HOSTING_ORIGIN ?? '', process.env.HOSTED_FOLDER ?? ''),
};
