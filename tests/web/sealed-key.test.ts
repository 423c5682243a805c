import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { hears } from '../support/web/says.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R4.4.4.1.1] [R4.4.4.1.4] [R4.4.4.1.6] a sealed key, from the household’s signature over its seal to the next one', async () => {
  const { site } = desk;
  await site.hasHouseholds({ room: '1-1-1001', name: '王芳', phone: '19900001003' });
  const page = await desk.as('receptionist', '/cabinet');

  await page.getByRole('button', { name: '寄存业户钥匙' }).click();
  const deposit = new Form(page, '寄存钥匙');
  await deposit.pick('业户', '1-1-1001');
  await deposit.choose('方式', '封存');
  await deposit.tick('身份已核实');
  await deposit.type('钥匙编号', 'S-1-1-1001');
  await deposit.type('挂钩', 'C1');
  await deposit.press('寄存钥匙');
  await deposit.complaint('封存须由业户本人签名，并填写封条编号');
  await deposit.type('封条编号', 'FT-001');
  await deposit.sign('业户签名');
  await deposit.send('寄存钥匙');
  const [{ id: key } = { id: '' }] = await eventually(async () => {
    const keys = await site.records('keys');
    expect(keys).toMatchObject([
      { id: 'S-1-1-1001', code: 'S-1-1-1001', state: 'inCabinet', sealNo: 'FT-001' },
    ]);
    return keys;
  });

  // The household's consent and the manager's approval come before the key.
  await page.goto(`/keys/${key}`);
  await page.getByRole('button', { name: '借出' }).click();
  const lending = new Form(page, /^借出/);
  await lending.pick('经手员工', '林管家');
  await lending.type('用途', '业主委托开窗通风');
  await hears(page, '下一步', () => lending.send('借出'));
  const manager = await desk.as('manager');
  await manager
    .getByRole('link', { name: /S-1-1-1001/ })
    .first()
    .click();
  await manager.getByRole('button', { name: '批准', exact: true }).click();
  await new Form(manager, '批准').send('批准');

  const [loan] = await site.records('keyLoans');
  await page.goto(`/keyLoans/${loan?.id}`);
  await page.getByRole('button', { name: '发放' }).click();
  const issue = new Form(page, '发放');
  await issue.press('发放');
  await issue.complaint(/业户/);
  await issue.call('业户同意电话', '业主本人');
  await issue.send('发放');
  await eventually(async () => expect(await site.record('keys', key)).toMatchObject({ state: 'out' }));

  await page.goto(`/keys/${key}`);
  await page.getByRole('button', { name: '收回' }).click();
  const back = new Form(page, '收回');
  await back.tick('已断电', '门窗已关', '已锁门');
  await back.send('收回');
  await page.getByText('待重新封存').first().waitFor();

  await page.getByRole('button', { name: '重新封存' }).click();
  const reseal = new Form(page, '重新封存');
  await reseal.type('封条编号', 'FT-001');
  await reseal.sign('业户重新签封');
  await reseal.press('重新封存');
  await reseal.complaint('须用新的封条编号');
  await reseal.type('封条编号', 'FT-002');
  await reseal.send('重新封存');
  await eventually(async () =>
    expect(await site.record('keys', key)).toMatchObject({ state: 'inCabinet', sealNo: 'FT-002' }),
  );
  const kept = await site.record('keys', key);
  expect(await site.record('attachments', String(kept?.resealSignature))).toMatchObject({
    ...{ kind: 'signature', forRegister: 'keys', forRecord: key },
  });
});
