import { type Firestore, Timestamp, type Transaction } from 'firebase-admin/firestore';
import type { Reason } from '../robots/reasons.ts';
import type { RobotAccess } from '../robots/transport.ts';
import { type Turn, turnOf } from '../robots/turn.ts';
import { bouncedAt, takenLater } from './bounces/bounced.ts';
import { logs } from './logs.ts';
import {
  type Delivery,
  deliveryDue,
  deliveryDuePath,
  isPost,
  type MailDocument,
  mailPath,
  type OutboxDocument,
  outboxDocument,
  type PostDocument,
} from './outbox.ts';

/** About three days, by the back-off of deliver.ts. */
export const ATTEMPTS_MAX = 20;

/** A function lives 9 minutes at most, so whoever finds a lease expired knows that its holder is dead. */
export const LEASE_MS = 10 * 60_000;

interface Held {
  readonly id: string;
  /** Which try this is, from 1. */
  readonly attempts: number;
  readonly lease: Timestamp;
}

export interface MailClaim extends Held {
  readonly mail: MailDocument;
}

export interface PostClaim extends Held {
  readonly mail: PostDocument;
  /** By which the robot posts; it stands with the robot and not in the outbox. */
  readonly access: RobotAccess;
}

/** The right to send a mail or a post, until its lease expires. */
export type Claim = MailClaim | PostClaim;

/** What became of a claim. `next` is when the mail is to be looked at again, null for never. */
export interface Result extends Pick<Delivery, 'state' | 'error' | 'info' | 'remaining'> {
  readonly next: Date | null;
  /** Of a post. */
  readonly reason?: Reason | null;
}

export interface Bookkeeping {
  readonly db: Firestore;
  readonly now: () => Date;
}

/**
 * Claims a mail when it is due and nobody holds it: one caller gets the claim, everybody else null. A mail that can't
 * be sent at all, or that has ended its function again and again, becomes an ERROR instead. A post waits for its robot's
 * turn, which is no try.
 */
export async function claim(id: string, { db, now }: Bookkeeping): Promise<Claim | null> {
  const claimed = await db.runTransaction(async (transaction) => {
    const [mail, due] = await transaction.getAll(db.doc(mailPath(id)), db.doc(deliveryDuePath(id)));
    if (!mail?.exists) {
      if (due?.exists) transaction.update(due.ref, { at: null });
      return null;
    }
    const parsed = outboxDocument.safeParse(mail.data());
    if (!parsed.success) return giveUp(transaction, db, id, 'Not a mail of the outbox');
    const { delivery, notBefore } = parsed.data;
    const start = Timestamp.fromDate(now());
    if (!isClaimable(delivery, due?.get('at') as Timestamp | null | undefined, start)) return null;
    const postpone = (at: Timestamp): null => {
      transaction.set(db.doc(deliveryDuePath(id)), deliveryDue(id, parsed.data.site, at));
      return null;
    };
    if (notBefore && !hasCome(notBefore, start)) return postpone(notBefore);
    if (delivery.attempts >= ATTEMPTS_MAX)
      return giveUp(transaction, db, id, 'Every try ended without a result');
    const turn = isPost(parsed.data) ? await turnOf(db, transaction, parsed.data, start) : null;
    if (turn?.is === 'never') return giveUp(transaction, db, id, turn.reason, turn.reason);
    turn?.write();
    if (turn?.is === 'later') return postpone(turn.at);

    const attempts = delivery.attempts + 1;
    const lease = Timestamp.fromMillis(start.toMillis() + LEASE_MS);
    transaction.update(mail.ref, {
      'delivery.state': 'PROCESSING',
      'delivery.attempts': attempts,
      'delivery.startTime': start,
      'delivery.endTime': null,
      'delivery.leaseExpireTime': lease,
    });
    transaction.set(db.doc(deliveryDuePath(id)), deliveryDue(id, parsed.data.site, start, lease));
    return claimOf({ id, attempts, lease }, parsed.data, turn);
  });
  if (claimed !== 'given up') return claimed;
  logs.mailUnsendable(id);
  return null;
}

function claimOf(held: Held, mail: OutboxDocument, turn: Turn | null): Claim | null {
  if (!isPost(mail)) return { ...held, mail };
  return turn?.is === 'now' ? { ...held, mail, access: turn.access } : null;
}

function isClaimable(
  { state, leaseExpireTime }: Delivery,
  dueAt: Timestamp | null | undefined,
  at: Timestamp,
): boolean {
  if (state === 'PENDING') return true;
  if (state === 'RETRY') return hasCome(dueAt, at);
  return state === 'PROCESSING' && hasCome(leaseExpireTime, at);
}

const hasCome = (time: Timestamp | null | undefined, at: Timestamp): boolean =>
  time !== null && time !== undefined && time.toMillis() <= at.toMillis();

function giveUp(
  transaction: Transaction,
  db: Firestore,
  id: string,
  error: string,
  reason?: Reason,
): 'given up' {
  transaction.update(db.doc(mailPath(id)), {
    'delivery.state': 'ERROR',
    'delivery.error': error,
    'delivery.leaseExpireTime': null,
    ...(reason === undefined ? {} : { 'delivery.reason': reason }),
  });
  transaction.set(db.doc(deliveryDuePath(id)), { at: null, overdue: true }, { merge: true });
  return 'given up';
}

/** Writes what became of a claim, unless somebody else has claimed the mail since; says whether it was written. */
export function settle({ id, mail, lease, attempts }: Claim, result: Result, { db, now }: Bookkeeping) {
  return db.runTransaction(async (transaction): Promise<boolean> => {
    const places = [db.doc(mailPath(id)), bouncedAt(db, mail.site)] as const;
    const [stands, bounced] = await transaction.getAll(...places);
    const holder: unknown = stands?.get('delivery.leaseExpireTime');
    const isOurs = holder instanceof Timestamp && holder.isEqual(lease);
    if (!stands || !isOurs || stands.get('delivery.attempts') !== attempts) return false;
    const end = Timestamp.fromDate(now());
    const taken = bounced && takenLater(bounced, result.info?.accepted ?? [], end);
    if (taken) transaction.set(bounced.ref, taken, { merge: true });
    transaction.update(stands.ref, {
      'delivery.state': result.state,
      'delivery.endTime': end,
      'delivery.leaseExpireTime': null,
      'delivery.error': result.error,
      'delivery.info': result.info,
      'delivery.remaining': result.remaining ?? null,
      ...(result.reason === undefined ? {} : { 'delivery.reason': result.reason }),
    });
    const next = result.next && Timestamp.fromDate(result.next);
    transaction.set(
      db.doc(deliveryDuePath(id)),
      deliveryDue(id, mail.site, end, next, result.state === 'ERROR'),
    );
    return true;
  });
}
