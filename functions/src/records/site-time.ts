import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { SETTINGS_ID, settings } from '../../../rulebook/chapters/site/settings.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { type SiteTime, siteTime } from '../../../rulebook/site/settings.ts';

/** A site's settings and calendar, as they stand. */
export async function readSiteTime(
  db: Firestore,
  site: string,
  transaction?: Transaction,
): Promise<SiteTime> {
  const document = db.doc(recordPath(site, settings, SETTINGS_ID));
  const stored = await (transaction ? transaction.get(document) : document.get());
  return siteTime(stored.data() ?? null);
}
