import { createHash } from 'node:crypto';
import { initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { getFunctions } from 'firebase-admin/functions';
import { defineSecret, defineString } from 'firebase-functions/params';
import type { Enqueue } from './days/site-day.ts';
import { isGathering, type PeriodicTask } from './jobs/jobs.ts';
import { logs } from './logs.ts';
import type { DeliverySurroundings } from './mail/deliver.ts';
import { transportOf } from './mail/transport.ts';
import { type RobotTransport, robotTransport } from './robots/transport.ts';

// The one file that reads what differs from project to project. docs/operations.md, section 2.
export const region = defineString('REGION', {
  default: 'asia-east1',
  description: 'Region of the functions',
});
export const zone = defineString('TIME_ZONE', {
  default: 'Asia/Shanghai',
  description: 'Zone of the schedules',
});
// Without a default: a deployment that names none must not fall back on the project's own, which may do anything.
export const serviceAccount = defineString('SERVICE_ACCOUNT', {
  description: 'Service account of the functions, with least rights',
});
const pageOrigin = defineString('PAGE_ORIGIN', {
  description: 'Address of the page, without a slash at its end',
});
const mailFrom = defineString('MAIL_FROM', { description: 'Sender of the mails' });
export const smtpUrl = defineSecret('SMTP_URL');
export const bounceSecret = defineSecret('BOUNCE_SECRET');
const robotBase = defineString('ROBOT_BASE', {
  default: '',
  description: 'On the emulators: the server that group robots post to. Without effect in production',
});

const isEmulated = process.env.FUNCTIONS_EMULATOR === 'true';

/** The emulators have no App Check. */
export const enforceAppCheck = !isEmulated;

initializeApp();

export const db = (): Firestore => getFirestore();
export const auth = (): Auth => getAuth();
export const page = (): string => pageOrigin.value().replace(/\/$/, '');
export const now = (): Date => new Date();

/** Robots post to their providers' own hosts and to nobody else, whatever is set in production. */
export const robots = (): RobotTransport =>
  robotTransport({ page: page(), base: isEmulated ? robotBase.value() || null : null });

export const delivery = (): DeliverySurroundings => ({
  db: db(),
  transport: transportOf(smtpUrl.value()),
  from: mailFrom.value(),
  messageKey: bounceSecret.value(),
  robots: robots(),
  now,
});

/** Seconds in which the other tasks of a day are done, as a rule. */
const gatherAfter = process.env.FUNCTIONS_EMULATOR === 'true' ? 1 : 180;

/** Puts a task into the queue; the same one is refused by its id, which is as good as done. */
export const enqueue: Enqueue = async (task) => {
  const { job, site, period } = task;
  const id = createHash('sha256').update(`${job}~${site}~${period}`).digest('hex').slice(0, 40);
  const queue = getFunctions().taskQueue<PeriodicTask>(`locations/${region.value()}/functions/periodicTask`);
  try {
    await queue.enqueue(task, { id, ...(isGathering(task) ? { scheduleDelaySeconds: gatherAfter } : {}) });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'functions/task-already-exists') throw error;
    logs.taskKnown(site, job, period);
  }
};
