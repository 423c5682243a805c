import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R11.1.1.1] [R11.1.1.2] the control room hands out an area key in the morning and counts it back', async () => {
  const { site } = desk;
  await site.hasKey('area', 'Q-1', 3);
  const page = await desk.as('security', '/keys/Q-1');
  await page.getByRole('button', { name: '领取区域钥匙' }).click();
  const drawing = new Form(page, '领取区域钥匙');
  await drawing.pick('早班领取人', '赵领班');
  await drawing.send('领取区域钥匙');
  await eventually(async () => expect(await site.record('keys', 'Q-1')).toMatchObject({ state: 'out' }));

  await page.getByRole('button', { name: '中班交回' }).click();
  const returning = new Form(page, '中班交回');
  await returning.pick('中班交回人', '赵领班');
  await returning.send('交回监控室');
  await eventually(async () =>
    expect(await site.record('keys', 'Q-1')).toMatchObject({ state: 'inCabinet' }),
  );
});

it('[R4.4.3.3] [R4.4.3.4] a relative takes a repair key with the letter’s copy, the household’s agreement and a signature', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '2-1-102', name: '孙涛', phone: '19900001020' });
  await site.hasKey('repair', 'F-2-1-102');
  const page = await desk.as('receptionist', '/keys/F-2-1-102');
  await page.getByRole('button', { name: '业户领走' }).click();
  const form = new Form(page, '业户领走');
  await form.choose('领取人身份', '亲属');
  await form.type('领取人', '孙女士');
  await form.tick('身份已核对');
  await form.choose('领取原因', '返修完成');
  await form.sign('领取人签名');
  await form.press('领取返修钥匙');
  await form.complaint(/4\.4\.3/);
  await form.photo('证明', '业户委托书');
  await form.call('业户同意电话', '孙先生');
  await form.send('领取返修钥匙');
  const [pickup] = await eventually(async () => {
    const pickups = await site.records('repairKeyPickups');
    expect(pickups).toMatchObject([{ state: 'handed', key: 'F-2-1-102', collectedBy: 'relative' }]);
    return pickups;
  });
  expect(await site.record('keys', 'F-2-1-102')).toMatchObject({ state: 'withdrawn' });
  expect(await site.record('attachments', String(pickup?.proof))).toMatchObject({
    ...{ kind: 'letterOfAuthority', forRegister: 'repairKeyPickups', forRecord: pickup?.id },
  });
  // Who may see it fetches the picture when it is wanted.
  const supervisor = await desk.as('supervisor', `/repairKeyPickups/${pickup?.id}`);
  await supervisor.getByRole('button', { name: '查看' }).first().click();
  await supervisor.getByRole('img', { name: '附件图片' }).waitFor();
});

it('[R4.4.1.1] [R2.4.16] of who has moved out the key is lent no more: the supervisor closes its deposit', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '2-1-103', name: '周敏', phone: '19900001030' });
  await site.hasDeposit('2-1-103', 'D-2-1-103');
  await site.take('assistant', 'households', 'moveOut', await site.household('2-1-103'), {});
  const page = await desk.as('receptionist', '/keys/D-2-1-103');
  await page.getByText('业户已迁出，钥匙不再出借').waitFor();
  await expect.poll(() => page.getByRole('button', { name: '借出', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: '注销寄存', disabled: true }).waitFor();

  const supervisor = await desk.as('supervisor', '/keys/D-2-1-103');
  await supervisor.getByRole('button', { name: '注销寄存' }).click();
  const form = new Form(supervisor, '注销寄存');
  await form.type('注销原因', '业户迁出，钥匙交还产权人代理');
  await form.send('注销寄存');
  await eventually(async () =>
    expect(await site.record('keys', 'D-2-1-103')).toMatchObject({ state: 'withdrawn' }),
  );
  expect(await site.record('keyDeposits', 'deposit-D-2-1-103')).toMatchObject({ state: 'closed' });
});
