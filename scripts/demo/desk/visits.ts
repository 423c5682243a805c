import { householdIn } from '../homes/support/household-in.ts';
import type { DemoLines } from '../support/demo.ts';

export const after = ['homes/move-ins'];

/** One visitor inside, one who has left, one served at the desk, and one who waits there. */
export const lines: DemoLines = async (demo) => {
  const { take, earlier } = demo;
  const receive = (id: string, minutes: number, input: Readonly<Record<string, unknown>>) =>
    take('receptionist', 'visits', 'receive', id, input, earlier(minutes));
  const household = await householdIn(demo, '1-1-402');

  await receive('demo-visit-inside', 75, {
    visitor: '丁师傅',
    people: 2,
    household,
    purpose: '上门安装空调',
  });
  const checked = { identity: 'idCard', identityChecked: true, plate: '浙A5F320' };
  await take('receptionist', 'visits', 'admit', 'demo-visit-inside', checked, earlier(73));

  await receive('demo-visit-left', 160, { visitor: '徐女士', household, purpose: '探访亲戚' });
  const confirmed = { identity: 'confirmed', identityChecked: true };
  await take('security', 'visits', 'admit', 'demo-visit-left', confirmed, earlier(158));
  await take('security', 'visits', 'leave', 'demo-visit-left', {}, earlier(100));

  await receive('demo-visit-served', 45, { visitor: '沈先生', purpose: '咨询二次装修手续' });
  const answer = { answer: '已告知申报材料和装修押金' };
  await take('assistant', 'visits', 'serve', 'demo-visit-served', answer, earlier(35));

  await receive('demo-visit-waiting', 5, { visitor: '何女士', purpose: '领取停车证' });
};
