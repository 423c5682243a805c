import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R4.4.2.9] a key beyond those that are offered is found by typing; the request waits for the supervisor, then for the keeper', async () => {
  const { site } = desk;
  const codes = Array.from({ length: 34 }, (_, place) => `K-3-1-${place + 601}`);
  await Promise.all(codes.map((code) => site.hasKey('vacant', code)));
  const page = await desk.as('engineer', '/keyCopies');
  await page.getByRole('button', { name: '申请复配' }).click();
  const form = new Form(page, '申请复配');
  const picker = form.dialog.getByRole('combobox', { name: '钥匙' });
  await picker.click();
  await form.dialog.getByText('还有更多，请多输入几个字').waitFor();
  expect(await form.dialog.getByRole('option', { name: /K-3-1-634/ }).count()).toBe(0);
  // Not how it begins, but what stands in it.
  await picker.fill('1-634');
  await form.dialog.getByRole('option', { name: /K-3-1-634/ }).waitFor();
  await picker.fill('K-3-1-634');
  await form.dialog.getByRole('option', { name: /K-3-1-634/ }).click();
  await form.number('复配数量', 1);
  await form.type('原因', '交接时缺一把');
  await form.send('申请复配');

  const supervisor = await desk.as('supervisor');
  await supervisor.getByRole('link', { name: /复配申请待批 K-3-1-634 .*交接时缺一把/ }).click();
  await supervisor.getByRole('button', { name: '批准', exact: true }).click();
  await new Form(supervisor, '批准').send('批准');
  const keeper = await desk.as('receptionist');
  await keeper.getByRole('link', { name: /复配已批准，待配 K-3-1-634/ }).waitFor();
  // Who asked waits, and nobody waits for them.
  const asking = await desk.as('engineer');
  const others = asking.getByRole('region', { name: '待他人', exact: true });
  await others.getByRole('link', { name: /复配已批准，待配 K-3-1-634/ }).waitFor();
  expect(await asking.getByRole('region', { name: '待我办理', exact: true }).count()).toBe(0);
});

it('[R4.4.1.1] the search finds what is entered for a room in every register that is found by rooms', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '5-1-201', name: '钱多多', phone: '13900001234' });
  await site.hasDeposit('5-1-201', 'D-5-1-201');
  const page = await desk.as('receptionist', '/search?q=5栋1单元201室');
  const deposits = page.getByRole('region', { name: '业户钥匙寄存登记表' });
  await deposits.getByRole('link', { name: /5-1-201/ }).waitFor();
  await page
    .getByRole('region', { name: '房屋登记表' })
    .getByRole('link', { name: /5-1-201/ })
    .waitFor();
  await eventually(async () => expect(await page.getByRole('region', { name: '员工名册' }).count()).toBe(0));
});
