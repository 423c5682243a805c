// npm run screenshots [-- --readme]: every page of the demo site into screenshots/, at a phone's and a desk's width, in
// both languages and both schemes; with --of cashier those of one role, with --readme only the two pictures of docs/images.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { accountPath } from '../rulebook/reading/paths.ts';
import type { Role } from '../rulebook/site/roles.ts';
import { DEMO_PASSWORD, DEMO_SITE } from './demo/support/site.ts';
import { ensureChromium } from './support/chromium.ts';
import { seedDemo } from './support/demo-site.ts';
import { type Emulators, startEmulators } from './support/emulators.ts';
import { emulatorNames } from './support/firebase-config.ts';
import { onInterrupt } from './support/interrupt.ts';
import { projectRoot } from './support/paths.ts';
import { explain } from './support/problem.ts';
import { listSchedules, runSchedule } from './support/schedules.ts';

interface Shown {
  readonly name: string;
  readonly role: Role;
  readonly path: string;
  /** A button to press first, by its name in either language. */
  readonly press?: RegExp;
}

const shown: readonly Shown[] = [
  { name: 'today', role: 'supervisor', path: '/' },
  { name: 'today-of-an-engineer', role: 'engineer', path: '/' },
  { name: 'cabinet', role: 'receptionist', path: '/cabinet' },
  { name: 'key-late', role: 'receptionist', path: '/keys/K-04' },
  { name: 'key-to-be-sealed', role: 'receptionist', path: '/keys/S-01' },
  { name: 'lending', role: 'receptionist', path: '/keys/K-05', press: /^(借出|Lend)$/ },
  {
    name: 'emergency',
    role: 'receptionist',
    path: '/keys/W-03',
    press: /^(紧急发放|Release in an emergency)$/,
  },
  { name: 'labels', role: 'receptionist', path: '/cabinet/labels' },
  { name: 'scan', role: 'receptionist', path: '/scan' },
  { name: 'count', role: 'receptionist', path: '/count/vacant' },
  { name: 'duty-log', role: 'supervisor', path: '/dutyLog' },
  { name: 'households', role: 'receptionist', path: '/households' },
  { name: 'household', role: 'supervisor', path: '/households/1-1-801~1' },
  { name: 'cashier', role: 'cashier', path: '/cashier' },
  { name: 'household-account', role: 'cashier', path: '/cashier/1-1-502~1' },
  { name: 'billing', role: 'cashier', path: '/billing' },
  { name: 'statements', role: 'cashier', path: '/statements' },
  { name: 'statement-import', role: 'cashier', path: '/statements/import' },
  { name: 'bills', role: 'cashier', path: '/bills' },
  { name: 'payments', role: 'cashier', path: '/payments?list=all' },
  { name: 'chase', role: 'steward', path: '/chase' },
  { name: 'reports', role: 'manager', path: '/reports' },
  { name: 'satisfaction-report', role: 'manager', path: '/reports/satisfaction' },
  { name: 'fee-report', role: 'manager', path: '/reports/collection' },
  { name: 'survey', role: 'assistant', path: '/surveys/demo-survey-open' },
  { name: 'survey-builder', role: 'assistant', path: '/surveys/new' },
  { name: 'follow-ups', role: 'steward', path: '/followUps' },
  { name: 'members', role: 'manager', path: '/members' },
  { name: 'settings', role: 'manager', path: '/settings' },
  { name: 'import', role: 'assistant', path: '/import' },
  { name: 'notices', role: 'supervisor', path: '/notices' },
  { name: 'search', role: 'receptionist', path: '/search?q=1-1-3' },
  { name: 'unsent', role: 'receptionist', path: '/unsent' },
  { name: 'registers', role: 'receptionist', path: '/registers' },
  { name: 'loans', role: 'supervisor', path: '/keyLoans?list=all' },
  { name: 'loan', role: 'supervisor', path: '/keyLoans/demo-loan-emergency' },
  { name: 'incident', role: 'supervisor', path: '/keyIncidents/demo-incident' },
];

const languages = ['zh', 'en'] as const;
const schemes = ['light', 'dark'] as const;
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
] as const;

type Language = (typeof languages)[number];

const project = 'demo-wuye-pictures';
const { values: flags } = parseArgs({
  options: { readme: { type: 'boolean', default: false }, of: { type: 'string' } },
});
const wanted = flags.of === undefined ? shown : shown.filter(({ role }) => role === flags.of);
let running: Emulators | undefined;
onInterrupt(async () => running?.stop(), 130);

