import { expect, it } from 'vitest';
import { closesAt } from '../support/web/day.ts';
import { Form } from '../support/web/form.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R4.4.1.4] in an emergency the key leaves at once; its papers are owed, made up the same day, and hold up the day’s signature until then', async () => {
  const { site } = desk;
  await closesAt(site, '00:01');
  await site.hasHouseholds({ room: '1-1-301', name: '张伟', phone: '19900001001' });
  await site.hasDeposit('1-1-301', 'W-1-1-301');
  const page = await desk.as('receptionist', '/keys/W-1-1-301');

  await page.getByRole('button', { name: '紧急发放' }).click();
  const release = new Form(page, '紧急发放');
  await release.pick('经手员工', '吴工');
  await release.type('用途', '跑水，关闭入户阀门');
  await release.choose('紧急情况', '跑水');
  await release.press('紧急发放');
  await release.complaint('请填写“电话同意人”');
  await release.type('电话同意人', '王经理');
  await release.send('紧急发放');
  const [loan] = await eventually(async () => {
    const loans = await site.records('keyLoans');
    expect(loans).toMatchObject([{ state: 'out', papers: 'owed', agreedByPhone: '王经理' }]);
    return loans;
  });
  const at = `/keyLoans/${loan?.id}`;

  // The supervisor can't close the day.
  const supervising = await desk.as('supervisor', '/dutyLog');
  await supervising.getByRole('alert').filter({ hasText: '手续未补齐' }).waitFor();
  expect(await supervising.getByRole('button', { name: '审阅签字' }).isDisabled()).toBe(true);

  // Two people approve afterwards: the supervisor at her own desk, the manager at the receptionist's.
  await supervising.goto(at);
  await supervising.getByRole('button', { name: '补签批准' }).click();
  await new Form(supervising, '补签批准').send('补签批准');
  await page.goto(at);
  const refused = page.getByRole('listitem').filter({ hasText: '补签批准' });
  await refused.getByText('须由客服主任、管理处经理办理').waitFor();
  expect(await refused.getByRole('button', { name: '补签批准' }).isDisabled()).toBe(true);
  const manager = await desk.as('manager', at);
  await manager.getByRole('button', { name: '补签批准' }).click();
  await new Form(manager, '补签批准').send('补签批准');

  await page.getByRole('button', { name: '补齐手续' }).click();
  const papers = new Form(page, '补齐手续');
  await papers.call('业户同意电话', '张先生');
  await papers.send('补齐手续');
  await page.getByText('已补齐').first().waitFor();
  const log = await eventually(async () => {
    const lines = await site.dutyLog();
    expect(lines).toContain('紧急动用 W-1-1-301（1-1-301）的手续已补齐');
    return lines;
  });
  expect(log.filter((line) => line.startsWith('紧急（跑水）动用钥匙 W-1-1-301'))).toHaveLength(1);

  await supervising.goto('/dutyLog');
  const sign = supervising.getByRole('button', { name: '审阅签字' });
  await eventually(async () => expect(await sign.isEnabled()).toBe(true));
});
