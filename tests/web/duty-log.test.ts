import { expect, it } from 'vitest';
import { closesAt } from '../support/web/day.ts';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R2.4.6] [R2.4.8] the duty log is written, corrected by a new line, and signed by the supervisor', async () => {
  const { site } = desk;
  const page = await desk.as('receptionist', '/dutyLog');
  await page.getByRole('button', { name: '记入' }).click();
  await page.getByRole('alert').filter({ hasText: '请先写内容' }).waitFor();
  await page.getByLabel('记一笔').fill('1-1-601 来访咨询二次装修手续。');
  await page.getByRole('button', { name: '记入' }).click();
  const lines = page.getByRole('region', { name: '记录' }).getByRole('listitem');
  await lines.filter({ hasText: '来访咨询二次装修手续' }).waitFor();
  await eventually(async () => expect(await page.getByLabel('记一笔').inputValue()).toBe(''));

  const line = lines.filter({ hasText: '来访咨询二次装修手续' });
  await line.getByRole('button', { name: /^更正 .* 的记录$/ }).click();
  const correcting = new Form(page, '更正一条记录');
  await correcting.type('更正为', '1-1-602 来访咨询二次装修手续。');
  await correcting.send('记入更正');
  await lines.filter({ hasText: '已更正' }).waitFor();
  // The old line stands as it was written.
  const written = (await site.dutyLog()).filter((text) => text.includes('来访咨询'));
  expect(written).toEqual(['1-1-601 来访咨询二次装修手续。', '1-1-602 来访咨询二次装修手续。']);
  expect(await page.getByRole('button', { name: '审阅签字' }).count()).toBe(0);

  // Not before closing.
  await closesAt(site, '23:59');
  const supervisor = await desk.as('supervisor', '/dutyLog');
  await supervisor.getByText('下班（23:59）之后才能签当天的值班日志').waitFor();
  expect(await supervisor.getByRole('button', { name: '审阅签字' }).isDisabled()).toBe(true);
  await closesAt(site, '00:01');
  await supervisor.reload();
  await supervisor.getByText(/已封存 (\d+)\/\1 条/).waitFor();
  await supervisor.getByRole('button', { name: '审阅签字' }).click();
  const signing = new Form(supervisor, /审阅并签署/);
  await signing.dialog.getByText(/共 \d+ 条：更正 1 条/).waitFor();
  await signing.send('审阅签字');
  await supervisor.getByText('已审阅签字').waitFor();
  const review = async () => (await site.records('dutyLogReviews'))[0];
  await eventually(async () =>
    expect(await review()).toMatchObject({ state: 'signed', signed: { by: site.uid('supervisor') } }),
  );

  // What comes after the signature says so, and opens the day again. A log has lines: a line break becomes a blank.
  await page.getByLabel('记一笔').fill('夜间巡查正常。\n水泵房已锁。');
  await page.getByText('换行将写成空格').waitFor();
  await page.getByRole('button', { name: '记入' }).click();
  await lines.filter({ hasText: '夜间巡查正常。 水泵房已锁。' }).getByText('签字后新增').waitFor();
  await eventually(async () => expect(await review()).toMatchObject({ state: 'reopened' }));
  await supervisor.goto('/notices');
  await supervisor.getByRole('link', { name: /签字之后又有新内容/ }).click();
  await supervisor.getByText('待重签', { exact: true }).waitFor();
  await supervisor.getByRole('button', { name: '重新签字' }).click();
  await signing.dialog.getByText('上次签字之后新增 1 条').waitFor();
  await signing.send('重新签字');
  await supervisor.getByText('已审阅签字').waitFor();
  await eventually(async () => expect(await review()).toMatchObject({ state: 'signed', rev: 3 }));
});

it('[R2.4.6] what was begun is not lost when the page is left', async () => {
  const page = await desk.as('assistant', '/dutyLog');
  await page.getByLabel('记一笔').fill('写到一半');
  await page.goto('/');
  await page.goto('/dutyLog');
  await eventually(async () => expect(await page.getByLabel('记一笔').inputValue()).toBe('写到一半'));
});
