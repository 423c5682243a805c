import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { oneLine } from './one-line.ts';

/** What is to be sent. Addresses stand in the outbox only, never in a log. */
export interface Mail {
  readonly to: readonly string[];
  readonly site: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const timestamp = z.instanceof(Timestamp).nullable();

/** The state of a delivery, in the Trigger Email extension's contract; what is ours is said so. */
const delivery = z.object({
  state: z.enum(['PENDING', 'PROCESSING', 'RETRY', 'SUCCESS', 'ERROR']),
  attempts: z.int().min(0),
  startTime: timestamp,
  endTime: timestamp,
  leaseExpireTime: timestamp,
  /** What the server said last, without addresses; kept until a try succeeds. */
  error: z.string().nullable(),
  info: z
    .object({ messageId: z.string(), accepted: z.array(z.string()), rejected: z.array(z.string()) })
    .nullable(),
  /** Ours: whom the server has put off, when it has taken the mail for others already. */
  remaining: z.array(z.string()).nullish(),
  /** Ours: who has sent it again, and when. */
  requeued: z.array(z.object({ by: z.string(), at: z.instanceof(Timestamp) })).optional(),
});

/** A document `mail/{id}`. */
export const outboxDocument = z.object({
  to: z.array(z.string()).min(1),
  site: z.string(),
  message: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
  delivery,
});

export type Delivery = z.infer<typeof delivery>;
export type OutboxDocument = z.infer<typeof outboxDocument>;

export interface OutboxWrite {
  readonly path: string;
  readonly data: Record<string, unknown>;
}

/** How long the trigger has for its first try before the sweep looks after the mail. */
const FIRST_LOOK_MS = 2 * 60_000;

export const mailPath = (id: string): string => `mail/${id}`;
export const deliveryDuePath = (id: string): string => `mail/${id}/due/delivery`;

/** The document of a mail that nobody has tried to send yet. A subject is one line, whatever it was made of. */
export const mailDocument = ({ to, site, subject, text, html }: Mail): OutboxDocument => ({
  to: [...to],
  site,
  message: { subject: oneLine(subject), text, html },
  delivery: {
    state: 'PENDING',
    attempts: 0,
    startTime: null,
    endTime: null,
    leaseExpireTime: null,
    error: null,
    info: null,
    remaining: null,
  },
});

/**
 * The mail's entry in the sweep's index, looked at `at`; null when nothing more is to be done by itself. `deadline` is
 * when it was last to be sent. It is the server's own: nobody lists it, and it has no subject.
 */
export const deliveryDue = (
  id: string,
  site: string,
  deadline: Timestamp,
  at: Timestamp | null = deadline,
  overdue = false,
) => ({
  site,
  register: 'mail',
  record: id,
  name: 'delivery',
  subject: '',
  deadline,
  at,
  level: 0,
  overdue,
  flaggedAt: null,
  rev: 0,
});

/**
 * The two documents of a mail, to be created in the commit of what it tells of: the mail itself, and its entry in
 * the sweep's index, so that neither a dead server nor a killed function loses it. The same id is the same mail.
 */
export function outboxWrites(id: string, mail: Mail, now: Date): OutboxWrite[] {
  const look = Timestamp.fromMillis(now.getTime() + FIRST_LOOK_MS);
  return [
    { path: mailPath(id), data: { ...mailDocument(mail) } },
    { path: deliveryDuePath(id), data: deliveryDue(id, mail.site, look) },
  ];
}
