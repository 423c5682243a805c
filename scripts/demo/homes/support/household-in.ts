import type { Demo } from '../../support/demo.ts';
import { DEMO_SITE } from '../../support/site.ts';

/** The id of the household in a unit, such as '1-1-301'; move-in-list.ts says who that is. Throws where nobody lives. */
export async function householdIn({ db }: Demo, unit: string): Promise<string> {
  const found = await db.collection(`sites/${DEMO_SITE}/households`).where('unit', '==', unit).limit(1).get();
  const [household] = found.docs;
  if (!household) throw new Error(`Nobody lives in ${unit} of the demo site`);
  return household.id;
}
