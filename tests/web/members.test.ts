import { expect, it } from 'vitest';
import { defaultSettings, siteTime } from '../../rulebook/site/settings.ts';
import { askAccounts } from '../support/ask-auth.ts';
import { mailsOf } from '../support/suite/inbox.ts';
import { Form } from '../support/web/form.ts';
import { hears } from '../support/web/says.ts';
import { signInByHand } from '../support/web/sign-in.ts';
import { PASSWORD } from '../support/web/site.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;
const { calendar } = siteTime(defaultSettings);

/** Follows the link of an invitation and sets a password. */
async function setPassword(text: string): Promise<void> {
  const link = /https?:\/\/\S*oobCode=\S*/.exec(text)?.[0] ?? '';
  const oobCode = new URL(link).searchParams.get('oobCode');
  const answer = await askAccounts('resetPassword', { oobCode, newPassword: PASSWORD });
  expect(answer.status).toBe(200);
}

it('[R6.1.3] who is added gets an invitation, sets a password with it and is in; nobody is added twice', async () => {
  desk.expects(/status of 400.*addMember/);
  const email = `xiaoma@${site.id}.example`;
  const page = await desk.as('manager', '/members');
  await page.getByRole('button', { name: '新增员工' }).click();
  const adding = new Form(page, '新增员工');
  await adding.press('新增');
  await adding.complaint('请填写');
  await adding.type('姓名', '小马');
  await adding.type('邮箱', email);
  await adding.tick('保洁员');
  await adding.pick('上级', '赵领班');
  await hears(page, `邀请邮件已发往 ${email}`, () => adding.send('新增'));
  const row = page.getByRole('main').getByRole('button', { name: /^小马/ });
  await row.getByText('上报 赵领班 › 李主任 › 王经理 › 何总').waitFor();

  const member = (await site.records('members')).find((each) => each.email === email);
  expect(member).toMatchObject({ state: 'active', roles: ['cleaner'], reportsTo: site.uid('foreman') });
  const [mail, ...more] = await eventually(async () => {
    const mails = await mailsOf(`invitation~${site.id}~${member?.id}~1`);
    expect(mails).not.toEqual([]);
    return mails;
  });
  expect([mail?.to.map(({ address }) => address), more]).toEqual([[email], []]);
  await setPassword(mail?.text ?? '');
  const own = await desk.device();
  await signInByHand(own, { email, password: PASSWORD });
  await own.getByRole('heading', { name: /^今日/ }).waitFor();
  await own.getByRole('button', { name: '小马' }).click();
  await new Form(own, '小马').dialog.getByText('保洁员').waitFor();

  await page.getByRole('button', { name: '新增员工' }).click();
  await adding.type('姓名', '小马');
  await adding.type('邮箱', email);
  await adding.tick('保洁员');
  await adding.press('新增');
  await adding.complaint('此邮箱已是本小区员工');
});

it('[R6.1.3] new roles count at once, on the page that is open', async () => {
  const own = await desk.as('clerk');
  await own.getByRole('heading', { name: /^今日/ }).waitFor();
  await own.getByText('人员', { exact: true }).click();
  const way = own.getByRole('link', { name: '员工', exact: true });
  const page = await desk.as('manager', '/members');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^钱文员/ })
    .click();
  await new Form(page, '钱文员').press('修改');
  const changing = new Form(page, '修改职务：钱文员');
  await changing.dialog.getByRole('checkbox', { name: '客服主任' }).waitFor();
  expect(await way.count()).toBe(0);
  await changing.tick('客服主任');
  await changing.send('保存');
  await way.waitFor();
  expect(await site.record('members', site.uid('clerk'))).toMatchObject({
    ...{ roles: ['clerk', 'supervisor'], last: { step: 'change', by: site.uid('manager') } },
  });

  await own.goto('/dutyLog');
  await own.getByRole('button', { name: '审阅签字' }).waitFor();
});

const days = (count: number) => `${calendar.shiftDay(site.today(), count)} 18:00`;

