import { householdIn } from '../homes/support/household-in.ts';
import type { DemoLines } from '../support/demo.ts';

export const after = ['keys/cabinet'];

/** The repair in a flat is done: its owner has taken the key of it away. */
export const lines: DemoLines = async (demo) => {
  const { take, lastMonth, earlier, photograph } = demo;
  const [pickup, code, unit] = ['demo-pickup', 'F-06', '2-1-602'];
  const key = { code, kind: 'repair', unit, opensWhat: unit, hook: 'B2', pieces: 2 };
  await take('receptionist', 'keys', 'register', code, key, lastMonth);

  const handed = {
    ...{ key: code, household: await householdIn(demo, unit), collectedBy: 'household', collector: '林静' },
    ...{ identityChecked: true, reason: 'repairDone', note: '卫生间防水已复验，业主当面试锁' },
    signature: await photograph('signature', 'repairKeyPickups', pickup, earlier(81)),
  };
  await take('receptionist', 'repairKeyPickups', 'hand', pickup, handed, earlier(80));
};
