import type { DemoLines } from '../support/demo.ts';

export const after = ['keys/cabinet'];

/** A lost key that is being dealt with: the manager has been asked. */
export const lines: DemoLines = async ({ take, uid, earlier }) => {
  const lost = {
    ...{ key: 'F-03', what: 'lost', answerable: uid.engineer },
    account: '返修人员归还途中遗失，已沿路寻找未果。',
  };
  await take('receptionist', 'keyIncidents', 'report', 'demo-incident', lost, earlier(120));
  const answer = {
    managerAnswer: '同意换锁，费用由责任人承担',
    agreedRemedy: 'lockChange',
    protection: '门口张贴告示，保安加强巡逻',
  };
  await take('supervisor', 'keyIncidents', 'askManager', 'demo-incident', answer, earlier(100));
};
