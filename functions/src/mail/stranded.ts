import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { isStranded } from './deliver.ts';
import { deliveryDuePath, mailPath } from './outbox.ts';

/** A mail that was given up or put aside, as an administrator sees it. Its text stays in the outbox. */
export interface StrandedMail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** ISO time of the last try; null when there was none. */
  readonly triedAt: string | null;
  readonly attempts: number;
  /** What the server said last, without addresses. */
  readonly error: string | null;
}

export interface StrandedMails {
  readonly mails: readonly StrandedMail[];
  /** There may be more: these are the first to be dealt with. */
  readonly isCut: boolean;
}

/** Overdue entries of a site's index that are looked through, mails and others. */
const LOOKED_AT_MAX = 500;

/** The mails of a site that are only sent when somebody says so. */
export async function strandedMails(db: Firestore, site: string): Promise<StrandedMails> {
  const overdue = await db
    .collectionGroup('due')
    .where('site', '==', site)
    .where('overdue', '==', true)
    .orderBy('deadline')
    .limit(LOOKED_AT_MAX)
    .get();
  const ids = overdue.docs
    .filter((each) => each.get('register') === 'mail')
    .map((each) => String(each.get('record')));
  const found = await Promise.all(
    ids.map((id) => db.getAll(db.doc(mailPath(id)), db.doc(deliveryDuePath(id)))),
  );
  const mails = found.flatMap(([mail, due]) => (mail && due && isStranded(mail, due) ? [shown(mail)] : []));
  return { mails: mails.sort(byLatestTry), isCut: overdue.size === LOOKED_AT_MAX };
}

function shown(mail: DocumentSnapshot): StrandedMail {
  const triedAt = mail.get('delivery.endTime') ?? mail.get('delivery.startTime');
  return {
    id: mail.id,
    to: mail.get('to') ?? [],
    subject: String(mail.get('message.subject') ?? ''),
    triedAt: triedAt ? triedAt.toDate().toISOString() : null,
    attempts: Number(mail.get('delivery.attempts') ?? 0),
    error: mail.get('delivery.error') ?? null,
  };
}

const byLatestTry = (left: StrandedMail, right: StrandedMail): number =>
  (right.triedAt ?? '').localeCompare(left.triedAt ?? '');
