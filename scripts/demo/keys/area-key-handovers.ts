import type { DemoLines } from '../support/demo.ts';

export const after = ['keys/cabinet'];

/** The early shift has drawn the key of the roof. */
export const lines: DemoLines = async ({ take, uid, earlier }) => {
  const handover = { key: 'Q-4', drawnBy: uid.foreman };
  await take('security', 'areaKeyHandovers', 'draw', 'demo-roof', handover, earlier(60));
};
