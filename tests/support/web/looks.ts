import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Page } from 'playwright-core';
import { DESK, PHONE } from './browser.ts';

/** Waits until a page has its heading and nothing on it waits for records any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1:visible').waitFor();
  await page.waitForFunction(() => {
    const isWaiting = document.querySelector('.loading, .skeleton, .steps-waiting:empty, [aria-busy="true"]');
    return !isWaiting && !document.querySelector('main')?.textContent?.includes('…');
  });
}

/** Of many rows alike the first few are looked at: axe takes as long for each of the others. */
const MANY = ['tbody tr', '.list-rows > li', '.key-tiles > li', '.label-sheet > *'].map(
  (row) => `${row}:nth-child(n + 9)`,
);

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical: rule, how many places, and the first of them. */
async function violations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // It is read once for all pages that are opened by a link: that takes longer than to look at one.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(
    ({ exclude, only }) =>
      (globalThis as unknown as { axe: typeof Axe }).axe.run(
        { exclude: [...exclude] },
        { resultTypes: ['violations'], ...(only.length > 0 ? { runOnly: [...only] } : {}) },
      ),
    { exclude: MANY, only: rules },
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 200)}`);
}

/** How wide a page is that is wider than its window, and what reaches out first; empty when nothing does. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} px, ${out.slice(0, 3).map(({ outerHTML }) => outerHTML.slice(0, 120))}`];
  });

/** In which colours a page is looked at. */
export type Scheme = 'light' | 'dark';

/**
 * What is wrong with a page as it stands: for people who can't see it well or use no mouse, in these colours; and whatever
 * is wider than a phone or a desk. What is named and nested how does not change with the colours: in the dark only these
 * are looked at.
 */
export async function faultsOf(
  page: Page,
  schemes: readonly Scheme[] = ['light', 'dark'],
): Promise<string[]> {
  const faults: string[] = [];
  const note = (where: string, found: readonly string[]) =>
    faults.push(...found.map((fault) => `${new URL(page.url()).pathname} ${where}: ${fault}`));
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    note(colorScheme, await violations(page, colorScheme === 'dark' ? ['color-contrast'] : []));
  }
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    note(`at ${size.width} px`, await overflowing(page));
  }
  return faults;
}
