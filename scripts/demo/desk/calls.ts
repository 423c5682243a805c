import { householdIn } from '../homes/support/household-in.ts';
import type { DemoLines } from '../support/demo.ts';

export const after = ['homes/move-ins'];

/** One call answered, one passed on to engineering, and one that waits for its answer. */
export const lines: DemoLines = async (demo) => {
  const { take, uid, earlier } = demo;
  const call = (id: string, minutes: number, input: Readonly<Record<string, unknown>>) =>
    take('receptionist', 'calls', 'take', id, input, earlier(minutes));

  await call('demo-call-answered', 85, {
    ...{ rings: 2, caller: '刘女士', contact: '13900008801', kind: 'enquiry', matter: '物业费怎样在线缴纳' },
    household: await householdIn(demo, '1-1-301'),
  });
  const answer = { answer: '已告知缴费方式，发送缴费链接', confirmedSolved: true };
  await take('receptionist', 'calls', 'answer', 'demo-call-answered', answer, earlier(82));

  await call('demo-call-passed', 50, {
    ...{ rings: 3, caller: '高先生', contact: '13900008802', kind: 'repair', matter: '楼道灯不亮' },
    household: await householdIn(demo, '1-1-801'),
  });
  const passed = { passedTo: uid.engineer, answer: '已请工程部今日查看' };
  await take('receptionist', 'calls', 'passOn', 'demo-call-passed', passed, earlier(48));

  await call('demo-call-open', 12, {
    ...{ rings: 5, caller: '快递站', contact: '13900008803', kind: 'other', matter: '大件包裹能否寄存前台' },
  });
};
