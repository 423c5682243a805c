import { expect, it } from 'vitest';
import { emulators } from '../support/emulators.ts';
import { mailsOf } from '../support/suite/inbox.ts';
import { Form } from '../support/web/form.ts';
import { hears } from '../support/web/says.ts';
import { signInByHand } from '../support/web/sign-in.ts';
import { PASSWORD } from '../support/web/site.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

/** Follows the link of an invitation and sets a password. */
async function setPassword(text: string): Promise<void> {
  const link = /https?:\/\/\S*oobCode=\S*/.exec(text)?.[0] ?? '';
  const { host, port } = emulators.auth();
  const answer = await fetch(
    `http://${host}:${port}/identitytoolkit.googleapis.com/v1/accounts:resetPassword?key=emulators`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ oobCode: new URL(link).searchParams.get('oobCode'), newPassword: PASSWORD }),
    },
  );
  expect(answer.status).toBe(200);
}

it('[R6.1.3] who is added gets an invitation, sets a password with it and is in; nobody is added twice', async () => {
  desk.expects(/status of 400.*addMember/);
  const email = `xiaoma@${site.id}.example`;
  const page = await desk.as('manager', '/members');
  await page.getByRole('button', { name: '新增员工' }).click();
  const adding = new Form(page, '新增员工');
  await adding.press('新增并发送邀请');
  await adding.complaint('请填写');
  await adding.type('姓名', '小马');
  await adding.type('邮箱', email);
  await adding.tick('保洁员');
  await adding.pick('上级', '赵领班');
  await hears(page, `邀请邮件已发往 ${email}`, () => adding.send('新增并发送邀请'));
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
  await adding.press('新增并发送邀请');
  await adding.complaint('此邮箱已是本小区员工');
});

it('[R6.1.3] new roles count at once, on the page that is open', async () => {
  const own = await desk.as('clerk');
  await own.getByRole('heading', { name: /^今日/ }).waitFor();
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

it('[R4.4.1.10] during a leave somebody else has the rights of the one who is away, until it is ended', async () => {
  const away = await desk.as('supervisor', '/members');
  await away.getByRole('button', { name: '休假委托' }).click();
  await new Form(away, '休假期间由谁代行职责？').dialog.getByRole('button', { name: /^周助理/ }).click();
  const delegating = new Form(away, '休假委托');
  await delegating.send('休假委托');
  const keepers = away.getByRole('region', { name: '钥匙保管与休假委托' });
  const leave = keepers.getByRole('listitem').filter({ hasText: '代行 李主任 的职责' });
  await leave.getByText('周助理').waitFor();

  const here = await desk.as('assistant', '/dutyLog');
  await here.getByRole('button', { name: '审阅签字' }).waitFor();
  await here.getByRole('button', { name: '周助理' }).click();
  await new Form(here, '周助理').dialog
    .getByText(/^代行 李主任 的职责，至 \d{4}-\d{2}-\d{2} 18:00$/)
    .waitFor();
  await here.keyboard.press('Escape');

  // One at a time for each stand-in.
  await away.getByRole('button', { name: '休假委托' }).click();
  await new Form(away, '休假期间由谁代行职责？').dialog.getByRole('button', { name: /^周助理/ }).click();
  await new Form(away, '休假期间由谁代行职责？').complaint('此人已有一项在有效期内');
  await away.keyboard.press('Escape');

  await leave.getByRole('button', { name: '提前结束：周助理' }).click();
  await new Form(away, '提前结束：周助理').send('提前结束');
  await leave.waitFor({ state: 'detached' });
  // The page that is open says so at once.
  await here.getByRole('button', { name: '审阅签字' }).waitFor({ state: 'detached' });
  await here.getByText('未审阅签字').waitFor();
  expect(await site.record('keyKeepers', `leave~${site.uid('assistant')}`)).toMatchObject({ state: 'ended' });
});

it('[R4.4.1.2] the supervisor names who keeps which keys; the named one may register them', async () => {
  const engineer = await desk.as('engineer', '/cabinet');
  await engineer.getByRole('heading', { name: '钥匙柜' }).waitFor();
  const page = await desk.as('supervisor', '/members');
  await page.getByRole('button', { name: '指定保管人' }).click();
  await new Form(page, '指定谁保管钥匙？').dialog.getByRole('button', { name: /^吴工/ }).click();
  const naming = new Form(page, '指定保管人');
  await naming.tick('返修');
  await naming.send('指定保管人');
  const keepers = page.getByRole('region', { name: '钥匙保管与休假委托' });
  await keepers.getByRole('listitem').filter({ hasText: '吴工' }).getByText('返修').first().waitFor();
  await engineer.reload();
  await engineer.getByRole('button', { name: '登记钥匙' }).waitFor();
});
