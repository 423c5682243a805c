import { expect, it } from 'vitest';
import { runScheduled } from '../support/emulators.ts';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R11.1.2.2] [R11.1.2.3] [R11.1.2.6] the receptionist lends a vacant unit’s key in one form and takes it back', async () => {
  await desk.site.hasKey('vacant', 'K-3-1-501');
  const page = await desk.as('receptionist', '/cabinet');
  await page.getByRole('link', { name: /^K-3-1-501 在柜/ }).click();
  await page.getByRole('button', { name: '借出' }).click();
  const lending = new Form(page, /^借出/);
  // Everything that the page knows is filled in; typing goes on where it does not.
  await lending.hasFocus('经手员工');
  const borrowers = lending.dialog.getByRole('group', { name: '借用人身份' }).getByRole('radio');
  expect(await borrowers.count()).toBe(2);
  // The keyboard alone: initials, and the only one that fits is taken on the way on.
  const who = lending.dialog.getByRole('combobox', { name: '经手员工' });
  await who.pressSequentially('wg');
  await lending.dialog.getByRole('option', { name: '吴工' }).waitFor();
  await page.keyboard.press('Tab');
  await eventually(async () => expect(await who.inputValue()).toBe('吴工'));
  await lending.type('用途', '检查管道');
  await lending.send('借出');
  await page.getByRole('region', { name: '钥匙现状' }).getByText('吴工').waitFor();

  const [loan] = await desk.site.records('keyLoans');
  const receptionist = desk.site.uid('receptionist');
  expect(loan).toMatchObject({ state: 'out', pieces: 2, issued: { by: receptionist } });
  expect(await desk.site.record('keys', 'K-3-1-501')).toMatchObject({ state: 'out', loan: loan?.id });
  await eventually(async () =>
    expect(await desk.site.dutyLog()).toContain(
      '借出钥匙 K-3-1-501（3-1-501）2 把，借用人：本部门员工，经手：吴工，用途：检查管道',
    ),
  );

  await page.getByRole('button', { name: '收回' }).click();
  const returning = new Form(page, '收回');
  await returning.tick('已断电');
  await returning.press('收回');
  await returning.complaint('须确认已断电、门窗已关、已锁门');
  await returning.tick('门窗已关', '已锁门');
  await returning.send('收回');
  await page.getByText('在柜').first().waitFor();
  expect(await desk.site.record('keyLoans', String(loan?.id))).toMatchObject({
    state: 'returned',
    returned: { by: receptionist },
    returnedPieces: 2,
  });
  expect(await desk.site.record('keys', 'K-3-1-501')).toMatchObject({ state: 'inCabinet' });
});

it('[R4.4.3.4] [R11.1.2.6] a contractor’s key is borrowed by staff, and leaves with the collector’s name and a picture made for this loan', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-3-1-505');
  const asking = await desk.as('engineer', '/keys/K-3-1-505');
  await asking.getByRole('button', { name: '申请借用' }).click();
  const request = new Form(asking, /^申请借用/);
  await request.choose('借用人身份', '施工单位（员工代借）');
  await request.type('用途', '更换瓷砖 ');
  await request.press('申请借用');
  await request.complaint('须写明领用人姓名');
  await request.type('领用人', '刘师傅');
  await request.send('申请借用');

  const page = await desk.as('receptionist');
  // Where it waits, it is done.
  await page.getByRole('link', { name: /借用申请待办 K-3-1-505/ }).waitFor();
  await page.getByRole('button', { name: /^发放 K-3-1-505/ }).click();
  const issuing = new Form(page, '发放');
  // It complains of nothing before it was tried.
  await issuing.dialog.getByRole('checkbox', { name: '身份已核对' }).waitFor();
  expect(await issuing.dialog.getByRole('alert').count()).toBe(0);
  await issuing.press('发放');
  await issuing.complaint('须先核对领用人身份');
  await issuing.tick('身份已核对');
  await issuing.photo('证明', '开发商书面证明');
  await issuing.send('发放');
  const [loan] = await eventually(async () => {
    const loans = (await site.records('keyLoans')).filter(({ key }) => key === 'K-3-1-505');
    expect(loans).toMatchObject([{ state: 'out', collector: '刘师傅', purpose: '更换瓷砖' }]);
    return loans;
  });
  expect(await site.record('attachments', String(loan?.proof))).toMatchObject({
    ...{ kind: 'developerProof', mediaType: 'image/jpeg' },
    ...{ forRegister: 'keyLoans', forRecord: loan?.id },
  });
});

it('[R4.4.1.6] [R11.1.2.2] nobody issues a key to themselves, and nobody takes back what they borrowed', async () => {
  const { site } = desk;
  await site.hasKey('vacant', 'K-3-1-506');
  await site.hasKey('vacant', 'K-3-1-507');
  const page = await desk.as('receptionist', '/keys/K-3-1-506');
  await page.getByRole('button', { name: '借出' }).click();
  const lending = new Form(page, /^借出/);
  await lending.pick('经手员工', '陈前台');
  await lending.type('用途', '带看');
  await lending.send('借出');
  await page.getByRole('status').filter({ hasText: '不能自己借给自己' }).waitFor();

  await site.lends('K-3-1-507', 'engineer');
  await page.goto('/keys/K-3-1-507');
  await page.getByRole('button', { name: '收回' }).click();
  const returning = new Form(page, '收回');
  await returning.tick('已断电', '门窗已关', '已锁门');
  await returning.pick('归还人', '陈前台');
  await returning.press('收回');
  await returning.complaint('不能自己收回自己借的钥匙');
  await returning.pick('归还人', '吴工');
  await returning.send('收回');
});