it('[R4.4.1.10] during a leave somebody else has the rights of the one who is away; two at once, prolonged, and ended', async () => {
  const away = await desk.as('supervisor', '/members');
  const leaves = away.getByRole('region', { name: '休假委托' });
  await leaves.getByRole('button', { name: '休假委托' }).click();
  const delegating = new Form(away, '休假委托');
  // Who is on leave is oneself; a stand-in hands nothing on.
  await delegating.dialog.getByText('李主任').waitFor();
  await delegating.dialog.getByText('不能再转委托').waitFor();
  await delegating.pick('受托人', '周助理');
  await delegating.moment('至', days(-1));
  await delegating.press('休假委托');
  await delegating.complaint('结束时间须晚于开始时间和现在');
  await delegating.moment('至', days(1));
  await delegating.send('休假委托');
  const leave = leaves.getByRole('listitem').filter({ hasText: '代行 李主任 的职责' });
  await leave.filter({ hasText: '进行中' }).getByText('周助理').waitFor();

  const here = await desk.as('assistant', '/dutyLog');
  await here.getByRole('button', { name: '审阅签字' }).waitFor();
  await here.getByRole('button', { name: '周助理' }).click();
  const account = new Form(here, '周助理');
  await account.dialog.getByText(`代行 李主任 的职责，至 ${days(1)}`).waitFor();
  await here.keyboard.press('Escape');

  // The same person stands in for the manager at the same time, and for whom follows is known ahead.
  const manager = await desk.as('manager', '/members');
  const known = manager.getByRole('region', { name: '休假委托' });
  await known.getByRole('button', { name: '休假委托' }).click();
  const second = new Form(manager, '休假委托');
  await second.pick('受托人', '周助理');
  await second.send('休假委托');
  await known.getByRole('button', { name: '休假委托' }).click();
  await second.pick('受托人', '赵领班');
  await second.moment('自', days(10));
  await second.moment('至', days(12));
  await second.send('休假委托');
  const planned = known.getByRole('listitem').filter({ hasText: '赵领班' });
  await planned
    .filter({ hasText: '未开始' })
    .getByText(`${days(10)} — ${days(12)}`)
    .waitFor();
  await here.getByRole('button', { name: '周助理' }).click();
  await account.dialog.getByText('代行 王经理 的职责').waitFor();
  await account.dialog.getByText('代行 李主任 的职责').waitFor();
  await here.keyboard.press('Escape');

  await leave.getByRole('button', { name: '更改期限：周助理' }).click();
  const prolonging = new Form(away, '更改期限：周助理');
  await prolonging.moment('至', days(3));
  await prolonging.send('更改期限');
  await leave.getByText(days(3)).waitFor();

  await leave.getByRole('button', { name: '提前结束：周助理' }).click();
  await new Form(away, '提前结束：周助理').send('提前结束');
  await leave.waitFor({ state: 'detached' });
  // The page that is open says so at once; for the manager the assistant still stands in.
  await here.getByRole('button', { name: '审阅签字' }).waitFor({ state: 'detached' });
  const states = (await site.records('delegations')).map(({ state, deputy }) => [state, deputy]);
  expect(states).toEqual([
    ['ended', site.uid('assistant')],
    ['active', site.uid('assistant')],
    ['active', site.uid('foreman')],
  ]);
});

it('[R4.4.1.2] the supervisor names who keeps which keys, now and ahead; the named one may register them', async () => {
  const engineer = await desk.as('engineer', '/cabinet');
  await engineer.getByRole('heading', { name: '钥匙柜' }).waitFor();
  const page = await desk.as('supervisor', '/members');
  const keepers = page.getByRole('region', { name: '钥匙保管' });
  const naming = new Form(page, '指定保管人');
  for (const [kind, from] of [
    ['返修', null],
    ['空房', days(7)],
  ] as const) {
    await keepers.getByRole('button', { name: '指定保管人' }).click();
    await naming.pick('保管人', '吴工');
    await naming.tick(kind);
    if (from !== null) await naming.moment('自', from);
    await naming.send('指定保管人');
  }
  const named = keepers.getByRole('listitem').filter({ hasText: '吴工' });
  await named.filter({ hasText: '返修' }).getByText('进行中').waitFor();
  await named.filter({ hasText: '空房' }).getByText('未开始').waitFor();
  // What runs counts at once, on the page that is open.
  await engineer.getByRole('button', { name: '登记钥匙' }).waitFor();

  // Whoever is no supervisor names nobody.
  const manager = await desk.as('manager', '/members');
  await manager.getByRole('region', { name: '钥匙保管' }).getByText('吴工').first().waitFor();
  expect(await manager.getByRole('button', { name: '指定保管人' }).count()).toBe(0);
});

it('[R4.4.1.10] without a network nobody is named: the form says so and stays as it is', async () => {
  const page = await desk.as('foreman', '/members');
  await page.getByRole('region', { name: '休假委托' }).getByRole('button', { name: '休假委托' }).click();
  const form = new Form(page, '休假委托');
  await form.pick('受托人', '陈前台');
  desk.expects(/ERR_INTERNET_DISCONNECTED/, /Could not reach Cloud Firestore/, /cleardot\.gif/, /RPC_ERROR/);
  await page.context().setOffline(true);
  const button = form.dialog.getByRole('button', { name: '没有网络，不能办理' });
  await button.waitFor();
  expect(await button.isDisabled()).toBe(true);
  await page.context().setOffline(false);
  await form.send('休假委托');
  await eventually(async () =>
    expect(await site.records('delegations')).toContainEqual(
      expect.objectContaining({ absent: site.uid('foreman'), deputy: site.uid('receptionist') }),
    ),
  );
});

it('[R6.1.3] an administrator gives no role that opens owners’ records: the form says who does', async () => {
  const page = await desk.as('admin', '/members');
  await page.getByRole('button', { name: '新增员工' }).click();
  const adding = new Form(page, '新增员工');
  await adding.dialog.getByText('须由经理或总经理本人任免').first().waitFor();
  const role = (name: string) => adding.dialog.getByRole('checkbox', { name, exact: true });
  for (const name of ['总经理', '客服主任', '片区管理员']) expect(await role(name).isDisabled()).toBe(true);
  expect(await role('保洁员').isEnabled()).toBe(true);
});
