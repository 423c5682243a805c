import type { Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { recordPath } from '../../../../rulebook/reading/paths.ts';
import type { Language } from '../../../../rulebook/site/words.ts';
import type { QuietHours } from '../../reports/quiet-hours.ts';

/** What a member has chosen of their mails: see the register `mailChoices`. */
export interface MailChoice {
  /** `dailySummary.day` */
  readonly leftOut: ReadonlySet<string>;
  /** The member's own where they have chosen none. */
  readonly language: Language | null;
  readonly quiet: QuietHours | null;
}

/** What members have chosen, in their order; who has chosen nothing gets everything, at once. */
export async function mailChoices(
  db: Firestore,
  site: string,
  uids: readonly string[],
): Promise<MailChoice[]> {
  if (uids.length === 0) return [];
  const paths = uids.map((uid) => db.doc(recordPath(site, registers('mailChoices'), uid)));
  const found = await db.getAll(...paths);
  return found.map((each) => {
    const [from, until] = [each.get('quietFrom') as unknown, each.get('quietUntil') as unknown];
    return {
      leftOut: new Set((each.get('leftOut') as readonly string[] | undefined) ?? []),
      language: (each.get('language') as Language | undefined) ?? null,
      quiet: typeof from === 'string' && typeof until === 'string' ? { from, until } : null,
    };
  });
}