it('[R11.1.2.2] [R4.4.1.4] who is named as a borrower confirms it, or denies it and is heard', async () => {
  const { site } = desk;
  for (const code of ['K-3-1-508', 'K-3-1-509']) {
    await site.hasKey('vacant', code);
    await site.lends(code, 'steward');
  }
  const page = await desk.as('steward');
  await page.getByRole('button', { name: /^确认领用 K-3-1-508/ }).click();
  await new Form(page, '确认领用').send('确认领用');
  await page.getByRole('button', { name: /^否认领用 K-3-1-509/ }).click();
  const denying = new Form(page, '否认领用');
  await denying.press('否认领用');
  await denying.complaint('请填写“借用人异议”');
  await denying.type('借用人异议', '当天休息，没有领过');
  await denying.send('否认领用');
  await page
    .getByRole('button', { name: /领用 K-3-1-50/ })
    .first()
    .waitFor({ state: 'detached' });
  expect(await site.record('keyLoans', 'loan-K-3-1-508')).toMatchObject({
    acknowledged: { by: site.uid('steward') },
  });
  expect(await site.record('keyLoans', 'loan-K-3-1-509')).toMatchObject({ objection: '当天休息，没有领过' });

  const supervisor = await desk.as('supervisor', '/notices');
  await supervisor.getByRole('link', { name: /林管家 否认借用 K-3-1-509/ }).click();
  await supervisor.getByText('当天休息，没有领过').first().waitFor();
  const keeper = await desk.as('receptionist', '/keys/K-3-1-509');
  await keeper.getByRole('region', { name: '借用人否认领用，请核实' }).waitFor();
  // What one person says for themselves is no button of others.
  expect(await keeper.getByRole('button', { name: '否认领用' }).count()).toBe(0);
});

it('[R4.4.2.6] a piece that does not come back is reported in the moment of the return', async () => {
  await desk.site.hasKey('vacant', 'K-3-1-502');
  await desk.site.lends('K-3-1-502', 'engineer');
  const page = await desk.as('receptionist', '/keys/K-3-1-502');
  await page.getByRole('button', { name: '收回' }).click();
  const form = new Form(page, '收回');
  await form.number('收回数量', 1);
  await form.tick('已断电', '门窗已关', '已锁门');
  await form.complaint('须同时填写丢失损坏报告');
  // Neither lost nor damaged: what hangs in the cabinet again is lent again.
  const kinds = form.dialog.getByRole('group', { name: '情况' }).getByRole('radio');
  expect(await kinds.count()).toBe(1);
  await form.choose('情况', '借还不符');
  await form.type('书面经过', '只还回一把，另一把称仍在工具箱内。');
  await form.pick('责任人', '吴工');
  await form.send('收回');

  await eventually(async () =>
    expect(await desk.site.record('keyLoans', 'loan-K-3-1-502')).toMatchObject({
      state: 'returned',
      returnedPieces: 1,
    }),
  );
  const [incident] = await desk.site.records('keyIncidents');
  expect(incident).toMatchObject({ key: 'K-3-1-502', what: 'mismatch', loan: 'loan-K-3-1-502' });
});

it('[R4.4.2.5] a key that is still out after closing is on everybody’s first screen, and its delay is explained', async () => {
  await desk.site.hasKey('vacant', 'K-3-1-503');
  await desk.site.lends('K-3-1-503', 'engineer', 2 * 1440);
  await eventually(async () => {
    await runScheduled('sweepEachMinute');
    const due = await desk.site.db.doc(`sites/${desk.site.id}/keyLoans/loan-K-3-1-503/due/return`).get();
    expect(due.get('overdue')).toBe(true);
  });
  const page = await desk.as('receptionist');
  const overdue = page.getByRole('link', { name: /钥匙未还.*K-3-1-503.*逾期/ });
  await overdue.waitFor();
  expect(await overdue.textContent()).toContain('4.4.2.5');
  await overdue.click();
  await page.getByRole('button', { name: '说明未还原因' }).click();
  const form = new Form(page, '说明未还原因');
  await form.type('未还原因', '返修未完，明早归还');
  await form.send('说明未还原因');
  await page.getByText('返修未完，明早归还').first().waitFor();
  const engineer = await desk.as('engineer', '/notices');
  await engineer.getByRole('link', { name: /K-3-1-503（3-1-503）逾期未还/ }).waitFor();
});

it('[R4.4.1.4] [R11.1.2.1] who keeps no keys asks for one; the keeper finds it under what waits for them', async () => {
  await desk.site.hasKey('vacant', 'K-3-1-504');
  const asking = await desk.as('engineer', '/keys/K-3-1-504');
  await asking.getByRole('button', { name: '申请借用' }).click();
  const form = new Form(asking, /^申请借用/);
  await form.type('用途', '更换水表');
  await form.send('申请借用');
  const keeping = await desk.as('receptionist');
  await keeping.getByRole('link', { name: /借用申请待办 K-3-1-504/ }).waitFor();
  await keeping.getByRole('button', { name: /^发放 K-3-1-504/ }).click();
  await new Form(keeping, '发放').send('发放');
  await eventually(async () =>
    expect(await desk.site.record('keys', 'K-3-1-504')).toMatchObject({ state: 'out' }),
  );
});
