import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import type { Words } from '../../../rulebook/site/words.ts';
import { robotPath } from '../chapters/site/site-robots.ts';
import { reasonWords } from '../robots/reasons.ts';
import { isStranded } from './deliver.ts';
import { deliveryDuePath, mailPath } from './outbox.ts';

/** A mail, or a robot's post, that was given up or put aside, as an administrator sees it. Its text stays in the outbox. */
export interface StrandedMail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** ISO time of the last try; null when there was none. */
  readonly triedAt: string | null;
  readonly attempts: number;
  /** What the server said last, without addresses. */
  readonly error: string | null;
  /** Of a post: what its robot is called. */
  readonly robot?: string;
  /** Of a post: why it was not taken, and what is to be done. */
  readonly reason?: Words | null;
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
  const stranded = found.flatMap(([mail, due]) => (mail && due && isStranded(mail, due) ? [mail] : []));
  const names = await robotNames(db, site, stranded);
  const mails = stranded.map((each) => shown(each, names));
  return { mails: mails.sort(byLatestTry), isCut: overdue.size === LOOKED_AT_MAX };
}

const robotOf = (mail: DocumentSnapshot): string | undefined => mail.get('robot');

/** What the robots of these posts are called, each read once. */
async function robotNames(
  db: Firestore,
  site: string,
  mails: readonly DocumentSnapshot[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(mails.flatMap((each) => robotOf(each) ?? []))];
  const robots = ids.length === 0 ? [] : await db.getAll(...ids.map((id) => db.doc(robotPath(site, id))));
  return new Map(robots.map((each) => [each.id, String(each.get('name') ?? each.id)]));
}

function shown(mail: DocumentSnapshot, names: ReadonlyMap<string, string>): StrandedMail {
  const robot = robotOf(mail);
  const ofRobot = robot && {
    robot: names.get(robot) ?? robot,
    reason: reasonWords(mail.get('delivery.reason')),
  };
  const triedAt = mail.get('delivery.endTime') ?? mail.get('delivery.startTime');
  return {
    id: mail.id,
    to: mail.get('to') ?? [],
    subject: String(mail.get('message.subject') ?? mail.get('post.title') ?? ''),
    triedAt: triedAt ? triedAt.toDate().toISOString() : null,
    attempts: Number(mail.get('delivery.attempts') ?? 0),
    error: mail.get('delivery.error') ?? null,
    ...ofRobot,
  };
}

const byLatestTry = (left: StrandedMail, right: StrandedMail): number =>
  (right.triedAt ?? '').localeCompare(left.triedAt ?? '');
