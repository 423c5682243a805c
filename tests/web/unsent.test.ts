import type { Page, Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { keptOnDevice } from '../support/web/device.ts';
import { Form } from '../support/web/form.ts';
import { hears } from '../support/web/says.ts';
import { signInByHand } from '../support/web/sign-in.ts';
import { PASSWORD } from '../support/web/site.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

const COMMITS = '**/documents:commit*';
/** The page's own trouble with a network that is gone; the SDK also asks an address that the policy forbids. */
const noNetwork = [
  /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET/,
  /RPC_ERROR HTTP error has no status/,
  /Could not reach Cloud Firestore/,
  /cleardot\.gif/,
];

const arrivesUnanswered = async (route: Route): Promise<void> => {
  await route.fetch();
  await route.abort('connectionreset');
};
const isLost = (route: Route): Promise<void> => route.abort('connectionreset');

/** The key of a late loan, seen by the receptionist. */
async function lateKey(code: string): Promise<Page> {
  await site.hasKey('vacant', code);
  await site.lends(code, 'engineer', 2 * 1440);
  const page = await desk.as('receptionist', `/keys/${code}`);
  await page.getByRole('button', { name: '收回' }).waitFor();
  return page;
}

async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: '收回' }).click();
  const form = new Form(page, '收回');
  await form.tick('已断电', '门窗已关', '已锁门');
  await form.send('收回');
}

async function explain(page: Page, why: string): Promise<void> {
  await page.getByRole('button', { name: '说明未还原因' }).click();
  const form = new Form(page, '说明未还原因');
  await form.type('未还原因', why);
  await form.send('说明未还原因');
}

it.each([
  { lost: 'of the signature', room: '1-1-1101', first: arrivesUnanswered },
  { lost: 'of the deposit itself', room: '1-1-1201', first: (route: Route) => route.continue() },
])(
  '[R4.4.1.1] the answer $lost is lost: there is one signature and one deposit all the same',
  async ({ room, first }) => {
    await site.hasHouseholds({ room, name: '王芳', phone: '19900001003' });
    const before = await site.records('attachments');
    desk.expects(...noNetwork);
    const page = await desk.as('receptionist', '/cabinet');
    await page.getByRole('button', { name: '寄存业户钥匙' }).click();
    const deposit = new Form(page, '寄存钥匙');
    await deposit.pick('业户', room);
    await deposit.choose('方式', '封存');
    await deposit.tick('身份已核实');
    await deposit.type('钥匙编号', `S-${room}`);
    await deposit.type('挂钩', 'C1');
    await deposit.type('封条编号', 'FT-001');
    await deposit.sign('业户签名');
    await page.route(COMMITS, isLost);
    await page.route(COMMITS, arrivesUnanswered, { times: 1 });
    if (first !== arrivesUnanswered) await page.route(COMMITS, first, { times: 1 });
    await hears(page, '已存在本机', () => deposit.send('寄存钥匙'));

    await page.unroute(COMMITS);
    await page.getByRole('link', { name: '1 项未送出' }).click();
    await page.getByText('没有未送出的内容').waitFor();
    const household = await site.household(room);
    const deposits = (await site.records('keyDeposits')).filter((each) => each.household === household);
    expect(deposits).toMatchObject([{ state: 'kept', rev: 1 }]);
    const signatures = (await site.records('attachments')).slice(before.length);
    expect(signatures).toMatchObject([{ id: deposits[0]?.signature, rev: 1 }]);
    const keys = (await site.records('keys')).filter(({ code }) => code === `S-${room}`);
    expect(keys).toMatchObject([{ id: deposits[0]?.key, rev: 1 }]);
  },
);

it('[R4.4.2.4] two windows of one device send what waits once between them', async () => {
  desk.expects(...noNetwork);
  const page = await lateKey('K-3-1-701');
  const other = await page.context().newPage();
  await other.goto('/cabinet');
  await other.getByRole('link', { name: /^K-3-1-701/ }).waitFor();
  let commits = 0;
  await page.context().setOffline(true);
  await takeBack(page);
  await page.getByRole('link', { name: '离线，1 项待送' }).waitFor();
  // The key does not know of it yet; who looks at it does.
  await page.getByText('“收回”已存在本机，还没有送出').waitFor();
  page.context().on('request', (request) => {
    if (request.url().includes('documents:commit')) commits += 1;
  });
  await page.context().setOffline(false);
  await page.getByRole('link', { name: /待送|未送出/ }).waitFor({ state: 'hidden' });
  await other.reload();
  await other.getByRole('link', { name: /^K-3-1-701 在柜/ }).waitFor();
  expect(await site.record('keyLoans', 'loan-K-3-1-701')).toMatchObject({ state: 'returned', rev: 3 });
  expect(commits).toBe(1);
});

it('[R4.4.2.4] [R4.4.2.5] what was done one after the other is sent in its order', async () => {
  desk.expects(...noNetwork);
  const page = await lateKey('K-3-1-702');
  await page.context().setOffline(true);
  await explain(page, '返修未完');
  await takeBack(page);
  await page.getByRole('link', { name: '离线，2 项待送' }).waitFor();
  await page.context().setOffline(false);
  await eventually(async () =>
    expect(await site.record('keyLoans', 'loan-K-3-1-702')).toMatchObject({
      ...{ state: 'returned', delayReason: '返修未完', rev: 4, last: { step: 'return' } },
    }),
  );
  await page.getByRole('link', { name: /待送|未送出/ }).waitFor({ state: 'hidden' });
});

