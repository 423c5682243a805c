import { householdIn } from '../homes/support/household-in.ts';
import type { DemoLines } from '../support/demo.ts';

export const after = ['keys/key-deposits'];

/** A household has changed the lock to which its deposited key belongs. */
export const lines: DemoLines = async (demo) => {
  const changed = { household: await householdIn(demo, '1-1-702'), key: 'W-03' };
  await demo.take('receptionist', 'lockChanges', 'report', 'demo-lock', changed, demo.yesterday('10:05'));
};
