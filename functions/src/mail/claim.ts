import { type Firestore, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { logs } from './logs.ts';
import {
  type Delivery,
  deliveryDue,
  deliveryDuePath,
  mailPath,
  type OutboxDocument,
  outboxDocument,
} from './outbox.ts';

/** About three days, by the back-off of deliver.ts. */
export const ATTEMPTS_MAX = 20;

/** A function lives 9 minutes at most, so whoever finds a lease expired knows that its holder is dead. */
export const LEASE_MS = 10 * 60_000;

/** The right to send a mail, until its lease expires. */
export interface Claim {
  readonly id: string;
  readonly mail: OutboxDocument;
  /** Which try this is, from 1. */
  readonly attempts: number;
  readonly lease: Timestamp;
}

/** What became of a claim. `next` is when the mail is to be looked at again, null for never. */
export interface Result extends Pick<Delivery, 'state' | 'error' | 'info' | 'remaining'> {
  readonly next: Date | null;
}

export interface Bookkeeping {
  readonly db: Firestore;
  readonly now: () => Date;
}

/**
 * Claims a mail when it is due and nobody holds it: one caller gets the claim, everybody else null. A mail that can't
 * be sent at all, or that has ended its function again and again, becomes an ERROR instead.
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
    const { delivery } = parsed.data;
    const start = Timestamp.fromDate(now());
    if (!isClaimable(delivery, due?.get('at') as Timestamp | null | undefined, start)) return null;
    if (delivery.attempts >= ATTEMPTS_MAX)
      return giveUp(transaction, db, id, 'Every try ended without a result');

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
    return { id, mail: parsed.data, attempts, lease };
  });
  if (claimed !== 'given up') return claimed;
  logs.mailUnsendable(id);
  return null;
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

function giveUp(transaction: Transaction, db: Firestore, id: string, error: string): 'given up' {
  transaction.update(db.doc(mailPath(id)), {
    'delivery.state': 'ERROR',
    'delivery.error': error,
    'delivery.leaseExpireTime': null,
  });
  transaction.set(db.doc(deliveryDuePath(id)), { at: null, overdue: true }, { merge: true });
  return 'given up';
}

/** Writes what became of a claim, unless somebody else has claimed the mail since; says whether it was written. */
export function settle({ id, mail, lease, attempts }: Claim, result: Result, { db, now }: Bookkeeping) {
  return db.runTransaction(async (transaction): Promise<boolean> => {
    const stands = await transaction.get(db.doc(mailPath(id)));
    const holder: unknown = stands.get('delivery.leaseExpireTime');
    const isOurs = holder instanceof Timestamp && holder.isEqual(lease);
    if (!isOurs || stands.get('delivery.attempts') !== attempts) return false;
    const end = Timestamp.fromDate(now());
    transaction.update(stands.ref, {
      'delivery.state': result.state,
      'delivery.endTime': end,
      'delivery.leaseExpireTime': null,
      'delivery.error': result.error,
      'delivery.info': result.info,
      'delivery.remaining': result.remaining ?? null,
    });
    const next = result.next && Timestamp.fromDate(result.next);
    transaction.set(
      db.doc(deliveryDuePath(id)),
      deliveryDue(id, mail.site, end, next, result.state === 'ERROR'),
    );
    return true;
  });
}