it('[R4.4.2.4] what was refused says so in the clause’s words, and what came after it is sent', async () => {
  desk.expects(...noNetwork, /status of 403/);
  const page = await lateKey('K-3-1-703');
  await page.context().setOffline(true);
  await takeBack(page);
  await page.getByText('更多办理').click();
  await page.getByRole('button', { name: '申请复配' }).click();
  const copying = new Form(page, '申请复配');
  await copying.type('原因', '交接时缺一把');
  await copying.send('申请复配');
  const statement = { powerOff: true, doorsAndWindowsShut: true, locked: true };
  const back = { returnedPieces: 2, returnedUnit: '3-1-703', returnedBy: site.uid('engineer'), statement };
  await site.take('supervisor', 'keyLoans', 'return', 'loan-K-3-1-703', back);
  await page.context().setOffline(false);
  await eventually(async () =>
    expect(await site.records('keyCopies')).toMatchObject([{ state: 'requested', why: '交接时缺一把' }]),
  );
  const badge = page.getByRole('link', { name: '1 项未送出' });
  await badge.click();
  const item = page.getByRole('article', { name: /《客服钥匙使用登记表》收回.*K-3-1-703/ });
  await item.getByRole('alert').getByText('现在的状态是“已归还”，不能办理此步').waitFor();
  // It is not tried again and again by itself; who asks for it gets the same answer.
  await item.getByRole('button', { name: '再送一次' }).click();
  await item.getByRole('alert').getByText('现在的状态是“已归还”，不能办理此步').waitFor();
  await item.getByRole('button', { name: '放弃', exact: true }).click();
  const sure = page.getByRole('dialog', { name: '放弃这一项？' });
  await sure.getByRole('button', { name: '保留' }).click();
  await item.getByRole('button', { name: '放弃', exact: true }).click();
  await sure.getByRole('button', { name: '放弃，不再送出' }).click();
  await page.getByText('没有未送出的内容').waitFor();
  await badge.waitFor({ state: 'hidden' });
  expect(await site.record('keyLoans', 'loan-K-3-1-703')).toMatchObject({ rev: 3 });
});

it('[R4.4.2.4] [R6.1.3] what somebody has done is sent under their own name alone', async () => {
  desk.expects(...noNetwork);
  const page = await lateKey('K-3-1-704');
  await page.route(COMMITS, isLost);
  await explain(page, '等候配件');
  await page.getByRole('link', { name: '1 项未送出' }).waitFor();
  await page.getByRole('button', { name: '陈前台' }).click();
  await page.getByText('您有 1 项没有送出').waitFor();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('密码', { exact: true }).waitFor();
  await page.unroute(COMMITS);

  await signInByHand(page, { email: site.email('supervisor'), password: PASSWORD });
  await page.getByRole('link', { name: '1 项未送出' }).click();
  const item = page.getByRole('article', { name: /说明未还原因.*K-3-1-704/ });
  await item.getByText('陈前台').waitFor();
  await item.getByText('由本人在此设备登录后送出或放弃').waitFor();
  expect(await item.getByRole('button').count()).toBe(0);
  expect(await site.record('keyLoans', 'loan-K-3-1-704')).toMatchObject({ rev: 2 });
  await page.getByRole('button', { name: '李主任' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('密码', { exact: true }).waitFor();

  await signInByHand(page, { email: site.email('receptionist'), password: PASSWORD });
  await eventually(async () =>
    expect(await site.record('keyLoans', 'loan-K-3-1-704')).toMatchObject({
      ...{ rev: 3, delayReason: '等候配件', last: { by: site.uid('receptionist') } },
    }),
  );
});

it('[R6.1.3] what somebody left on a device who is dismissed since is removed, and who sits there is told', async () => {
  desk.expects(...noNetwork);
  await site.hasKey('vacant', 'K-3-1-705');
  const page = await desk.as('clerk', '/keys/K-3-1-705');
  await page.route(COMMITS, isLost);
  await page.getByRole('button', { name: '申请借用' }).click();
  const form = new Form(page, /^申请借用/);
  await form.type('用途', '核对面积');
  await form.send('申请借用');
  await page.getByRole('link', { name: '1 项未送出' }).waitFor();
  await page.getByRole('button', { name: '钱文员' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByLabel('密码', { exact: true }).waitFor();
  await page.unroute(COMMITS);

  await site.take('manager', 'members', 'dismiss', site.uid('clerk'), { unsettled: '均已交接' });
  await hears(page, '钱文员 已离职，其在本机未送出的 1 项已删除', () =>
    signInByHand(page, { email: site.email('foreman'), password: PASSWORD }),
  );
  expect(await keptOnDevice(page)).not.toContain('核对面积');
  expect(await site.records('keyLoans')).not.toContainEqual(expect.objectContaining({ purpose: '核对面积' }));
});
