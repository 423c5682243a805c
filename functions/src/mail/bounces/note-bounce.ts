import {
  type DocumentReference,
  FieldValue,
  type Firestore,
  Timestamp,
  type Transaction,
} from 'firebase-admin/firestore';
import { appointers } from '../../../../rulebook/chapters/people/role-giving.ts';
import { derivedId } from '../../consequences/derived-id.ts';
import { lookingAround, toBeCreated } from '../../consequences/effects.ts';
import { type Notice, noticeEffect } from '../../notices/notice.ts';
import { type People, peopleOf } from '../../notices/people.ts';
import { type Roster, readRoster } from '../../records/roster.ts';
import { flat } from '../one-line.ts';
import { errorText } from '../refusal.ts';
import { type Bounced, bouncedAt, bouncedIn, stillBounces } from './bounced.ts';
import type { BounceReport, RecipientReport } from './read-report.ts';
import { bounceReason } from './reason.ts';

/** Of one address to which a mail can't be brought, as it stands with the mail. */
interface Failure extends Pick<Bounced, 'address' | 'status' | 'said' | 'at'> {}

/**
 * Notes that a mail of ours came back for good: with the mail, with whom it went to, and, when that is new, told to who
 * invites members. Only of a mail that is known by the Message-ID in what was returned, and only for an address that it
 * went to: a report that somebody has made up says nothing of anybody. Says how many addresses are new.
 */
export async function noteBounce(db: Firestore, report: BounceReport, now: Date): Promise<number> {
  const failed = report.recipients.filter(isForGood);
  if (failed.length === 0) return 0;
  let noted = 0;
  for (const messageId of new Set(report.messageIds)) {
    const { docs } = await db
      .collection('mail')
      .where('delivery.info.messageId', '==', messageId)
      .limit(1)
      .get();
    for (const { ref } of docs)
      noted += await db.runTransaction((transaction) => noteIn(transaction, db, ref, failed, now));
  }
  return noted;
}

/** What is delayed, or was refused for now, may still arrive. */
const isForGood = ({ action, status }: RecipientReport): boolean =>
  action === 'failed' && status.startsWith('5.');

async function noteIn(
  transaction: Transaction,
  db: Firestore,
  ref: DocumentReference,
  failed: readonly RecipientReport[],
  now: Date,
): Promise<number> {
  const mail = await transaction.get(ref);
  const site = String(mail.get('site'));
  const known = (mail.get('delivery.bounced') ?? []) as readonly Failure[];
  const at = Timestamp.fromDate(now);
  const failures = failuresOf((mail.get('to') ?? []) as string[], failed, at).filter(
    ({ address }) => !known.some((each) => each.address === address),
  );
  if (failures.length === 0) return 0;
  const place = bouncedAt(db, site);
  const [stored, roster] = await Promise.all([transaction.get(place), readRoster(db, site, transaction)]);
  const people = peopleOf(roster, now);
  const before = bouncedIn(stored);
  const owners = ownersOf(roster, failures);
  const isNews = ([uid, { address }]: Owner) => !(before[uid] && stillBounces(before[uid], address, now));
  const effects = owners
    .filter(isNews)
    .flatMap(([uid, failure]) => tellings(people, site, ref.id, uid, failure));
  const placed = await lookingAround(db, transaction, effects);
  transaction.update(ref, { 'delivery.bounced': FieldValue.arrayUnion(...failures) });
  const entries = owners.map(([uid, each]) => [uid, { ...each, mail: ref.id, acceptedAt: null }]);
  transaction.set(place, { people: Object.fromEntries(entries) }, { merge: true });
  for (const { path, data } of toBeCreated(placed)) transaction.create(db.doc(path), data);
  return failures.length;
}

/** Of the addresses that the mail went to, those that it did not reach. What was passed on came back for its first address. */
function failuresOf(to: readonly string[], failed: readonly RecipientReport[], at: Timestamp): Failure[] {
  const mailed = to.map((address) => address.toLowerCase());
  const byAddress = new Map<string, Failure>();
  for (const { addresses, status, diagnostic } of failed) {
    const address =
      mailed.find((each) => addresses.includes(each)) ?? (mailed.length === 1 ? mailed[0] : null);
    if (address) byAddress.set(address, { address, status, said: flat(errorText(diagnostic)), at });
  }
  return [...byAddress.values()];
}

type Owner = readonly [uid: string, failure: Failure];

const ownersOf = ({ people }: Roster, failures: readonly Failure[]): Owner[] =>
  Object.entries(people).flatMap(([uid, { active, email }]) => {
    const failure = failures.find(({ address }) => active && address === email?.toLowerCase());
    return failure ? [[uid, failure] as const] : [];
  });

/** A notice in the page, and no mail: it would be read by whom it concerns last of all. */
function tellings(people: People, site: string, mail: string, uid: string, { status, at }: Failure) {
  const name = people.nameOf(uid);
  const why = bounceReason(status);
  const notice: Notice = {
    ...{ site, kind: 'mailBounced', register: 'members', record: uid, clauses: ['R6.1.3'] },
    title: { zh: '员工的邮件被退回', en: 'Mail to a member comes back' },
    text: {
      zh: `寄给${name}的邮件被退回：${why.zh}。请核对其邮箱，在此之前其收不到提醒`,
      en: `Mail to ${name} comes back: ${why.en}. Please look at the address; until then no reminder reaches them`,
    },
  };
  const id = derivedId(['mailBounced', uid, mail]);
  return people.own(appointers).map((each) => noticeEffect(each, id, notice, at.toDate()));
}
