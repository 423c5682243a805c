import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Role } from '../../rulebook/site/roles.ts';
import { keptOnDevice } from '../support/web/device.ts';
import { Form } from '../support/web/form.ts';
import { signInByHand } from '../support/web/sign-in.ts';
import { PASSWORD } from '../support/web/site.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;
const KEY = 'K-3-1-901';

interface Person {
  readonly role: Role;
  readonly name: string;
  readonly pin: string;
}

// Each sets a PIN in one test alone: it is offered once.
const WU: Person = { role: 'engineer', name: '吴工', pin: '480375' };
const QIAN: Person = { role: 'clerk', name: '钱文员', pin: '907162' };
const CHEN: Person = { role: 'receptionist', name: '陈前台', pin: '581460' };
const ZHAO: Person = { role: 'foreman', name: '赵领班', pin: '581460' };
const LIN: Person = { role: 'steward', name: '林管家', pin: '581460' };

beforeAll(() => site.hasKey('vacant', KEY));

/** The manager makes a new device a shared computer, whose clock the test may move, and leaves it. */
async function sharedComputer(name: string): Promise<Page> {
  // A clock that leaps makes the listeners believe that nobody has answered them, and look whether there is a network.
  desk.expects(/Could not reach Cloud Firestore backend/, /cleardot\.gif/);
  const page = await desk.as('manager', 'about:blank');
  await page.clock.install();
  await page.goto('/desks');
  await page.getByRole('link', { name: '登记本机为共用电脑' }).first().click();
  await page.getByLabel('名称').fill(name);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('heading', { name }).waitFor();
  await page.getByRole('button', { name: '王经理' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await atTheDoor(page);
  return page;
}

/** How many of those there are in which what was read is kept for reading offline. */
const databases = (page: Page): Promise<number> =>
  page.evaluate(
    async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('firestore/')).length,
  );

const atTheDoor = (page: Page) => page.getByLabel('密码', { exact: true }).waitFor();

async function comesWithPassword(page: Page, { role, name, pin }: Person): Promise<void> {
  await signInByHand(page, { email: site.email(role), password: PASSWORD });
  await page.getByRole('button', { name }).waitFor();
  const offer = page.getByRole('region', { name: '设置 PIN' });
  await offer.getByRole('button', { name: '设置 PIN' }).click();
  await offer.getByLabel(/^新 PIN/).fill(pin);
  await offer.getByLabel('再输入一次').fill(pin);
  await offer.getByRole('button', { name: '保存 PIN' }).click();
  await offer.waitFor({ state: 'detached' });
}

async function comesWithPin(page: Page, { name, pin }: Person): Promise<void> {
  await page.getByRole('region', { name: '回到本机' }).getByRole('button', { name, exact: true }).click();
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.getByRole('banner').getByRole('button', { name }).waitFor();
}

/** Opens the form in which one asks for a key, and says what stands in it. */
async function asking(page: Page): Promise<Form> {
  await page.goto(`/keys/${KEY}`);
  await page.getByRole('button', { name: '申请借用' }).click();
  return new Form(page, /^申请借用/);
}
const purposeIn = ({ dialog }: Form) => dialog.getByRole('textbox', { name: /^用途/ }).inputValue();

it('[R6.1.3] [R1.3] two people take turns: each comes back with a PIN, to what they had begun, and sees nothing of the other', async () => {
  // What was still on its way when the computer locked is refused.
  desk.expects(/status of 403.*(batchGet|documents)/);
  const page = await sharedComputer('前台左侧电脑');
  await comesWithPassword(page, WU);
  await (await asking(page)).type('用途', '陪同看房');
  await eventually(async () => expect(await databases(page)).toBeGreaterThan(0));

  // Nobody touches it: it warns, and any key goes on.
  await page.clock.fastForward('09:35');
  const warning = page.getByRole('dialog', { name: '即将锁定' });
  await warning.waitFor();
  await page.keyboard.press('Shift');
  await warning.waitFor({ state: 'detached' });
  expect(await purposeIn(new Form(page, /^申请借用/))).toBe('陪同看房');
  await page.clock.fastForward('09:20');
  expect(await warning.count()).toBe(0);
  await page.clock.fastForward('00:50');
  await atTheDoor(page);
  await eventually(async () => {
    expect(await databases(page)).toBe(0);
    const kept = await keptOnDevice(page);
    expect(kept).not.toContain(site.email('engineer'));
    expect(kept).toContain('陪同看房');
  });
  expect(await page.locator('body').textContent()).not.toContain(KEY);

  // Another person: nothing of the first one's stands in her form.
  await comesWithPassword(page, QIAN);
  const hers = await asking(page);
  expect(await purposeIn(hers)).toBe('');
  await hers.type('用途', '开窗通风');
  await page.keyboard.press('Alt+KeyL');
  await atTheDoor(page);

  // A wrong PIN says so; the right one leads back to what was begun.
  desk.expects(/status of 400.*signInWithPin/, /signInWithPin/);
  const chooser = page.getByRole('region', { name: '回到本机' });
  await chooser.getByRole('button', { name: WU.name, exact: true }).click();
  await page.getByLabel('PIN', { exact: true }).fill(QIAN.pin);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.getByRole('alert').getByText('PIN 不对').waitFor();
  await comesWithPin(page, WU);
  expect(await purposeIn(await asking(page))).toBe('陪同看房');

  // Who signs out gives up their own alone.
  await page.goto('/');
  await page.getByRole('banner').getByRole('button', { name: WU.name }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await atTheDoor(page);
  await comesWithPin(page, QIAN);
  expect(await purposeIn(await asking(page))).toBe('开窗通风');
});

it('[R1.3] that was closed or asleep for longer than that shows nobody’s page when it is opened again', async () => {
  const page = await sharedComputer('前台右侧电脑');
  await comesWithPassword(page, CHEN);
  await page.evaluate(() => localStorage.setItem('wuye-desk-locks-at', '1'));
  await page.reload();
  await atTheDoor(page);
  await page.getByRole('region', { name: '回到本机' }).getByRole('button', { name: CHEN.name }).waitFor();
});

it('[R1.3] that is taken back is a computer as any other: it asks for the password, and never locks', async () => {
  desk.expects(/status of 404.*deskPeople/, /deskPeople/);
  const page = await sharedComputer('已收回的电脑');
  await comesWithPassword(page, ZHAO);
  const [left] = (await site.records('desks')).filter((each) => each.name === '已收回的电脑');
  await site.take('manager', 'desks', 'takeBack', String(left?.id));
  await page.getByRole('banner').getByRole('button', { name: ZHAO.name }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await atTheDoor(page);
  await eventually(async () => expect(await keptOnDevice(page)).not.toContain('wuye-desk-shared'));
  expect(await page.getByRole('region', { name: '回到本机' }).count()).toBe(0);
  await signInByHand(page, { email: site.email(ZHAO.role), password: PASSWORD });
  await page.getByRole('button', { name: ZHAO.name }).waitFor();
  await page.clock.fastForward('20:00');
  await page.getByRole('button', { name: ZHAO.name }).click();
  await page.getByRole('button', { name: '退出登录' }).waitFor();
  expect(await page.getByRole('button', { name: /锁定本机/ }).count()).toBe(0);
});

it('[R1.3] the keys that lock it stand in the list of keys there, and on no other computer', async () => {
  const shared = await sharedComputer('有快捷键的电脑');
  await comesWithPassword(shared, LIN);
  const own = await desk.as('steward');
  await own.getByRole('heading', { name: /^今日/ }).waitFor();
  for (const [page, times] of [
    [shared, 1],
    [own, 0],
  ] as const) {
    const list = page.getByRole('dialog', { name: '键盘' });
    await eventually(async () => {
      await page.keyboard.press('?');
      expect(await list.count()).toBe(1);
    });
    expect(await list.getByText('Alt L').count()).toBe(times);
  }
});
