import { expect, it } from 'vitest';
import { hears } from '../support/web/says.ts';
import { useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();

it('[R2.4.5] a manager finds the robots in the settings, is told of a wrong address, and never sees the right one again', async () => {
  const page = await desk.as('manager', '/settings');
  await page.getByRole('link', { name: '设置群机器人' }).click();
  await page.getByRole('link', { name: '新增群机器人' }).click();
  await page.getByLabel('名称').fill('客服部群');
  await page.getByRole('radio', { name: '企业微信' }).check();
  const address = page.getByLabel('Webhook 地址');
  await address.fill('https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec33');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('不是完整的企业微信群机器人地址').waitFor();
  await address.fill('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aoc-4bc4');
  await hears(page, '已保存，请发一条测试消息', () => page.getByRole('button', { name: '保存' }).click());
  await page.getByRole('button', { name: '发送测试消息' }).waitFor();
  await page.getByText('只留末四位 4bc4').waitFor();
  expect(await page.content()).not.toContain('693a91f6');
  await page.getByRole('button', { name: '更换地址' }).click();
  expect(await page.getByRole('dialog').getByLabel('Webhook 地址').inputValue()).toBe('');
});
