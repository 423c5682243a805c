import { expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const DAY_MINUTES = 1440;

it('[R4.4.2.5] the manager sees what is late, with whom and since when, and settles there what has come to them', async () => {
  const { site } = desk;
  const term = { from: new Date(), until: new Date(Date.now() + DAY_MINUTES * 60_000) };
  await site.take('supervisor', 'keyKeepers', 'designate', 'manager-keeps', {
    ...{ keeper: site.uid('manager'), kinds: ['vacant'], ...term },
  });
  await site.hasKey('vacant', 'K-7-1-101');
  await site.hasKey('vacant', 'K-7-1-102');
  await site.lends('K-7-1-101', 'engineer', 3 * DAY_MINUTES);
  await site.lends('K-7-1-102', 'cleaner', 2 * DAY_MINUTES);
  const manager = await desk.as('manager');
  await manager.getByRole('link', { name: '异常一览' }).first().click();
  const main = manager.getByRole('main');
  await main.getByRole('region', { name: '逾期最多的事项' }).getByText('2 项').waitFor();
  await main.getByRole('region', { name: '按责任人' }).getByText(/吴工/).waitFor();
  const late = main.getByRole('region', { name: /^逾期，/ });
  await late.getByRole('button', { name: /^收回 K-7-1-101/ }).click();
  const back = new Form(manager, '收回');
  await back.tick('已断电', '门窗已关', '已锁门');
  await back.send('收回');
  await late.getByRole('link', { name: /K-7-1-101/ }).waitFor({ state: 'detached' });
  expect(await late.getByRole('link', { name: /K-7-1-102/ }).count()).toBe(1);
  await main.getByRole('region', { name: '逾期最多的事项' }).getByRole('link', { name: /1 项/ }).click();
  await manager.waitForURL(/\?of=keyLoans&band=overdue/);
});

it('[R4.4.1.8] a lost key stands among the exceptions before it is late; without any the page says so', async () => {
  const { site } = desk;
  const supervisor = await desk.as('supervisor', '/exceptions');
  await supervisor.getByRole('heading', { name: '异常一览' }).waitFor();
  await site.hasKey('vacant', 'K-7-1-103');
  const lost = {
    key: 'K-7-1-103',
    what: 'lost',
    account: '清点时不在',
    answerable: site.uid('receptionist'),
  };
  await site.take('receptionist', 'keyIncidents', 'report', 'incident-7', lost);
  await supervisor
    .getByRole('region', { name: '异常报告' })
    .getByRole('link', { name: /K-7-1-103/ })
    .waitFor();
});