/** The suite with the demo site, its morning's deadlines looked through. */
async function startDemo(): Promise<string> {
  running = await startEmulators({ only: emulatorNames, project });
  const { environment } = running;
  Object.assign(process.env, environment);
  initializeApp({ projectId: project });
  await seedDemo(getFirestore(), getAuth(), new Date());
  await untilQuiet();
  const origin = environment.FUNCTIONS_ORIGIN ?? '';
  for (const schedule of await listSchedules(origin))
    await runSchedule(origin, project, schedule, new Date());
  await untilQuiet();
  return environment.HOSTING_ORIGIN ?? '';
}

/** Waits until the triggers have had their say: nothing more is written for a while. */
async function untilQuiet(): Promise<void> {
  const writtenSoFar = async () =>
    (await getFirestore().collectionGroup('history').count().get()).data().count +
    (await getFirestore().collectionGroup('notices').count().get()).data().count;
  let [before, steady] = [-1, 0];
  while (steady < 3) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    const now = await writtenSoFar();
    steady = now === before ? steady + 1 : 0;
    before = now;
  }
}

/** A device at which somebody is signed in who reads this language. */
async function deviceOf(browser: Browser, origin: string, role: Role, language: Language) {
  await getFirestore()
    .doc(accountPath(`demo-${role}`))
    .update({ language });
  const context = await browser.newContext({
    baseURL: origin,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.locator('input[name=email]').fill(`${role}@${DEMO_SITE}.example`);
  await page.locator('input[name=password]').fill(DEMO_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('.shell').waitFor();
  return context;
}

async function open(context: BrowserContext, { path: address, press }: Shown): Promise<Page> {
  const [page = await context.newPage()] = context.pages();
  await page.setViewportSize(sizes[1]);
  await page.goto(address);
  await settled(page);
  if (press) {
    await page.getByRole('button', { name: press }).first().click();
    await page.locator('dialog[open] form').waitFor();
    await settled(page);
  }
  return page;
}

async function settled(page: Page): Promise<void> {
  await page.locator('main .page-head h1').waitFor();
  await page.waitForFunction(
    () => !document.querySelector('.loading, .skeleton, .steps-waiting:empty, [aria-busy="true"]'),
  );
  await page.evaluate(() => document.fonts.ready);
}

/** A window as high as the page is long, so that what sticks to its foot is at its foot; a form has the usual one. */
async function sizeWindow(page: Page, size: (typeof sizes)[number], isWhole: boolean): Promise<void> {
  await page.setViewportSize(size);
  const { width, height } = size;
  const long = await page.evaluate(() => document.documentElement.scrollHeight);
  if (isWhole) await page.setViewportSize({ width, height: Math.max(height, long) });
}

/** Every page of the roles, in everything it can look like. */
async function takeAll(browser: Browser, origin: string): Promise<number> {
  const folder = path.join(projectRoot, 'screenshots');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let taken = 0;
  for (const role of new Set(wanted.map((each) => each.role))) {
    for (const language of languages) {
      const context = await deviceOf(browser, origin, role, language);
      for (const each of wanted.filter((one) => one.role === role)) {
        const page = await open(context, each);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          for (const size of sizes) {
            const file = `${each.name}-${size.width}-${language}-${colorScheme}.png`;
            await sizeWindow(page, size, each.press === undefined);
            await page.screenshot({ path: path.join(folder, file) });
            taken += 1;
          }
        }
      }
      await context.close();
    }
  }
  return taken;
}

/** Larger ones would make the README slow to open. */
const README_BYTES_MAX = 150 * 1024;

/** The two pictures of the README, as WebP: sharp, and a third of the size. */
async function takeForReadme(browser: Browser, origin: string): Promise<void> {
  const folder = path.join(projectRoot, 'docs/images');
  await mkdir(folder, { recursive: true });
  for (const each of shown.filter(({ name }) => name === 'today' || name === 'cabinet')) {
    const context = await deviceOf(browser, origin, each.role, 'zh');
    const page = await open(context, each);
    const devtools = await context.newCDPSession(page);
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 90 });
    const picture = Buffer.from(data, 'base64');
    if (picture.length > README_BYTES_MAX) throw new Error(`${each.name} has ${picture.length} bytes`);
    await writeFile(path.join(folder, `${each.name}.webp`), picture);
    await context.close();
  }
}

try {
  process.stdout.write('Building and starting ...\n');
  const origin = await startDemo();
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  if (flags.readme) await takeForReadme(browser, origin);
  else process.stdout.write(`${await takeAll(browser, origin)} pictures in screenshots/\n`);
  await browser.close();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
} finally {
  await running?.stop();
}
