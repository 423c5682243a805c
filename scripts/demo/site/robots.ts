import type { DemoLines } from '../support/demo.ts';

/** The group of the service desk, before it has an address: it is stopped, so nothing is posted. */
export const lines: DemoLines = async ({ take, earlier }) => {
  const robot = {
    ...{ name: '客服部群', provider: 'wecom', tail: '0000', signed: false, language: 'zh' },
    kinds: ['reports', 'overdue'],
  };
  await take('manager', 'robots', 'add', 'demo-robot', robot, earlier(90));
  await take('manager', 'robots', 'stop', 'demo-robot', {}, earlier(89));
};
