import { createHmac } from 'node:crypto';
import { type DocumentSnapshot, FieldValue, Timestamp } from 'firebase-admin/firestore';
import { sendPost } from '../robots/send-post.ts';
import type { RobotTransport } from '../robots/transport.ts';
import { type Bookkeeping, claim, type MailClaim, type Result, settle } from './claim.ts';
import { logs } from './logs.ts';
import { nextTry, type Trying } from './next-try.ts';
import { deliveryDue, deliveryDuePath, mailPath } from './outbox.ts';
import { errorText, isPermanent, putOff } from './refusal.ts';
import type { MailTransport } from './transport.ts';

export interface DeliverySurroundings extends Bookkeeping, Trying {
  readonly transport: MailTransport;
  /** The sender, such as `"物业客服台" <desk@example.com>`. */
  readonly from: string;
  /** Of which Message-IDs are made, so that nobody else can make one up. */
  readonly messageKey: string;
  readonly robots: RobotTransport;
}

/**
 * Sends a mail of the outbox once, or has a robot post what stands there. Called by the trigger and by the sweep, as often as they like: a claim with a
 * lease lets one of them through. What the server answers is no error of the function but the result of the try.
 *
 * A function that ends between the server's answer and the record of it costs one duplicate, of a mail with the same
 * Message-ID. So does a database that is away at that moment: that is thrown, and the mail waits for its lease.
 */
export async function deliver(id: string, surroundings: DeliverySurroundings): Promise<void> {
  const claimed = await claim(id, surroundings);
  if (!claimed) return;
  const result = await ('access' in claimed ? sendPost(claimed, surroundings) : send(claimed, surroundings));
  const { state } = result;
  if (!(await settle(claimed, result, surroundings))) return logs.claimLost(id, claimed.attempts);
  if (state === 'SUCCESS') logs.mailSent(id, claimed.attempts);
  else logs.mailFailed(id, claimed.attempts, state === 'ERROR');
}

/** One try. Never throws: a failure is a result as well. */
async function send(claimed: MailClaim, surroundings: DeliverySurroundings): Promise<Result> {
  const { transport, from, messageKey } = surroundings;
  const { id, mail } = claimed;
  const ownId = messageId(id, from, messageKey);
  const { message, delivery } = mail;
  try {
    const sent = await transport.sendMail({
      from,
      to: mail.to.map(asAddress),
      ...(delivery.remaining ? { envelope: { from, to: delivery.remaining } } : {}),
      subject: message.subject,
      text: message.text,
      html: message.html,
      messageId: ownId,
      // Keeps out-of-office replies away.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    const remaining = putOff(sent.rejectedErrors ?? []);
    const refused = strings(sent.rejected).filter((address) => !remaining.includes(address));
    const info = {
      messageId: ownId,
      accepted: [...(delivery.info?.accepted ?? []), ...strings(sent.accepted)],
      rejected: [...(delivery.info?.rejected ?? []), ...refused],
    };
    if (remaining.length === 0) return { state: 'SUCCESS', next: null, error: null, info, remaining: null };
    return {
      ...nextTry(claimed, false, surroundings),
      error: 'Put off for some of the recipients',
      info,
      remaining,
    };
  } catch (error) {
    const { info, remaining } = delivery;
    return {
      ...nextTry(claimed, isPermanent(error), surroundings),
      error: errorText(error),
      info,
      remaining,
    };
  }
}

const strings = (values: readonly unknown[] = []): string[] => values.map(String);

/** An object is taken as it is; a text would be read as a list of addresses. */
const asAddress = (address: string) => ({ name: '', address });

/**
 * An operator sends a mail again that nobody will send by itself: given up, or put aside by the sweep. Who and when is
 * kept with the mail. Says whether there was one.
 */
export async function requeue(id: string, by: string, { db, now }: Bookkeeping): Promise<boolean> {
  const at = Timestamp.fromDate(now());
  const done = await db.runTransaction(async (transaction) => {
    const [mail, due] = await transaction.getAll(db.doc(mailPath(id)), db.doc(deliveryDuePath(id)));
    if (!mail || !due || !isStranded(mail, due)) return false;
    transaction.update(mail.ref, {
      'delivery.state': 'PENDING',
      'delivery.attempts': 0,
      'delivery.leaseExpireTime': null,
      'delivery.requeued': FieldValue.arrayUnion({ by, at }),
    });
    transaction.set(due.ref, deliveryDue(id, String(mail.get('site')), at));
    return true;
  });
  if (done) logs.mailRequeued(id, by);
  return done;
}

/** Returns true iff nobody will send a mail by itself any more. */
export function isStranded(mail: DocumentSnapshot, due: DocumentSnapshot): boolean {
  const state: unknown = mail.get('delivery.state');
  return state === 'ERROR' || (mail.exists && state !== 'SUCCESS' && due.get('at') === null);
}

/** The same mail has the same Message-ID, so that a duplicate is recognised as one, and so is what comes back of it. */
export function messageId(id: string, from: string, key: string): string {
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return `<${createHmac('sha256', key).update(`mail ${id}`).digest('hex').slice(0, 40)}@${domain}>`;
}
