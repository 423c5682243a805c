import { expect, it } from 'vitest';
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
  expect(refusals.map((text) => text?.trim())).toEqual(['邮箱或密码不对', '邮箱或密码不对']);
});

it('[R6.1.3] both fields are asked for before anything is sent', async () => {
  const page = await desk.device();
  await signInByHand(page, { email: '', password: '' });
  await page.getByRole('alert').getByText('请填写邮箱和密码').waitFor();
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
