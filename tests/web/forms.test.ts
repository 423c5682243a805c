import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R11.1.1.1] the button is pressed before the last answer is judged: the step is taken all the same', async () => {
  const { site } = desk;
  await site.hasKey('area', 'Q-1', 3);
  const page = await desk.as('security', '/keys/Q-1');
  await page.getByRole('button', { name: '领取区域钥匙' }).click();
  const form = new Form(page, '领取区域钥匙');
  await form.dialog.getByRole('combobox', { name: '早班领取人' }).click();
  await form.dialog.getByRole('option', { name: '赵领班' }).waitFor();
  // Who draws is looked up when they are chosen; the answer is slow to come.
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/documents:batchGet*', async (route) => {
    await held;
    await route.continue();
  });
  await form.pick('早班领取人', '赵领班');
  await form.press('领取区域钥匙');
  answer();
  await form.dialog.waitFor({ state: 'hidden' });
  await eventually(async () => expect(await site.record('keys', 'Q-1')).toMatchObject({ state: 'out' }));
});

it('[R4.4.4.1.1] a form that was refused keeps its signature, and is sent again with it', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-901', name: '罗兰', phone: '19900001030' });
  const page = await desk.as('receptionist', '/cabinet');
  await page.getByRole('button', { name: '寄存业户钥匙' }).click();
  const form = new Form(page, '寄存钥匙');
  await form.pick('业户', '1-1-901');
  await form.choose('方式', '封存');
  await form.tick('身份已核实');
  await form.type('封条编号', 'FT-9');
  await form.type('钥匙编号', 'S-1-1-901');
  await form.type('挂钩', 'C9');
  await form.sign('业户签名');

  // The signature arrives; the step that shows it is refused, once.
  desk.expects(/status of 403.*documents:commit/);
  const isDeposit = (data: string | null) => data?.includes('/keyDeposits/') ?? false;
  const denied = { error: { code: 403, status: 'PERMISSION_DENIED', message: 'denied' } };
  await page.route('**/documents:commit*', async (route) => {
    if (isDeposit(route.request().postData())) {
      await route.fulfill({ status: 403, json: denied, headers: { 'Access-Control-Allow-Origin': '*' } });
    } else await route.continue();
  });
  await form.press('寄存钥匙');
  await form.complaint('未被接受');
  await page.unroute('**/documents:commit*');
  await form.send('寄存钥匙');
  await eventually(async () => {
    expect(await site.records('keyDeposits')).toMatchObject([{ state: 'kept', room: '1-1-901' }]);
  });
  expect(await site.records('attachments')).toHaveLength(1);
});

it('[R4.4.2.3] a code that is used already is told at its field, before anything is sent; another becomes the key’s id', async () => {
  const { site } = desk;
  await site.hasKey('desk', 'D-1', 1);
  const page = await desk.as('receptionist', '/cabinet');
  await page.getByRole('button', { name: '登记钥匙' }).click();
  const form = new Form(page, '登记钥匙');
  await form.type('钥匙编号', 'D-1');
  await form.complaint('此钥匙编号已用过');
  await form.choose('类别', '前台/样板间');
  await form.type('房号/区域', '样板间 A');
  await form.type('挂钩', 'A2');
  await form.press('登记钥匙');
  await form.complaint('此钥匙编号已用过');
  await form.type('钥匙编号', ' D-2 ');
  await form.send('登记钥匙');
  await page.getByRole('heading', { name: /^D-2/ }).waitFor();
  expect(await site.record('keys', 'D-2')).toMatchObject({ code: 'D-2', opensWhat: '样板间 A' });
});

it('what was typed is given up by a question alone, and comes back after another page; sent, it is gone', async () => {
  const { site } = desk;
  const page = await desk.as('receptionist', '/cabinet');
  const opening = async () => {
    await page.getByRole('button', { name: '登记钥匙' }).click();
    return new Form(page, '登记钥匙');
  };
  const form = await opening();
  await form.type('挂钩', 'A7');
  await form.dialog.getByRole('button', { name: '返回' }).click();
  await form.dialog.getByText('已填的内容还没有提交').waitFor();
  await form.dialog.getByRole('button', { name: '继续填写' }).click();

  await page.goto('/registers');
  await page.goto('/cabinet');
  const again = await opening();
  await again.dialog.getByText('已恢复上次未提交的内容').waitFor();
  expect(await again.dialog.getByRole('textbox', { name: '挂钩' }).inputValue()).toBe('A7');
  await again.type('钥匙编号', 'D-9');
  await again.choose('类别', '前台/样板间');
  await again.type('房号/区域', '样板间 B');
  await again.send('登记钥匙');
  await eventually(async () => expect(await site.record('keys', 'D-9')).toMatchObject({ hook: 'A7' }));

  await page.goto('/cabinet');
  const third = await opening();
  expect(await third.dialog.getByRole('textbox', { name: '挂钩' }).inputValue()).toBe('');
  await third.type('挂钩', 'A8');
  await page.keyboard.press('Escape');
  await third.dialog.getByRole('button', { name: '放弃' }).click();
  await third.dialog.waitFor({ state: 'detached' });
  const fourth = await opening();
  expect(await fourth.dialog.getByRole('textbox', { name: '挂钩' }).inputValue()).toBe('');
  await fourth.type('挂钩', 'A9');
  await page.goto('/registers');
  const drafts = () =>
    page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')));
  expect(await drafts()).toHaveLength(1);
  await page.getByRole('button', { name: '陈前台' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('邮箱').waitFor();
  expect(await drafts()).toEqual([]);
});
