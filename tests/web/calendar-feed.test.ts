import { expect, it } from 'vitest';
import { people } from '../support/site-people.ts';
import { faultsOf } from '../support/web/looks.ts';
import { useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('a person makes the address of their calendar; a new one is asked about, and ends the old one', async () => {
  const page = await desk.as('steward');
  await page.getByRole('button', { name: people.steward.name }).click();
  await page.getByRole('button', { name: '日历订阅' }).click();
  const feed = page.getByRole('region', { name: '日历订阅' });
  const press = (name: string) => feed.getByRole('button', { name }).click();
  const shown = feed.getByRole('textbox', { name: /^订阅地址/ });
  await press('生成订阅地址');
  const first = await shown.inputValue();
  await feed.getByRole('img', { name: '日历订阅二维码' }).waitFor();
  expect(await feed.getByRole('link', { name: '在本机日历中打开' }).getAttribute('href')).toBe(
    first.replace('http:', 'webcal:'),
  );
  expect(await faultsOf(page)).toEqual([]);

  // By way of Hosting, as programs fetch it.
  const answer = await fetch(first);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await answer.text()).toContain('物业客服台 · 湖畔花园');

  await press('换新地址');
  await feed.getByText(/^旧地址马上失效/).waitFor();
  await press('换新地址');
  await feed.getByText(/^旧地址马上失效/).waitFor({ state: 'detached' });
  const second = await shown.inputValue();
  expect(second).not.toBe(first);
  expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200]);
});
