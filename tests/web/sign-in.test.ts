import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { signInByHand } from '../support/web/sign-in.ts';
import { PASSWORD } from '../support/web/site.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R6.1.3] a member signs in with address and password, and is still in when the page is opened again', async () => {
  const page = await desk.device();
  await signInByHand(page, { email: desk.site.email('receptionist'), password: PASSWORD });
  await page.getByRole('heading', { name: /^今日/ }).waitFor();
  await eventually(async () => expect(await page.title()).toMatch(/^今日.*物业客服台$/));
  await page.getByRole('button', { name: '陈前台' }).waitFor();

  await page.reload();
  await page.getByRole('link', { name: '待我办理' }).waitFor();
});

it('[R6.1.3] a wrong password is refused without telling whether the address is known', async () => {
  desk.expects(/status of 400.*accounts:signInWithPassword/);
  const refusals = [];
  for (const email of [desk.site.email('receptionist'), `nobody@${desk.site.id}.example`]) {
    const page = await desk.device();
    await signInByHand(page, { email, password: 'not-this-one' });
    refusals.push(await page.getByRole('alert').textContent());
  }
  expect(refusals.map((text) => text?.trim())).toEqual(['账号或密码不对', '账号或密码不对']);
});

it('[R6.1.3] both fields are asked for before anything is sent', async () => {
  const page = await desk.device();
  await signInByHand(page, { email: '', password: '' });
  await page.getByRole('alert').getByText('请填写账号和密码').waitFor();
});

it('[R6.1.3] [R2.4.7.8] a closed account is told whom to ask', async () => {
  desk.expects(/status of 400.*accounts:signInWithPassword/);
  await desk.site.auth.updateUser(desk.site.uid('cleaner'), { disabled: true });
  const page = await desk.device();
  await signInByHand(page, { email: desk.site.email('cleaner'), password: PASSWORD });
  await page.getByRole('alert').getByText('此账号已停用').waitFor();
});

it('[R6.1.3] somebody with an account but without a site is told so', async () => {
  const email = `guest@${desk.site.id}.example`;
  await desk.site.auth.createUser({ email, password: PASSWORD });
  const page = await desk.device();
  await signInByHand(page, { email, password: PASSWORD });
  await page.getByRole('alert').getByText('您的账号还没有加入任何小区').waitFor();
});

it('[R2.4.1.7] signing out leaves nothing of the site on the device', async () => {
  const page = await desk.as('receptionist');
  const kept = () =>
    page.evaluate(async () => ({
      session: localStorage.getItem('wuye-desk-session'),
      databases: (await indexedDB.databases()).filter(({ name }) => name?.startsWith('firestore/')).length,
    }));
  // What was read is kept for reading while offline, as long as somebody is signed in.
  await eventually(async () => expect(await kept()).toMatchObject({ databases: 1 }));

  await page.evaluate(() => document.documentElement.setAttribute('data-before', ''));
  await page.getByRole('button', { name: '陈前台' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('密码', { exact: true }).waitFor();
  // Whoever is next can type at once: no other document comes and takes what they have typed.
  expect(await page.locator('html[data-before]').count()).toBe(0);
  await eventually(async () => expect(await kept()).toEqual({ session: null, databases: 0 }));
});

it('[R6.1.3] [R1.3] who has no e-mail signs in with a number, sets a password of their own first, and changes it later', async () => {
  desk.expects(/status of 40[03]/);
  const number = `b-${desk.site.id.slice(-6)}`;
  const page = await desk.as('admin', '/members');
  await page.getByRole('button', { name: '新增员工' }).click();
  const adding = new Form(page, '新增员工');
  await adding.type('姓名', '老赵');
  await adding.press('新增');
  await adding.complaint('请填写“职务”');
  await adding.tick('保洁员');
  await adding.press('新增');
  await adding.complaint('请填写邮箱；没有邮箱的员工，请填写手机号或工号');
  await adding.type('登录名', number.toUpperCase());
  await adding.send('新增');
  const told = new Form(page, '请告知老赵').dialog;
  const startPassword = String(await told.locator('dd').nth(1).textContent());
  await page.keyboard.press('Escape');
  await told.waitFor({ state: 'detached' });

  const own = await desk.device();
  await signInByHand(own, { email: number, password: startPassword });
  await own.getByRole('alert').getByText('请先设置自己的密码').waitFor();
  const set = async (old: string, next: string, again = next) => {
    await own.getByLabel('现在的密码').fill(old);
    await own.getByLabel('新密码（至少 8 位）').fill(next);
    await own.getByLabel('再输入一次新密码').fill(again);
    await own.getByRole('button', { name: '保存新密码' }).click();
  };
  await set(startPassword, 'short');
  await own.getByRole('alert').getByText('新密码须有 8 到 100 位').waitFor();
  await set(startPassword, 'my-own-password', 'my-own-passwort');
  await own.getByRole('alert').getByText('两次输入的新密码不一致').waitFor();
  await set('not-this-one', 'my-own-password');
  await own.getByRole('alert').getByText('账号或密码不对').waitFor();
  await set(startPassword, 'my-own-password');
  await own.getByRole('heading', { name: /^今日/ }).waitFor();

  await own.getByRole('button', { name: '老赵' }).click();
  await own.getByRole('button', { name: '修改密码' }).click();
  await set('my-own-password', 'another-password');
  await own.getByRole('dialog').waitFor({ state: 'detached' });
  await own.getByRole('heading', { name: /^今日/ }).waitFor();
  const other = await desk.device();
  await signInByHand(other, { email: number, password: 'another-password' });
  await other.getByRole('heading', { name: /^今日/ }).waitFor();

  // A mailbox is not theirs: the administrator gives another start password.
  await page.getByRole('main').getByRole('button', { name: /^老赵/ }).click();
  await page.getByRole('button', { name: '重设密码' }).click();
  const resetting = new Form(page, '重设老赵的密码？');
  await resetting.dialog.getByRole('button', { name: '重设密码' }).click();
  await told.locator('dd').nth(1).waitFor();
  expect(await told.locator('dd').nth(1).textContent()).not.toBe(startPassword);
});
