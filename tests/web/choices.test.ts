import { expect, it } from 'vitest';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R6.1.3] the language is chosen once, for the account: every page and every device speaks it', async () => {
  const page = await desk.as('foreman');
  await page.getByRole('button', { name: '赵领班' }).click();
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('heading', { name: /^Today/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Key cabinet' }).click();
  await page.getByRole('heading', { name: 'Key cabinet' }).waitFor();
  await page.locator('html[lang^=en]').waitFor();
  const other = await desk.as('foreman');
  await other.getByRole('heading', { name: /^Today/ }).waitFor();
});

it('the scheme is chosen for the device, and stays', async () => {
  const page = await desk.as('clerk', '/', { colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.getByRole('button', { name: '钱文员' }).click();
  const light = await ground();
  await page.getByRole('radio', { name: '深色' }).check();
  const dark = await eventually(async () => {
    const now = await ground();
    expect(now).not.toBe(light);
    return now;
  });
  await page.reload();
  await page.getByRole('heading', { name: /^今日/ }).waitFor();
  expect(await ground()).toBe(dark);
});
