import { registers } from '../../../rulebook/chapters/index.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { Demo, DemoLines } from '../support/demo.ts';
import { DEMO_SITE } from '../support/site.ts';

export const after = ['keys/cabinet', 'keys/key-loans'];

/** This morning's counts: one key is out since yesterday, and one is on no hook. */
export const lines: DemoLines = async (demo) => {
  await count(demo, 'vacant', { missing: [], lent: ['K-04'] }, 220);
  await count(demo, 'desk', { missing: ['D-2'], lent: [] }, 210);
};

interface NotFound {
  readonly missing: readonly string[];
  readonly lent: readonly string[];
}

async function count(
  { db, take, calendar, earlier }: Demo,
  cabinet: string,
  { missing, lent }: NotFound,
  minutes: number,
): Promise<void> {
  const day = calendar.day(earlier(minutes));
  const id = `${day}~${cabinet}`;
  await take('receptionist', 'keyCounts', 'start', id, { day, cabinet }, earlier(minutes));
  const kept = await db.collection(`sites/${DEMO_SITE}/keys`).where('kind', '==', cabinet).get();
  const keys = kept.docs.filter((key) => key.get('state') !== 'withdrawn').map((key) => key.id);
  await db.doc(recordPath(DEMO_SITE, registers('countInventory'), id)).set({ keys });
  const found = keys.filter((key) => !missing.includes(key) && !lent.includes(key));
  await take('receptionist', 'keyCounts', 'finish', id, { found, missing, lent }, earlier(minutes - 8));
}
