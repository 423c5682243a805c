import { Timestamp } from 'firebase-admin/firestore';

/** What is to be sent. Addresses stand in the outbox only, never in a log. */
export interface Mail {
  readonly to: readonly string[];
  readonly site: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type DeliveryState = 'PENDING' | 'PROCESSING' | 'RETRY' | 'SUCCESS' | 'ERROR';

/** The state of a delivery, as the Trigger Email extension writes it. */
export interface Delivery {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly startTime: Timestamp | null;
  readonly endTime: Timestamp | null;
  readonly leaseExpireTime: Timestamp | null;
  readonly error: string | null;
  readonly info: { messageId: string; accepted: string[]; rejected: string[] } | null;
}

export interface OutboxDocument {
  readonly to: string[];
  readonly site: string;
  readonly message: { subject: string; text: string; html: string };
  readonly delivery: Delivery;
}

export interface OutboxWrite {
  readonly path: string;
  readonly data: Record<string, unknown>;
}

/** How long the trigger has for its first try before the sweep looks after the mail. */
const FIRST_LOOK_MS = 2 * 60_000;

export const mailPath = (id: string): string => `mail/${id}`;
export const deliveryDuePath = (id: string): string => `mail/${id}/due/delivery`;

/**
 * The two documents of a mail, to be created in the commit of what it tells of: the mail itself, and its entry in
 * the sweep's index, so that neither a dead server nor a killed function loses it. The same id is the same mail.
 */
export function outboxWrites(id: string, mail: Mail, now: Date): OutboxWrite[] {
  const document: OutboxDocument = {
    to: [...mail.to],
    site: mail.site,
    message: { subject: oneLine(mail.subject), text: mail.text, html: mail.html },
    delivery: {
      state: 'PENDING',
      attempts: 0,
      startTime: null,
      endTime: null,
      leaseExpireTime: null,
      error: null,
      info: null,
    },
  };
  const look = Timestamp.fromMillis(now.getTime() + FIRST_LOOK_MS);
  const due = {
    site: mail.site,
    register: 'mail',
    record: id,
    name: 'delivery',
    subject: '',
    deadline: look,
    at: look,
    level: 0,
    overdue: false,
    flaggedAt: null,
    rev: 0,
  };
  return [
    { path: mailPath(id), data: { ...document } },
    { path: deliveryDuePath(id), data: due },
  ];
}

/** A line break in a subject would begin a header of its own. */
export const oneLine = (text: string): string => text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ').trim();
