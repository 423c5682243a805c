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
  await lending.hasFocus('用途');
  const borrowers = lending.dialog.getByRole('group', { name: '借用人身份' }).getByRole('radio');
  expect(await borrowers.count()).toBe(2);
  await lending.pick('经手员工', '吴工');
  await lending.type('用途', '检查管道');
  await lending.send('借出');
  await page.getByRole('region', { name: '钥匙现状' }).getByText('吴工').waitFor();

  const [loan] = await desk.site.records('keyLoans');
  const receptionist = desk.site.uid('receptionist');
  expect(loan).toMatchObject({ state: 'out', pieces: 2, issued: { by: receptionist } });
  expect(await desk.site.record('keys', 'K-3-1-501')).toMatchObject({ state: 'out', loan: loan?.id });
  await eventually(async () =>
    expect(await desk.site.dutyLog()).toContain(
      '借出钥匙 K-3-1-501（3-1-501）2 把，借用人：本部门员工 吴工，用途：检查管道',
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

  // For a contractor papers are wanted: their form follows, and complains of nothing before it was tried.
  await page.getByRole('button', { name: '借出' }).click();
  await lending.choose('借用人身份', '施工单位（员工代借）');
  await lending.type('用途', '更换瓷砖');
  await lending.press('借出');
  const issuing = new Form(page, /^发放/);
  const identity = issuing.dialog.getByRole('checkbox', { name: '身份已核对' });
  await identity.and(page.locator(':focus')).waitFor();
  expect(await issuing.dialog.getByRole('alert').count()).toBe(0);
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
  await keeping.getByRole('link', { name: /借用申请待办 K-3-1-504/ }).click();
  await keeping.getByRole('button', { name: '发放' }).click();
  await new Form(keeping, '发放').send('发放');
  await eventually(async () =>
    expect(await desk.site.record('keys', 'K-3-1-504')).toMatchObject({ state: 'out' }),
  );
});
