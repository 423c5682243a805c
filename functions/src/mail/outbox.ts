import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { type RobotPost, robotPost } from '../robots/post.ts';
import { oneLine } from './one-line.ts';

interface Outgoing {
  readonly site: string;
  /** It isn't sent earlier than this; at once, when left out. */
  readonly notBefore?: Date;
}

/** What is to be sent. Addresses stand in the outbox only, never in a log. */
export interface Mail extends Outgoing {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a group robot is to post. Its address stands with the robot, never here. */
export interface PostByRobot extends Outgoing {
  readonly robot: string;
  readonly post: RobotPost;
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
  /** Ours: to whom it came back after it had been taken, see bounces/note-bounce.ts. */
  bounced: z
    .array(
      z.object({ address: z.string(), status: z.string(), said: z.string(), at: z.instanceof(Timestamp) }),
    )
    .optional(),
  /** Ours: why a post was not taken, by its name in robots/reasons.ts. */
  reason: z.string().nullish(),
});

const outgoing = { site: z.string(), delivery, notBefore: timestamp.optional() };

const mailInOutbox = z.object({
  ...outgoing,
  to: z.array(z.string()).min(1),
  message: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
});

const postInOutbox = z.object({ ...outgoing, robot: z.string().min(1), post: robotPost });

/** A document `mail/{id}`: a mail, or the post of a robot, which names it. */
export const outboxDocument = z.union([postInOutbox, mailInOutbox]);

export type Delivery = z.infer<typeof delivery>;
export type MailDocument = z.infer<typeof mailInOutbox>;
export type PostDocument = z.infer<typeof postInOutbox>;
export type OutboxDocument = z.infer<typeof outboxDocument>;

export const isPost = (document: OutboxDocument): document is PostDocument => 'robot' in document;

export interface OutboxWrite {
  readonly path: string;
  readonly data: Record<string, unknown>;
}

/** How long the trigger has for its first try before the sweep looks after the mail. */
const FIRST_LOOK_MS = 2 * 60_000;

export const mailPath = (id: string): string => `mail/${id}`;
export const deliveryDuePath = (id: string): string => `mail/${id}/due/delivery`;

/** Of what nobody has tried to send yet. */
export const untried: Delivery = {
  state: 'PENDING',
  attempts: 0,
  startTime: null,
  endTime: null,
  leaseExpireTime: null,
  error: null,
  info: null,
  remaining: null,
};

/** The document of a mail that nobody has tried to send yet. A subject is one line, whatever it was made of. */
export const mailDocument = ({ to, site, subject, text, html, notBefore }: Mail): MailDocument => ({
  to: [...to],
  site,
  message: { subject: oneLine(subject), text, html },
  delivery: untried,
  ...waiting(notBefore),
});

/** The same of a post. */
export const postDocument = ({ robot, site, post, notBefore }: PostByRobot): PostDocument => ({
  robot,
  site,
  post,
  delivery: untried,
  ...waiting(notBefore),
});

const waiting = (notBefore: Date | undefined): Pick<OutboxDocument, 'notBefore'> =>
  notBefore === undefined ? {} : { notBefore: Timestamp.fromDate(notBefore) };

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
 * The two documents of a mail or a post, to be created in the commit of what it tells of: itself, and its entry in the
 * sweep's index, so that neither a dead server nor a killed function loses it. The same id is the same mail.
 */
export function outboxWrites(id: string, item: Mail | PostByRobot, now: Date): OutboxWrite[] {
  const { site, notBefore } = item;
  const isHeldBack = notBefore !== undefined && notBefore > now;
  const look = isHeldBack ? notBefore : new Date(now.getTime() + FIRST_LOOK_MS);
  const data = 'robot' in item ? postDocument(item) : mailDocument(item);
  return [
    { path: mailPath(id), data: { ...data } },
    { path: deliveryDuePath(id), data: deliveryDue(id, site, Timestamp.fromDate(look)) },
  ];
}
