import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import type { Transporter } from 'nodemailer';
import { logs } from './logs.ts';
import { type Delivery, deliveryDuePath, mailPath, type OutboxDocument } from './outbox.ts';

export interface DeliverySurroundings {
  readonly db: Firestore;
  readonly transport: Transporter;
  /** The sender, such as `"物业客服台" <desk@example.com>`. */
  readonly from: string;
  readonly now: () => Date;
}

/** Longer than a server may take to answer: who finds an older lease may take over. */
const LEASE_MS = 3 * 60_000;
const ATTEMPTS_MAX = 10;
const BACK_OFF_MS = 60_000;
const BACK_OFF_MAX_MS = 6 * 3_600_000;
const ERROR_MAX = 300;

interface Claim {
  readonly document: OutboxDocument;
  readonly attempts: number;
}

/**
 * Sends a mail of the outbox once. Called by the trigger and by the sweep, as often as they like: a claim with a
 * lease lets one of them through. A crash between the server's answer and the record of it costs one duplicate, with
 * the same Message-ID.
 */
export async function deliver(id: string, surroundings: DeliverySurroundings): Promise<void> {
  const claim = await take(id, surroundings);
  if (!claim) return;
  const { transport, from } = surroundings;
  const { to, message } = claim.document;
  try {
    const sent = await transport.sendMail({ from, to, ...message, messageId: messageId(id, from) });
    const info = {
      messageId: messageId(id, from),
      accepted: listOf(sent.accepted),
      rejected: listOf(sent.rejected),
    };
    await record(id, claim, surroundings, { state: 'SUCCESS', error: null, info });
    logs.mailSent(id, claim.attempts);
  } catch (error) {
    const last = claim.attempts >= ATTEMPTS_MAX || isPermanent(error);
    const told = errorText(error);
    await record(id, claim, surroundings, { state: last ? 'ERROR' : 'RETRY', error: told, info: null });
    logs.mailFailed(id, claim.attempts, last);
  }
}

/** An operator sends a mail again that had been given up. Says whether there was one. */
export async function requeue(
  id: string,
  by: string,
  { db, now }: Pick<DeliverySurroundings, 'db' | 'now'>,
): Promise<boolean> {
  return db.runTransaction(async (transaction) => {
    const mail = await transaction.get(db.doc(mailPath(id)));
    if (mail.get('delivery.state') !== 'ERROR') return false;
    const at = Timestamp.fromDate(now());
    transaction.update(mail.ref, {
      'delivery.state': 'RETRY',
      'delivery.attempts': 0,
      'delivery.requeued': { by, at },
    });
    transaction.update(db.doc(deliveryDuePath(id)), { at, overdue: false, level: 0 });
    return true;
  });
}

/** Claims the mail when it is due and nobody else has a running lease on it. */
async function take(id: string, { db, now }: DeliverySurroundings): Promise<Claim | null> {
  return db.runTransaction(async (transaction) => {
    const mail = await transaction.get(db.doc(mailPath(id)));
    const due = await transaction.get(db.doc(deliveryDuePath(id)));
    if (!mail.exists) return null;
    const document = mail.data() as OutboxDocument;
    const at = now();
    if (!isClaimable(document.delivery, due.get('at') as Timestamp | null, at)) return null;
    const attempts = document.delivery.attempts + 1;
    const lease = Timestamp.fromMillis(at.getTime() + LEASE_MS);
    const claimed: Partial<Delivery> = { state: 'PROCESSING', attempts, leaseExpireTime: lease };
    transaction.update(mail.ref, {
      delivery: { ...document.delivery, ...claimed, startTime: Timestamp.fromDate(at) },
    });
    transaction.update(due.ref, { at: lease });
    return { document, attempts };
  });
}

function isClaimable({ state, leaseExpireTime }: Delivery, dueAt: Timestamp | null, at: Date): boolean {
  if (state === 'PENDING') return true;
  if (state === 'RETRY') return dueAt !== null && dueAt.toDate() <= at;
  return state === 'PROCESSING' && leaseExpireTime !== null && leaseExpireTime.toDate() <= at;
}

type Result = Pick<Delivery, 'state' | 'error' | 'info'>;

/** Writes what became of the try, unless somebody else has claimed the mail since. */
async function record(
  id: string,
  claim: Claim,
  { db, now }: DeliverySurroundings,
  result: Result,
): Promise<void> {
  await db.runTransaction(async (transaction) => {
    const mail = await transaction.get(db.doc(mailPath(id)));
    const stands = mail.get('delivery') as Delivery;
    if (stands.state !== 'PROCESSING' || stands.attempts !== claim.attempts) return;
    const at = now();
    const next =
      result.state === 'RETRY' ? Timestamp.fromMillis(at.getTime() + backOff(claim.attempts)) : null;
    const delivery: Delivery = {
      ...stands,
      ...result,
      endTime: Timestamp.fromDate(at),
      leaseExpireTime: null,
    };
    transaction.update(mail.ref, { delivery });
    transaction.update(db.doc(deliveryDuePath(id)), { at: next, overdue: result.state === 'ERROR' });
  });
}

/** Doubles with every try. */
export const backOff = (attempts: number): number =>
  Math.min(BACK_OFF_MAX_MS, BACK_OFF_MS * 2 ** (attempts - 1));

/** The same mail has the same Message-ID, so that a duplicate is recognised as one. */
export const messageId = (id: string, from: string): string => {
  const domain = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';
  return `<${Buffer.from(id).toString('base64url')}@${domain}>`;
};

/** The server has refused for good: 5xx, except where it could not know the mail yet. */
const isPermanent = (error: unknown): boolean => {
  const code = (error as { responseCode?: unknown }).responseCode;
  return typeof code === 'number' && code >= 500;
};

/** What the server said, without the addresses that it likes to repeat. */
function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, '<address>').slice(0, ERROR_MAX);
}

const listOf = (addresses: unknown): string[] => (Array.isArray(addresses) ? addresses.map(String) : []);
