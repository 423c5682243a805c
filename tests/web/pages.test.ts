import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import type { Role } from '../../rulebook/site/roles.ts';
import { people } from '../support/site-people.ts';
import { PHONE } from '../support/web/browser.ts';
import { DemoSite } from '../support/web/demo.ts';
import { goTo } from '../support/web/go-to.ts';
import { faultsOf, type Scheme, settled } from '../support/web/looks.ts';
import { Reads } from '../support/web/reads.ts';
import { shiftsOf, slowLine, watchShifts } from '../support/web/shifts.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const demo = new DemoSite();
beforeAll(async () => {
  await demo.open();
});
afterAll(() => demo.close());

type Language = 'zh' | 'en';
const languages: readonly Language[] = ['zh', 'en'];

/** A page of the demo site, for somebody who reads this language. */
async function openAs(role: Role, language: Language, path: string): Promise<Page> {
  await demo.speaks(role, language);
  const page = await desk.signedIn(demo.credentials(role), path);
  await settled(page);
  await page.locator(`html[lang=${language === 'zh' ? 'zh-CN' : 'en'}]`).waitFor();
  return page;
}

/** A page is looked at in the light by who reads Chinese, in the dark by who reads English: colours know no language. */
const facesIn: Readonly<Record<Language, readonly Scheme[]>> = { zh: ['light'], en: ['dark'] };
/** Lists and records are drawn by the same parts as these pages: in English it is seen whether the words have room. */
const drawnIn: Readonly<Record<Language, readonly Scheme[]>> = { zh: ['light'], en: [] };

/** What is wrong with these pages, one after the other on one device. */
async function faultsAt(
  paths: readonly string[],
  role: Role,
  language: Language,
  schemes?: readonly Scheme[],
): Promise<string[]> {
  const [first = '/'] = paths;
  const page = await openAs(role, language, first);
  const faults = await faultsOf(page, schemes);
  for (const path of paths.slice(1)) {
    await goTo(page, path);
    faults.push(...(await faultsOf(page, schemes)));
  }
  return faults;
}

/** Which pages somebody in a role has of their own. */
const faces: Readonly<Partial<Record<Role, readonly string[]>>> = {
  receptionist: [
    ...['/', '/cabinet', '/cabinet/labels', '/scan', '/count/vacant', '/registers', '/notices', '/unsent'],
    ...['/keys/K-04', '/keys/S-01', '/keys/W-02', '/keys/F-03', '/search?q=1-1'],
  ],
  supervisor: [
    '/',
    '/dutyLog',
    '/dutyLog/2026-01-01',
    '/dayClosings/today',
    '/households',
    '/keys/W-01',
    '/nothing-here',
  ],
  manager: [
    '/members',
    '/settings',
    '/robots/new',
    '/robots/demo-robot',
    '/reports',
    '/reports/collection',
    '/exceptions',
  ],
  cashier: ['/cashier', '/cashier/1-1-502~1', '/billing', '/statements', '/statements/import'],
  steward: ['/chase', '/feeNotices', '/meterReadings/import', '/followUps/today', '/visiting'],
  assistant: ['/import', '/surveys/new'],
  admin: ['/settings', '/'],
};

/** These have no list, or one with a face of its own. */
const unlisted = [
  ...['householdFiles', 'householdPhones', 'attachments', 'papersOwed', 'countInventory', 'notices'],
  ...['members', 'rights', 'settings', 'clock', 'counters', 'roster', 'dutyLog', 'robotAddresses'],
  ...['mailChoices', 'savedViews'],
];
const listed = allRegisters.map(({ name }) => name).filter((name) => !unlisted.includes(name));

describe.each(languages)('in %s, in the light and the dark, on a phone and at a desk', (language) => {
  it.each(Object.entries(faces))('everybody can use the pages of the %s', async (role, paths) => {
    expect(await faultsAt(paths, role as Role, language, facesIn[language])).toEqual([]);
  });

  it('everybody can use the list of every register', async () => {
    const paths = listed.map((name) => `/${name}`);
    expect(await faultsAt(paths, 'supervisor', language, drawnIn[language])).toEqual([]);
  });

  it('everybody can use the page of a record of every register', async () => {
    const records = await demo.someRecords();
    const paths = listed.flatMap((name) => {
      const id = records.get(name);
      return id === undefined ? [] : [`/${name}/${encodeURIComponent(id)}`];
    });
    expect(paths.length).toBeGreaterThan(8);
    expect(await faultsAt(paths, 'supervisor', language, drawnIn[language])).toEqual([]);
  });

  it('everybody can use the form of every step that opens a record, and close it with a key', async () => {
    const faults: string[] = [];
    const page = await openAs('receptionist', language, '/');
    const opening = page.locator('.steps .actions button');
    let forms = 0;
    for (const name of listed.filter((each) => each !== 'households')) {
      await goTo(page, `/${name}`);
      for (let place = 0; place < (await opening.count()); place += 1) {
        await opening.nth(place).click();
        const form = page.getByRole('dialog');
        await form.locator('form').waitFor();
        await settled(page);
        faults.push(...(await faultsOf(page, facesIn[language])));
        await page.keyboard.press('Escape');
        await form.waitFor({ state: 'detached' });
        forms += 1;
      }
    }
    expect(forms).toBeGreaterThan(4);
    expect(faults).toEqual([]);
  });

  it('everybody can use the pages of who is not in', async () => {
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    const page = await desk.device({ locale });
    await page.goto('/');
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
  });
});

