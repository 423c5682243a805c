import type { DemoLines } from '../support/demo.ts';

/** The two computers of the front desk were shared once; no browser has their secret, so nobody comes in by them. */
export const lines: DemoLines = async ({ take, earlier }) => {
  await take('manager', 'desks', 'add', 'demo-desk-left', { name: '前台左侧电脑' }, earlier(90));
  await take('manager', 'desks', 'add', 'demo-desk-right', { name: '前台右侧电脑' }, earlier(90));
  await take('manager', 'desks', 'takeBack', 'demo-desk-right', {}, earlier(2));
};
