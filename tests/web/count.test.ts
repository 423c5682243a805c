import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const statement = { powerOff: true, doorsAndWindowsShut: true, locked: true };

it('[R4.4.1.7] [R4.4.1.8] a cabinet is counted; a missing key is reported by itself, a lent one is not missing', async () => {
  const { site } = desk;
  for (const code of ['K-3-1-101', 'K-3-1-102', 'K-3-1-103', 'K-3-1-104']) await site.hasKey('vacant', code);
  await site.lends('K-3-1-103', 'engineer');
  await site.lends('K-3-1-104', 'steward');
  const page = await desk.as('receptionist', '/cabinet');
  await page.getByRole('region', { name: '空房钥匙柜' }).getByRole('link', { name: '开始清点' }).click();
  await page.getByRole('button', { name: '开始清点' }).click();
  const tiles = page.getByRole('list', { name: '应在柜的钥匙' });
  await tiles.getByText('K-3-1-101').waitFor();
  expect(await tiles.getByText('K-3-1-103').count()).toBe(0);
  const lent = page.getByRole('region', { name: '借出的钥匙' });
  await lent.getByText('吴工').waitFor();
  // One comes back while the count goes on, and hangs there to be looked at.
  expect(await tiles.getByText('K-3-1-104').count()).toBe(0);
  const back = { returnedPieces: 2, returnedUnit: '3-1-104', returnedBy: site.uid('steward'), statement };
  await site.take('receptionist', 'keyLoans', 'return', 'loan-K-3-1-104', back);
  await tiles.getByText('K-3-1-104').waitFor();

  // One by its code, as a hand scanner types it; the other does not hang there.
  const code = page.getByRole('textbox', { name: '钥匙编号', exact: true });
  await code.fill('K-3-1-101');
  await code.press('Enter');
  await page.getByRole('status').filter({ hasText: 'K-3-1-101 在柜' }).waitFor();
  const finish = page.getByRole('button', { name: '完成清点' });
  expect(await finish.isDisabled()).toBe(true);
  await tiles
    .getByRole('listitem')
    .filter({ hasText: 'K-3-1-102' })
    .getByRole('button', { name: '缺少 K-3-1-102' })
    .click();
  expect(await finish.isDisabled()).toBe(true);
  // What is on the list is nothing unexpected, however it is written.
  await page.getByLabel('多出的钥匙：标签或样子').fill('k-3-1-104');
  await page.getByRole('button', { name: '记下' }).click();
  await page.getByRole('alert').filter({ hasText: '这是本柜登记的钥匙' }).waitFor();
  await page.getByRole('button', { name: '其余 1 把都在柜' }).click();
  await finish.click();
  const signing = new Form(page, '完成清点');
  await signing.dialog.getByText('缺少：K-3-1-102（3-1-102）').waitFor();
  await signing.send('签认并完成');

  await eventually(async () => {
    expect(await site.records('keyCounts')).toMatchObject([
      {
        ...{ state: 'done', found: ['K-3-1-101', 'K-3-1-104'], missing: ['K-3-1-102'], lent: ['K-3-1-103'] },
        last: { by: site.uid('receptionist') },
      },
    ]);
    expect(await site.records('keyIncidents')).toMatchObject([{ key: 'K-3-1-102', what: 'lost' }]);
  });
  const supervisor = await desk.as('supervisor', '/notices');
  await supervisor
    .getByRole('link', { name: /K-3-1-102/ })
    .first()
    .waitFor();
});
