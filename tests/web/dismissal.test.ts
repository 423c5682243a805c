import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { signInByHand } from '../support/web/sign-in.ts';
import { PASSWORD } from '../support/web/site.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

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

it('[R2.4.7.8] [R4.4.2.5] all that is open in the name of who leaves is listed first, with the way to it', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-9-1-101');
  await site.lends('K-9-1-101', 'engineer');
  const manager = await desk.as('manager', '/members');
  const dismissing = async (name: string) => {
    await manager
      .getByRole('main')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    await manager.getByRole('button', { name: '离职', exact: true }).click();
    return new Form(manager, `${name} 离职？`).dialog;
  };
  const clerk = await dismissing('钱文员');
  await clerk.getByText('名下没有未办的事项').waitFor();
  await manager.keyboard.press('Escape');
  await clerk.waitFor({ state: 'detached' });
  const engineer = await dismissing('吴工');
  await engineer.getByRole('alert').getByText('名下还有 1 项未办').waitFor();
  await engineer.getByRole('link', { name: /K-9-1-101/ }).click();
  await manager.waitForURL(/\/keyLoans\//);
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
