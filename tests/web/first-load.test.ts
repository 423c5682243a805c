import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { hears } from '../support/web/says.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const KB = 1024;

/** Scripts and styles that a page asked for until a moment. */
interface Asked {
  readonly before: readonly string[];
  readonly all: readonly string[];
}

/** After some seconds a page goes on without its first records; on a busy machine they may come later than that. */
function waitLonger(): void {
  const { setTimeout: wait } = window;
  const longer = (work: () => void, delay = 0, ...rest: unknown[]): number =>
    wait(work, delay < 1_000 ? delay : delay * 60, ...rest);
  Object.assign(window, { setTimeout: longer });
}

it('the first records are on the screen with 75 KB of JavaScript and CSS; the listeners come afterwards', async () => {
  const page = await desk.as('supervisor', 'about:blank');
  await page.addInitScript(waitLonger);
  await page.goto('/');
  const asked = await eventually(async () => {
    const found = await page.evaluate((): Asked | null => {
      const shown = performance.getEntriesByName('first-records')[0]?.startTime;
      if (shown === undefined) return null;
      const files = performance.getEntriesByType('resource').filter(({ name }) => /\.(js|css)$/.test(name));
      return {
        before: files.filter(({ startTime }) => startTime < shown).map(({ name }) => name),
        all: files.map(({ name }) => name),
      };
    });
    expect(found?.all.some((file) => file.includes('/live-'))).toBe(true);
    return found;
  });
  const sizes = await Promise.all(
    (asked?.before ?? []).map(
      async (file) => gzipSync(await (await fetch(file)).text(), { level: 9 }).length,
    ),
  );
  expect(asked?.before.filter((file) => file.includes('/live-'))).toEqual([]);
  expect(sizes.length).toBeGreaterThan(3);
  expect(
    sizes.reduce((sum, size) => sum + size, 0),
    asked?.before.join('\n'),
  ).toBeLessThanOrEqual(75 * KB);
});

it('a page whose code cannot be fetched says so in its place; the rest of the desk goes on', async () => {
  desk.expects(/ERR_FAILED|Failed to fetch dynamically imported module/);
  const page = await desk.as('supervisor', '/registers');
  await page.route('**/assets/members-*.js', (route) => route.abort());
  const openMembers = async () => {
    await page.getByRole('searchbox', { name: '按名称查找登记簿' }).fill('员工');
    await page.getByRole('main').getByRole('link', { name: '员工 员工名册' }).click();
  };
  await openMembers();
  await page.getByRole('heading', { name: '这一页打不开' }).waitFor();
  await page.getByRole('alert').filter({ hasText: '仍打不开，请告知管理员' }).waitFor();
  await page.getByRole('link', { name: '今日', exact: true }).first().click();
  await page.getByRole('heading', { name: /^今日/ }).waitFor();

  await page.unroute('**/assets/members-*.js');
  await page.getByRole('link', { name: '登记簿', exact: true }).click();
  await openMembers();
  await page.getByRole('button', { name: '重新加载' }).click();
  await page.getByRole('heading', { name: '员工', exact: true }).waitFor();

  // What fails behind a button is told as well.
  desk.expects(/nobody has reckoned with this/);
  await hears(page, '出了差错', () =>
    page.evaluate(() => void Promise.reject(new Error('nobody has reckoned with this'))),
  );
});
