import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R4.4.1.8] a lost key is reported, the manager and the household are asked, and it is solved', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-701', name: '陈强', phone: '19900001004' });
  await site.hasDeposit('1-1-701', 'W-1-1-701');
  const page = await desk.as('receptionist', '/keys/W-1-1-701');
  await page.getByText('更多办理').click();
  await page.getByRole('button', { name: '报告丢失、损坏' }).click();
  const report = new Form(page, '报告丢失、损坏');
  await report.choose('情况', '丢失');
  await report.type('书面经过', '清点后发现不在挂钩上，全柜查找未果。');
  await report.pick('责任人', '陈前台');
  await report.send('报告丢失损坏');
  await page.getByRole('main').getByText('丢失').first().waitFor();
  const [incident] = await eventually(async () => {
    const incidents = await site.records('keyIncidents');
    expect(incidents).toMatchObject([{ state: 'reported', what: 'lost', key: 'W-1-1-701' }]);
    return incidents;
  });
  expect(await site.record('keys', 'W-1-1-701')).toMatchObject({ state: 'lost' });

  const supervisor = await desk.as('supervisor', '/notices');
  await supervisor.getByRole('link', { name: /W-1-1-701.*请立即处理/ }).click();
  await supervisor.getByRole('button', { name: '请示经理' }).click();
  const asking = new Form(supervisor, '请示经理');
  await asking.type('经理意见', '同意换锁，费用由部门承担');
  await asking.type('防护措施', '保安加强巡逻');
  await asking.send('请示经理');
  await supervisor.getByText('已请示经理').first().waitFor();

  // Without the household's consent nothing is done to its lock.
  await page.goto(`/keyIncidents/${incident?.id}`);
  await page.getByRole('button', { name: '处理完毕' }).click();
  const early = new Form(page, '处理完毕');
  await early.choose('处理', '换锁');
  await early.press('处理完毕');
  await early.complaint('须先征得业户同意');
  await page.keyboard.press('Escape');
  await early.dialog.getByRole('button', { name: '放弃' }).click();
  await early.dialog.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: '记录业户同意' }).click();
  const consent = new Form(page, '记录业户同意');
  await consent.call('业户同意电话', '陈先生', false);
  await consent.press('记录业户同意');
  await consent.complaint('须业户同意');
  await consent.tick('业户同意');
  await consent.send('记录业户同意');
  await page.getByRole('button', { name: '处理完毕' }).click();
  const remedy = new Form(page, '处理完毕');
  await remedy.choose('处理', '换锁');
  await remedy.send('处理完毕');
  await eventually(async () => {
    expect(await site.record('keyIncidents', String(incident?.id))).toMatchObject({
      state: 'solved',
      remedyKind: 'lockChange',
    });
    expect(await site.record('keys', 'W-1-1-701')).toMatchObject({ state: 'inCabinet' });
  });
  await eventually(async () => {
    const log = (await site.dutyLog()).join('\n');
    for (const told of ['丢失，责任人：陈前台', '已请示经理：同意换锁', '业户同意处理钥匙 W-1-1-701']) {
      expect(log).toContain(told);
    }
  });
});
