import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { Form } from '../support/web/form.ts';
import { PASSWORD } from '../support/web/site.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

beforeAll(() => site.hasHouseholds({ room: '1-1-502', name: '王芳', phone: '19900001005' }));

/** Another department asks for a deposited key: two people have to approve it. Returns the loan's page. */
async function askedFor(code: string): Promise<{ loan: string; at: string }> {
  await site.hasDeposit('1-1-502', code);
  const loan = `loan-${code}`;
  await site.take('engineer', 'keyLoans', 'request', loan, {
    ...{ key: code, borrower: 'otherDepartment', borrowedBy: site.uid('engineer') },
    ...{ purpose: '楼下漏水排查', emergency: false },
  });
  return { loan, at: `/keyLoans/${loan}` };
}

/** A step that whoever sits here may not take, and why. */
const refused = (page: Page, step: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: step, exact: true, disabled: true }) });

/** The colleague comes to the desk where somebody else sits. */
async function byColleague(page: Page, step: string): Promise<Form> {
  await refused(page, step).getByRole('button', { name: '请同事在此办理' }).click();
  return new Form(page, step);
}

/** Whose sessions this device knows. */
const accountsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('firebase:authUser')));

it('[R4.4.1.4] the supervisor approves, then the manager signs on the same device under his own name', async () => {
  const { loan, at } = await askedFor('W-1-1-502');
  desk.expects(/status of 400.*accounts:signInWithPassword/);
  const page = await desk.as('supervisor', at);
  await page.getByRole('button', { name: '批准', exact: true }).click();
  await new Form(page, '批准').send('批准');
  // One signature is not enough, and nobody gives both.
  await refused(page, '批准').getByText('您没有可以签的一栏，或该栏已经签过 4.4.1.4').waitFor();
  expect(await site.record('keyLoans', loan)).toMatchObject({ state: 'requested', rev: 2 });

  const signing = await byColleague(page, '批准');
  await signing.dialog.getByText('W-1-1-502').waitFor();
  await signing.dialog.getByLabel('邮箱').fill(site.email('manager'));
  await signing.dialog.getByLabel('密码').fill('not-the-password');
  await signing.press('批准');
  await signing.complaint('账号或密码不对');
  expect(await signing.dialog.getByRole('alert').allTextContents()).toHaveLength(1);
  expect(await site.record('keyLoans', loan)).toMatchObject({ state: 'requested', rev: 2 });

  await signing.dialog.getByLabel('密码').fill(PASSWORD);
  await signing.send('批准');
  await page.getByRole('main').getByText('已批准').first().waitFor();
  expect(await site.record('keyLoans', loan)).toMatchObject({
    ...{ state: 'approved', rev: 3, last: { step: 'approve', by: site.uid('manager') } },
    approvals: { supervisor: { by: site.uid('supervisor') }, manager: { by: site.uid('manager') } },
  });
  const approvals = page.getByRole('definition').filter({ hasText: '李主任' });
  await approvals.filter({ hasText: '王经理' }).first().waitFor();

  // Whoever sat here still does, and nobody else has left a session behind.
  expect(await accountsOn(page)).toHaveLength(1);
  await page.reload();
  await page.getByRole('button', { name: '李主任' }).waitFor();
});

it('[R4.4.1.4] whoever may not sign may not do so at another’s desk either, and is told why', async () => {
  const { loan, at } = await askedFor('W-1-1-503');
  const page = await desk.as('receptionist', at);
  const asked = await byColleague(page, '批准');
  await asked.dialog.getByLabel('邮箱').fill(site.email('cashier'));
  await asked.dialog.getByLabel('密码').fill(PASSWORD);
  await asked.press('批准');
  await asked.complaint('须由客服主任、管理处经理办理');
  // Who has signed already can't sign the other line, wherever they do it.
  await site.take('supervisor', 'keyLoans', 'approve', loan);
  await asked.dialog.getByLabel('邮箱').fill(site.email('supervisor'));
  await asked.press('批准');
  await asked.complaint('您没有可以签的一栏，或该栏已经签过');
  expect(await site.record('keyLoans', loan)).toMatchObject({
    ...{ state: 'requested', rev: 2 },
    approvals: { supervisor: { by: site.uid('supervisor') } },
  });
});

it('[R4.4.1.4] what stands against the matter itself, and not against the person, brings no colleague to the desk', async () => {
  const { loan, at } = await askedFor('W-1-1-504');
  const page = await desk.as('receptionist', at);
  // She keeps the key, but it has not been approved.
  await refused(page, '发放').getByText('须经客服主任和经理两人批准').waitFor();
  expect(await refused(page, '发放').getByRole('button', { name: '请同事在此办理' }).count()).toBe(0);
  // A step that an outsider's colleague takes is the same step, with the same name in the log.
  const rejecting = await byColleague(page, '不批准');
  await rejecting.type('不批准原因', '楼下漏水已排除');
  await rejecting.dialog.getByLabel('邮箱').fill(site.email('manager'));
  await rejecting.dialog.getByLabel('密码').fill(PASSWORD);
  await rejecting.send('不批准');
  await eventually(async () =>
    expect(await site.record('keyLoans', loan)).toMatchObject({
      state: 'rejected',
      last: { by: site.uid('manager') },
    }),
  );
});