it('what is hard to see, has no name or is too wide does not get through this check', async () => {
  const page = await desk.device();
  await page.goto('/');
  await settled(page);
  await page.evaluate(() => {
    const [pale, nameless, wide] = ['p', 'button', 'div'].map((name) => document.createElement(name));
    pale?.append('hardly seen');
    pale?.style.setProperty('color', 'light-dark(#ccc, #444)');
    nameless?.style.setProperty('width', '44px');
    wide?.style.setProperty('width', '600px');
    document
      .querySelector('main .card')
      ?.append(...[pale, nameless, wide].filter((each) => each !== undefined));
  });
  const found = (await faultsOf(page)).map((fault) => fault.split(',')[0]);
  expect(found).toEqual([
    '/ light: button-name',
    '/ light: color-contrast',
    '/ dark: color-contrast',
    expect.stringMatching(/^\/ at 390 px: \d+ px$/),
  ]);
});

describe('while the records of a page come over a slow line', () => {
  const SLOW_MS = 250;
  const NOTICED = 0.02;
  const pages: readonly (readonly [string, Role])[] = [
    ['/', 'supervisor'],
    ['/cabinet', 'receptionist'],
    ['/keyLoans', 'supervisor'],
  ];

  it.each(
    pages.flatMap(([path, role]) => [
      { path, role, size: 'a desk', options: {} },
      { path, role, size: 'a phone', options: { viewport: PHONE } },
    ]),
  )('nothing moves on $path at $size', async ({ path, role, options }) => {
    await demo.speaks(role, 'zh');
    const page = await desk.signedIn(demo.credentials(role), 'about:blank', options);
    await watchShifts(page);
    await slowLine(page, SLOW_MS);
    await page.goto(path);
    await settled(page);
    // The listeners hand over what has been read before: that moves nothing either.
    await eventually(async () => {
      const databases = await page.evaluate(() => indexedDB.databases());
      expect(databases.some(({ name }) => name?.startsWith('firestore/'))).toBe(true);
    });
    await settled(page);
    const { sum, moved } = await shiftsOf(page);
    expect(sum, moved.join('; ')).toBeLessThan(NOTICED);
  });
});

describe('what a page of a list costs', () => {
  it('a read for each of its rows, and the named ones that any page costs', async () => {
    const codes = Array.from({ length: 60 }, (_, place) => `D-${String(place + 1).padStart(2, '0')}`);
    await Promise.all(codes.map((code) => desk.site.hasKey('desk', code, 1)));
    const page = await desk.as('receptionist', 'about:blank');
    // Only what is read once is counted: the listeners stay away.
    await page.route('**/assets/live-*.js', (route) => route.abort());
    desk.expects(/ERR_FAILED.*live-/);
    const reads = new Reads(page);
    await page.goto('/keys');
    await page.getByText('显示 50 条，共 60 条').waitFor();
    await page.getByRole('button', { name: '登记钥匙' }).waitFor();
    const once = {
      // Who I am here, and where: the account, the member, the settings, all that I may do.
      ...{ accounts: 1, settings: 1, members: 1 },
      // The bell; of the one notice in the inbox, or of its emptiness.
      notices: 1,
      // How I look at lists: of the one document, or of its absence.
      savedViews: 1,
      // The same anew, because I may open a record in this list.
      standing: 1 + 1,
      // Everybody's names, for all rows at once.
      ...{ members: 1 + Object.keys(people).length },
      // How many there are in all.
      counted: 1,
    };
    await eventually(async () => expect(await reads.byCollection()).toEqual({ ...once, keys: 50 }));

    await page.getByRole('button', { name: '显示更多' }).click();
    await page.getByText('共 60 条', { exact: true }).waitFor();
    await eventually(async () => expect(await reads.byCollection()).toEqual({ ...once, keys: 60 }));
  });
});
