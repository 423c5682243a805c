import { expect, it } from 'vitest';
import { runScheduled } from '../support/emulators.ts';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const HOUR = 60;

it('[R1.3] a telephone number is asked for with its reason, granted by somebody else, and seen by the asker alone', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-801', name: '高敏', phone: '19900001014' });
  const household = await site.household('1-1-801');
  const at = `/households/${encodeURIComponent(household)}`;
  // What is not granted is refused by the rules, not hidden by the page.
  desk.expects(/status of 403.*(batchGet|documents)/);
  const page = await desk.as('receptionist', at);
  await page.getByText('199****1014', { exact: true }).waitFor();
  await page.getByRole('button', { name: '查看电话', exact: true }).click();
  await page.getByRole('alert').filter({ hasText: '业户电话保密' }).waitFor();

  await page.getByRole('button', { name: '申请查看电话' }).click();
  const asking = new Form(page, '申请查看业户电话');
  await asking.type('告知何人', '物流公司');
  await asking.type('事由', '大件送货联系不上业主');
  await asking.send('申请');
  await page.getByText('等待客服主任或经理批准').waitFor();

  const supervisor = await desk.as('supervisor');
  await supervisor.getByRole('link', { name: /电话透露申请待批 1-1-801 .*物流公司 大件送货/ }).waitFor();
  await supervisor.goto(at);
  await supervisor.getByRole('button', { name: '批准', exact: true }).click();
  await new Form(supervisor, '批准').send('批准');

  await page.getByText(/还有 (1 小时 \d+ 分|2 小时)/).waitFor();
  await page.getByRole('button', { name: '查看电话', exact: true }).click();
  await page.getByRole('link', { name: '19900001014' }).waitFor();
  // The number and no more of the household's life.
  expect(await page.getByRole('region', { name: '业户私密档案' }).textContent()).not.toContain('高敏');

  const cashier = await desk.as('cashier', at);
  await cashier.getByRole('button', { name: '查看电话', exact: true }).click();
  await cashier.getByRole('alert').filter({ hasText: '业户电话保密' }).waitFor();

  // One's own requests are listed, nobody else's; the supervisor sees them all.
  await cashier.goto('/disclosures');
  await cashier.getByText('这里还没有记录').waitFor();
  await supervisor.goto('/disclosures?list=all');
  await supervisor.getByRole('cell', { name: '物流公司' }).waitFor();
  await supervisor.goto(at);

  // Taken back early: it leaves the screen by itself.
  await supervisor.getByRole('button', { name: '提前收回' }).click();
  await new Form(supervisor, '提前收回').send('提前收回');
  await page.getByRole('link', { name: '19900001014' }).waitFor({ state: 'hidden' });
  await page.goto('/disclosures');
  await page.getByRole('cell', { name: '物流公司' }).waitFor();
});

it('[R1.3] a grant that has run out is asked for again at once, before the server has closed it', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-803', name: '何洁', phone: '19900001016' });
  const household = await site.household('1-1-803');
  const id = `${household}~${site.uid('receptionist')}`;
  const asked = { household, what: 'phone', forWhom: '装修公司', why: '漏水待处理' };
  await site.take('receptionist', 'disclosures', 'request', id, asked, 4 * HOUR);
  const until = new Date(Date.now() - HOUR * 60_000);
  await site.take('supervisor', 'disclosures', 'approve', id, { until }, 3 * HOUR);
  const page = await desk.as('receptionist', `/households/${encodeURIComponent(household)}`);
  await page.getByRole('button', { name: '再次申请' }).click();
  const again = new Form(page, '申请查看业户电话');
  await again.type('告知何人', '装修公司');
  await again.type('事由', '还没有修好');
  await again.send('申请');
  expect(await site.record('disclosures', id)).toMatchObject({ state: 'requested', why: '还没有修好' });
});

it('[R2.4.16] [R1.3] who keeps the file sees it with the numbers, and changes both; everybody else sees the mask', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-804', name: '罗勇', phone: '19900001017' });
  const household = await site.household('1-1-804');
  const page = await desk.as('supervisor', `/households/${encodeURIComponent(household)}`);
  await page.getByRole('button', { name: '查看私密档案' }).click();
  const file = page.getByRole('region', { name: '业户私密档案' });
  await file.getByText('罗勇', { exact: true }).waitFor();
  await file.getByRole('link', { name: '19900001017' }).waitFor();
  await file.getByRole('button', { name: '更新档案' }).click();
  const form = new Form(page, '更新私密档案');
  await form.type('姓名', '罗小勇');
  await form.type('电话 1', '19900001018');
  await form.dialog.getByText('罗** · 199****1018 · 14%').waitFor();
  await form.send('保存');
  await file.getByRole('link', { name: '19900001018' }).waitFor();
  expect(await site.record('householdFiles', household)).toMatchObject({ fullName: '罗小勇', rev: 2 });
  expect(await site.record('householdPhones', household)).toMatchObject({ phones: ['19900001018'], rev: 2 });
  expect(await site.record('households', household)).toMatchObject({
    ...{ displayName: '罗**', maskedPhone: '199****1018', rev: 2 },
  });
  const before = `sites/${site.id}/households/${household}/private/phone/history/2`;
  await eventually(async () => {
    const entry = (await site.db.doc(before).get()).data();
    expect(entry).toMatchObject({ by: site.uid('supervisor'), before: { phones: ['19900001017'] } });
  });
});

it('[R1.3] when its time is over a grant expires by itself, and may be asked for again', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-802', name: '林静', phone: '19900001015' });
  const household = await site.household('1-1-802');
  const id = `${household}~${site.uid('receptionist')}`;
  const asked = { household, what: 'phone', forWhom: '装修公司', why: '漏水待处理' };
  await site.take('receptionist', 'disclosures', 'request', id, asked, 4 * HOUR);
  const until = new Date(Date.now() - HOUR * 60_000);
  await site.take('supervisor', 'disclosures', 'approve', id, { until }, 3 * HOUR);
  await eventually(async () => {
    await runScheduled('sweepEachMinute');
    expect(await site.record('disclosures', id)).toMatchObject({ state: 'expired', last: { by: 'system' } });
  });
  const page = await desk.as('receptionist', `/households/${encodeURIComponent(household)}`);
  await page.getByRole('button', { name: '再次申请' }).click();
  const again = new Form(page, '申请查看业户电话');
  await again.type('告知何人', '装修公司');
  await again.type('事由', '还没有修好');
  await again.send('申请');
  expect(await site.record('disclosures', id)).toMatchObject({ state: 'requested', why: '还没有修好' });
});
