import type { Role } from '../../../rulebook/site/roles.ts';
import type { DemoLines } from '../support/demo.ts';

export const after = ['keys/cabinet', 'keys/key-deposits'];

/** Two keys that are out as they may be, one overdue since yesterday, and an engineer who waits for approvals. */
export const lines: DemoLines = async ({ take, uid, yesterday, earlier }) => {
  const lend = async (id: string, key: string, by: Role, purpose: string, at: Date) => {
    const asked = { key, borrower: 'staff', borrowedBy: uid[by], purpose, emergency: false };
    await take('receptionist', 'keyLoans', 'request', id, asked, at);
    await take('receptionist', 'keyLoans', 'issue', id, {}, at);
  };
  await lend('demo-loan-late', 'K-04', 'engineer', '检查管道', yesterday('15:20'));
  await lend('demo-loan-cleaning', 'K-03', 'cleaner', '空房保洁', earlier(95));
  await lend('demo-loan-repair', 'F-02', 'engineer', '返修复查：厨房渗水', earlier(40));

  const asked = {
    ...{ key: 'W-02', borrower: 'otherDepartment', borrowedBy: uid.engineer },
    ...{ purpose: '楼下漏水排查', emergency: false },
  };
  await take('engineer', 'keyLoans', 'request', 'demo-loan-waiting', asked, earlier(25));
};
