import { rosterPath, wholeRoster } from '../../functions/src/records/roster.ts';
import type { TestSite } from '../../tests/support/site.ts';

/** Who works at the site is laid down, as it is with every step of a member. */
export async function layDownRoster({ db, id }: TestSite): Promise<void> {
  await db.doc(rosterPath(id)).set({ ...(await wholeRoster(db, id)) });
}
