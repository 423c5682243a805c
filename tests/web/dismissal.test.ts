import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { signInByHand } from '../support/web/sign-in.ts';
import { PASSWORD } from '../support/web/site.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const DAY_MS = 86_400_000;

it('[R6.1.3] [R2.4.7.8] who is dismissed while signed in is out by the next request, and cannot come in again', async () => {
  const { site } = desk;
  desk.expects(
    /status of 40[03]/,
    /Listen\/channel/,
    /permission|PERMISSION_DENIED|Missing or insufficient/i,
  );
  const leaving = await desk.as('cleaner', '/cabinet');
  await leaving.getByRole('heading', { name: '钥匙柜' }).waitFor();

  const manager = await desk.as('manager', '/members');
  await manager
    .getByRole('main')
    .getByRole('button', { name: /^马保洁/ })
    .click();
  await manager.getByRole('button', { name: '离职', exact: true }).click();
  const form = new Form(manager, '马保洁 离职？');
  await form.send('办理离职');
  await eventually(async () =>
    expect(await site.record('members', site.uid('cleaner'))).toMatchObject({ state: 'dismissed' }),
  );

  await leaving.getByRole('alert').filter({ hasText: '您已不在本小区任职' }).waitFor();
  expect(await leaving.getByRole('heading', { name: '钥匙柜' }).count()).toBe(0);
  await leaving.goto('/households');
  await leaving
    .getByText(/您已不在本小区任职|还没有加入任何小区|登录/)
    .first()
    .waitFor();

  const again = await desk.device();
  await signInByHand(again, { email: site.email('cleaner'), password: PASSWORD });
  await again.getByRole('alert').getByText('此账号已停用').waitFor();
});

it('[R2.4.7.8] [R4.4.2.5] what is open in the name of who leaves is settled there, matter by matter, or somebody says what becomes of it', async () => {
  const { site } = desk;
  desk.expects(/status of 400/);
  await site.hasKey('vacant', 'K-9-1-101');
  await site.lends('K-9-1-101', 'security');
  const manager = await desk.as('manager', '/members');
  const dismissing = async (name: string) => {
    await manager
      .getByRole('main')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    await manager.getByRole('button', { name: '离职', exact: true }).click();
    return new Form(manager, `${name} 离职？`);
  };
  const clerk = await dismissing('钱文员');
  await clerk.dialog.getByText('名下没有未办的事项').waitFor();
  await manager.keyboard.press('Escape');
  await clerk.dialog.waitFor({ state: 'detached' });

  const leaving = await dismissing('郑队');
  await leaving.dialog.getByRole('alert').getByText('名下还有 1 项未办').waitFor();
  await leaving.dialog.getByText('由此人负责', { exact: true }).waitFor();
  await leaving.press('办理离职');
  await leaving.complaint('有 1 项事项由此人负责');
  expect(await site.record('members', site.uid('security'))).toMatchObject({ state: 'active' });
  await leaving.dialog.getByLabel('未交接事项').fill('钥匙 K-9-1-101 由保安上门取回');
  await leaving.send('办理离职');
  await eventually(async () =>
    expect(await site.record('members', site.uid('security'))).toMatchObject({
      ...{ state: 'dismissed', unsettled: '钥匙 K-9-1-101 由保安上门取回' },
    }),
  );
});

it('[R2.4.7.8] [R4.4.2.6] who may take the key back does so where they dismiss', async () => {
  const { site } = desk;
  const term = { from: new Date(), until: new Date(Date.now() + DAY_MS) };
  await site.take('supervisor', 'keyKeepers', 'designate', 'manager-keeps', {
    ...{ keeper: site.uid('manager'), kinds: ['vacant'], ...term },
  });
  await site.hasKey('vacant', 'K-9-1-102');
  await site.lends('K-9-1-102', 'foreman');
  const page = await desk.as('manager', '/members');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^赵领班/ })
    .click();
  await page.getByRole('button', { name: '离职', exact: true }).click();
  const leaving = new Form(page, '赵领班 离职？');
  await leaving.dialog.getByRole('button', { name: /^收回 K-9-1-102/ }).click();
  const back = new Form(page, '收回');
  await back.tick('已断电', '门窗已关', '已锁门');
  await back.send('收回');
  await leaving.dialog.getByText('名下没有未办的事项').waitFor();
});

it('[R6.1.3] [R2.4.7.8] buildings and people of who leaves go to somebody else, one by one', async () => {
  const { site } = desk;
  const clerk = site.uid('clerk');
  const { name, language, reportsTo } = (await site.record('members', clerk)) ?? {};
  const entrusted = { name, language, reportsTo, roles: ['clerk', 'steward'], buildings: [] };
  await site.take('manager', 'members', 'change', clerk, entrusted);
  const manager = await desk.as('manager', '/members');
  await manager
    .getByRole('main')
    .getByRole('button', { name: /^林管家/ })
    .click();
  await manager.getByRole('button', { name: '离职', exact: true }).click();
  const leaving = new Form(manager, '林管家 离职？');
  await leaving.dialog.getByRole('combobox', { name: /^1 栋/ }).selectOption({ label: '钱文员' });
  await leaving.dialog.getByRole('button', { name: '转交 1 栋' }).click();
  await eventually(async () =>
    expect(await site.record('members', clerk)).toMatchObject({ buildings: ['1'] }),
  );
  await leaving.dialog.getByRole('combobox', { name: /^1 栋/ }).waitFor({ state: 'detached' });
});

it('[R6.1.3] nobody dismisses themselves, and who holds no such role finds no way to it', async () => {
  const manager = await desk.as('manager', '/members');
  await manager
    .getByRole('main')
    .getByRole('button', { name: /^王经理/ })
    .click();
  const own = new Form(manager, '王经理');
  await own.dialog.getByText('不能更改自己的职务').waitFor();
  expect(await own.dialog.getByRole('button', { name: '离职' }).count()).toBe(0);
  const supervisor = await desk.as('supervisor', '/members');
  await supervisor.getByRole('button', { name: /^吴工/ }).click();
  const other = new Form(supervisor, '吴工');
  await other.dialog.waitFor();
  expect(await other.dialog.getByRole('button', { name: '离职' }).count()).toBe(0);
});
