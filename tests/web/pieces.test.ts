import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R4.4.1.6] a piece that did not come back is missing on board, key and next loan, and comes back by its report', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-3-2-101');
  await site.lends('K-3-2-101', 'engineer');
  const page = await desk.as('receptionist', '/keys/K-3-2-101');
  await page.getByRole('button', { name: '收回' }).click();
  const back = new Form(page, '收回');
  await back.number('收回数量', 1);
  await back.tick('已断电', '门窗已关', '已锁门');
  await back.choose('情况', '借还不符');
  await back.type('书面经过', '只还一把，另一把在工具箱里');
  await back.pick('责任人', '吴工');
  await back.send('收回');
  const face = page.getByRole('region', { name: '钥匙现状' });
  await face.getByText('1/2 把').waitFor();
  await face.getByText('缺 1 把').waitFor();

  await page.goto('/cabinet');
  await page.getByRole('link', { name: /^K-3-2-101 在柜.*缺 1 把.*1\/2 把/ }).waitFor();
  const again = { key: 'K-3-2-101', borrower: 'staff', borrowedBy: site.uid('steward'), purpose: '巡查' };
  await site.take('receptionist', 'keyLoans', 'request', 'again', { ...again, emergency: false });
  await site.take('receptionist', 'keyLoans', 'issue', 'again', {});
  const [report] = await site.records('keyIncidents');
  const loans = (await site.records('keyLoans')).filter(({ state }) => state === 'out');
  expect(loans).toMatchObject([{ pieces: 1 }]);

  // Found while the other piece is out.
  await site.take('supervisor', 'keyIncidents', 'askManager', String(report?.id), {
    ...{ managerAnswer: '继续查找', protection: '巡查' },
  });
  await page.goto(`/keyIncidents/${report?.id}`);
  await page.getByRole('button', { name: '处理完毕' }).click();
  const solving = new Form(page, '处理完毕');
  await solving.choose('处理', '找回');
  await solving.number('恢复数量', 2);
  await solving.press('处理完毕');
  await solving.complaint('恢复后的数量不能多于登记数量');
  await solving.number('恢复数量', 1);
  await solving.send('处理完毕');
  await eventually(async () =>
    expect(await site.record('keys', 'K-3-2-101')).toMatchObject({ state: 'out', present: 2 }),
  );
});

it('[R4.4.1.7] [R4.4.1.8] at the count a bunch of which one is missing is reported on the spot and counted as it is', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-803', name: '何丽', phone: '19900001009' });
  await site.hasKey('repair', 'R-1-1-803', 3);
  const page = await desk.as('receptionist', '/cabinet');
  await page.getByRole('region', { name: '返修钥匙柜' }).getByRole('link', { name: '开始清点' }).click();
  await page.getByRole('button', { name: '开始清点' }).click();
  await page.getByRole('button', { name: 'R-1-1-803 少了几把' }).click();
  const report = new Form(page, '报告缺少部分');
  await report.type('书面经过', '挂钩上只有两把');
  await report.pick('责任人', '陈前台');
  await report.number('缺少数量', 3);
  await report.press('报告丢失损坏');
  await report.complaint('缺少部分须写明缺少几把，并少于实有数量');
  await report.number('缺少数量', 1);
  await report.send('报告丢失损坏');
  await page.getByRole('list', { name: '应在柜的钥匙' }).getByText('2/3 把').waitFor();
  await page.getByRole('button', { name: '完成清点' }).click();
  await new Form(page, '完成清点').send('签认并完成');
  await eventually(async () =>
    expect(await site.records('keyCounts')).toMatchObject([
      { state: 'done', found: ['R-1-1-803'], pieces: 2 },
    ]),
  );
  await page
    .getByRole('listitem')
    .filter({ hasText: '在柜（把）' })
    .getByText('2', { exact: true })
    .waitFor();
});

it('[R4.4.1.3] the old key of a changed lock warns before it is lent, and is lent with the reason alone', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-801', name: '周敏', phone: '19900001008' });
  await site.hasDeposit('1-1-801', 'W-1-1-801');
  const household = await site.household('1-1-801');
  await site.take('clerk', 'lockChanges', 'report', 'change', { household, key: 'W-1-1-801' });
  const page = await desk.as('receptionist', '/cabinet');
  await page.getByRole('link', { name: /^W-1-1-801 在柜.*已换锁/ }).click();
  await page.getByText('这把旧钥匙可能打不开门').waitFor();
  await page.getByRole('button', { name: '借出' }).click();
  const lending = new Form(page, /^借出/);
  await lending.choose('借用人身份', '亲属');
  await lending.type('领用人', '周小弟');
  await lending.pick('经手员工', '吴工');
  await lending.type('用途', '取文件');
  await lending.press('借出');
  await lending.complaint('业户已换锁，新钥匙未交');
  await lending.type('旧钥匙仍借出的原因', '业户称后门锁未换');
});

it('[R1.3] [R4.4.1.5] whose clause demands a call sees the number in the form, for that call, and it is on record', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-802', name: '郑洁', phone: '19900001018' });
  await site.hasDeposit('1-1-802', 'W-1-1-802');
  // One's own request is looked for where there is none yet.
  desk.expects(/status of 403.*(batchGet|documents)/);
  const page = await desk.as('receptionist', '/keys/W-1-1-802');
  await page.getByRole('button', { name: '借出' }).click();
  const lending = new Form(page, /^借出/);
  await lending.choose('借用人身份', '亲属');
  await lending.type('领用人', '郑小弟');
  await lending.pick('经手员工', '吴工');
  await lending.type('用途', '取文件');
  await lending.send('借出');
  const issuing = new Form(page, /^发放/);
  await issuing.dialog.getByRole('button', { name: '查看业户电话' }).click();
  await issuing.dialog.getByRole('link', { name: '19900001018' }).waitFor();
  const seen = (await site.records('disclosures')).map(({ key, state, opened }) => ({ key, state, opened }));
  expect(seen).toMatchObject([
    { key: 'W-1-1-802', state: 'granted', opened: { by: site.uid('receptionist') } },
  ]);
  await eventually(async () =>
    expect((await site.dutyLog()).join()).toContain('为钥匙 W-1-1-802 致电业户，查看号码至'),
  );
});
