import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../../functions/src/deadlines/sweep.ts';
import { ATTEMPTS_MAX, LEASE_MS } from '../../functions/src/mail/claim.ts';
import { deliver, messageId, requeue } from '../../functions/src/mail/deliver.ts';
import { deliveryDuePath, mailPath, outboxWrites } from '../../functions/src/mail/outbox.ts';
import { transportOf } from '../../functions/src/mail/transport.ts';
import { at } from '../support/clock.ts';
import { emulators, freshProject } from '../support/emulators.ts';
import { noRobots } from '../support/robots.ts';
import { type SmtpInbox, startSmtp } from '../support/smtp.ts';

emulators.firestore();
const project = freshProject('mail');
const app = initializeApp({ projectId: project }, project);
const db = getFirestore(app);
const FROM = '物业客服台 <desk@lakeside.example>';
const KEY = 'a-key-of-this-test';
const MINUTE = 60_000;
const START = at('2026-09-30 18:00');

let smtp: SmtpInbox;
let time = START;
let id = '';
/** Mails are told apart by their ids, so that no test sees what another has left. */
let count = 0;

beforeEach(async () => {
  smtp = await startSmtp();
  time = START;
  count += 1;
  id = `dailySummary~lakeside~${count}`;
});
afterEach(async () => {
  await smtp.down();
  const left = await db.collectionGroup('due').get();
  await Promise.all(left.docs.map((each) => each.ref.update({ at: null })));
});
afterAll(() => deleteApp(app));

const surroundings = () => ({
  db,
  transport: transportOf(smtp.url),
  from: FROM,
  messageKey: KEY,
  robots: noRobots,
  now: () => time,
  random: () => 0.5,
});

/** The trigger's call, and a redelivery of it. */
const trigger = () => deliver(id, surroundings());

/** The minute's sweep, as it is bound in production. */
const minute = () =>
  sweep({ db, now: time, enqueue: async () => {}, deliverMail: (mail) => deliver(mail, surroundings()) });

const pass = (milliseconds: number) => {
  time = new Date(time.getTime() + milliseconds);
};

/** Goes to the next moment that the mail is to be looked at, and sweeps. */
async function nextLook(): Promise<void> {
  const next = await nextAt();
  if (!next) throw new Error('Nothing is to be done any more');
  time = new Date(Math.max(time.getTime(), next.getTime()));
  await minute();
}

const nextAt = async (): Promise<Date | null> =>
  ((await db.doc(deliveryDuePath(id)).get()).get('at') as Timestamp | null)?.toDate() ?? null;

const delivery = async () => (await db.doc(mailPath(id)).get()).get('delivery');
const due = async () => (await db.doc(deliveryDuePath(id)).get()).data();

/** Puts a mail into the outbox, in one commit as the functions do. */
async function queue(to: string[] = ['manager@lakeside.example'], subject = '每日简报 2026-09-30') {
  const batch = db.batch();
  const mail = { to, site: 'lakeside', subject, text: '2 把钥匙逾期', html: '<p>2 把钥匙逾期</p>' };
  for (const write of outboxWrites(id, mail, time)) batch.create(db.doc(write.path), write.data);
  await batch.commit();
}

const ended = (state: 'SUCCESS' | 'ERROR') => ({
  site: 'lakeside',
  register: 'mail',
  record: id,
  name: 'delivery',
  subject: '',
  deadline: Timestamp.fromDate(time),
  at: null,
  level: 0,
  overdue: state === 'ERROR',
  flaggedAt: null,
  rev: 0,
});

describe('a mail goes out once', () => {
  it('[R4.3.1] [R2.4.8] reaches the manager with its subject, text and HTML', async () => {
    await queue();
    await trigger();
    const [received, more] = smtp.received;
    expect(more).toBeUndefined();
    expect(received?.recipients).toEqual(['manager@lakeside.example']);
    expect(received?.mail.subject).toBe('每日简报 2026-09-30');
    expect(received?.mail.from?.value).toEqual([{ name: '物业客服台', address: 'desk@lakeside.example' }]);
    expect(received?.mail.text?.trim()).toBe('2 把钥匙逾期');
    expect(received?.mail.html).toContain('<p>2 把钥匙逾期</p>');
    expect(received?.mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await delivery()).toMatchObject({
      state: 'SUCCESS',
      attempts: 1,
      error: null,
      leaseExpireTime: null,
      info: { messageId: messageId(id, FROM, KEY), accepted: ['manager@lakeside.example'], rejected: [] },
    });
    expect(await due()).toEqual(ended('SUCCESS'));
  });

  it('goes out once when the trigger fires twice', async () => {
    await queue();
    await trigger();
    await trigger();
    expect(smtp.received).toHaveLength(1);
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', attempts: 1 });
  });

  it('goes out once when triggers and a sweep come at the same time', async () => {
    await queue();
    pass(2 * MINUTE);
    await Promise.all([trigger(), trigger(), minute(), trigger()]);
    expect(smtp.received).toHaveLength(1);
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', attempts: 1 });
  });

  it('is not put into the outbox twice under the same id', async () => {
    await queue();
    await expect(queue()).rejects.toThrow(/ALREADY_EXISTS/);
  });

  it('is picked up by the sweep when the trigger never came', async () => {
    await queue();
    await minute();
    expect(smtp.received).toHaveLength(0);
    pass(2 * MINUTE);
    await minute();
    expect(smtp.received).toHaveLength(1);
  });
});

describe('the server is away', () => {
  it('is tried again with back-off, and arrives once when the server is back', async () => {
    await queue();
    await smtp.down();
    await trigger();
    expect(await delivery()).toMatchObject({
      state: 'RETRY',
      attempts: 1,
      error: expect.stringContaining('ECONNREFUSED'),
    });
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      pauses.push(((await nextAt())?.getTime() ?? 0) - time.getTime());
      await nextLook();
    }
    expect(pauses).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE]);
    await smtp.up();
    await nextLook();
    await minute();
    expect(smtp.received).toHaveLength(1);
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', attempts: 5, error: null });
  });

  it('is not tried before its time, whoever asks', async () => {
    await queue();
    smtp.manner = 'refuseForNow';
    await trigger();
    smtp.manner = 'accept';
    pass(MINUTE - 1);
    await trigger();
    await minute();
    expect(smtp.received).toHaveLength(0);
    pass(1);
    await trigger();
    expect(smtp.received).toHaveLength(1);
  });

  it('spreads the tries, so that an outage does not end in a rush', async () => {
    await queue();
    smtp.manner = 'refuseForNow';
    await deliver(id, { ...surroundings(), random: () => 1 });
    expect(((await nextAt())?.getTime() ?? 0) - time.getTime()).toBe(1.2 * MINUTE);
  });

  it('is kept as an error after the last try, which comes after more than two days', async () => {
    await queue();
    smtp.manner = 'refuseForNow';
    await trigger();
    for (let attempt = 1; attempt < ATTEMPTS_MAX; attempt += 1) await nextLook();
    expect(await delivery()).toMatchObject({
      state: 'ERROR',
      attempts: ATTEMPTS_MAX,
      error: expect.stringContaining('450'),
    });
    expect(await due()).toEqual(ended('ERROR'));
    expect(time.getTime() - START.getTime()).toBeGreaterThan(2 * 24 * 60 * MINUTE);
  });

  it('is tried again when the server hangs up in the middle of the text', async () => {
    await queue();
    smtp.manner = 'hangUp';
    await trigger();
    expect(await delivery()).toMatchObject({ state: 'RETRY', attempts: 1 });
    smtp.manner = 'accept';
    await nextLook();
    expect(smtp.received).toHaveLength(1);
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', attempts: 2 });
  });

  it('waits for the operator to correct an SMTP address that is none, and does not repeat it', async () => {
    await queue();
    await deliver(id, { ...surroundings(), transport: transportOf('smtp//desk:s3cret@lakeside') });
    const { state, error } = await delivery();
    expect(state).toBe('RETRY');
    expect(error).toContain('SMTP_URL');
    expect(error).not.toContain('s3cret');
    await nextLook();
    expect(smtp.received).toHaveLength(1);
  });

  it('never sends a password to a server that does not encrypt', async () => {
    await queue();
    const withPassword = smtp.url.replace('://', '://desk:s3cret@');
    await deliver(id, { ...surroundings(), transport: transportOf(withPassword) });
    expect(smtp.signIns).toEqual([]);
    expect(smtp.received).toEqual([]);
    expect(await delivery()).toMatchObject({ state: 'RETRY' });
  });
});

describe('the function is killed', () => {
  /** Delivers in a process of its own and kills it as soon as the server holds it. */
  async function killWhenHeld(): Promise<void> {
    const held = smtp.held();
    const script = path.join(import.meta.dirname, 'mail-killed-function.ts');
    const child = spawn(process.execPath, [script, project, id, smtp.url, FROM, KEY, time.toISOString()], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, METADATA_SERVER_DETECTION: 'none' },
    });
    const exit = once(child, 'exit');
    try {
      await Promise.race([held, exit.then(() => Promise.reject(new Error('It was not held')))]);
    } finally {
      child.kill('SIGKILL');
    }
    await exit;
  }

  it('after the claim: nobody touches the mail until its lease expires, then it arrives once', async () => {
    await queue();
    smtp.manner = 'holdGreeting';
    await killWhenHeld();
    smtp.manner = 'accept';
    expect(await delivery()).toMatchObject({ state: 'PROCESSING', attempts: 1 });
    expect(await nextAt()).toEqual(new Date(START.getTime() + LEASE_MS));

    pass(LEASE_MS - 1);
    await trigger();
    await minute();
    expect(smtp.received).toHaveLength(0);
    pass(1);
    await minute();
    await minute();
    expect(smtp.received).toHaveLength(1);
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', attempts: 2 });
  });

  it('after the server has taken the mail: one duplicate, known by its Message-ID', async () => {
    await queue();
    smtp.manner = 'holdAnswer';
    await killWhenHeld();
    smtp.manner = 'accept';
    expect(smtp.received).toHaveLength(1);
    pass(LEASE_MS);
    await minute();
    pass(LEASE_MS);
    await minute();
    await trigger();
    const ids = smtp.received.map(({ mail }) => mail.messageId);
    expect(ids).toEqual([messageId(id, FROM, KEY), messageId(id, FROM, KEY)]);
    expect(await delivery()).toMatchObject({ state: 'SUCCESS', attempts: 2 });
  });

  it('gives a mail up that has ended its function every time', async () => {
    await queue();
    await db.doc(mailPath(id)).update({
      'delivery.state': 'PROCESSING',
      'delivery.attempts': ATTEMPTS_MAX,
      'delivery.leaseExpireTime': Timestamp.fromDate(time),
    });
    await trigger();
    expect(smtp.received).toHaveLength(0);
    expect(await delivery()).toMatchObject({ state: 'ERROR' });
    expect(await due()).toMatchObject({ at: null, overdue: true });
  });

  it('comes back too late: it does not overwrite what another has recorded', async () => {
    await queue();
    const patient = surroundings();
    const { transport } = patient;
    const slow = {
      sendMail: async (mail: Parameters<typeof transport.sendMail>[0]) => {
        const sent = await transport.sendMail(mail);
        pass(LEASE_MS);
        smtp.manner = 'refuseForGood';
        await minute();
        return sent;
      },
    };
    await deliver(id, { ...patient, transport: slow });
    expect(await delivery()).toMatchObject({ state: 'ERROR', attempts: 2 });
  });

  it('a mail that is gone, or is none, stops neither the sweep nor the mails after it', async () => {
    await queue();
    await db.doc(mailPath('gone')).delete();
    await db.doc(deliveryDuePath('gone')).set({ ...ended('SUCCESS'), record: 'gone', at: time });
    await db.doc(mailPath('none')).set({ site: 'lakeside', message: 'none' });
    await db.doc(deliveryDuePath('none')).set({ ...ended('SUCCESS'), record: 'none', at: time });
    pass(2 * MINUTE);
    await minute();
    expect(smtp.received).toHaveLength(1);
    expect((await db.doc(deliveryDuePath('gone')).get()).get('at')).toBeNull();
    expect((await db.doc(mailPath('none')).get()).get('delivery.state')).toBe('ERROR');
    expect((await db.doc(deliveryDuePath('none')).get()).data()).toMatchObject({ at: null, overdue: true });
  });
});

describe('the server refuses', () => {
  for (const manner of ['refuseForGood', 'refuseText'] as const) {
    it(`${manner}: the mail is kept as an error, and arrives when an operator sends it again`, async () => {
      await queue();
      smtp.manner = manner;
      await trigger();
      expect(await delivery()).toMatchObject({ state: 'ERROR', attempts: 1 });
      expect((await delivery()).error).toMatch(/55[04]/);
      expect((await delivery()).error).not.toContain('manager@');
      expect(await due()).toEqual(ended('ERROR'));
      await trigger();
      expect(await delivery()).toMatchObject({ attempts: 1 });

      smtp.manner = 'accept';
      expect(await requeue(id, 'admin', { db, now: () => time })).toBe(true);
      expect(await delivery()).toMatchObject({
        state: 'PENDING',
        attempts: 0,
        error: expect.any(String),
        requeued: [{ by: 'admin', at: Timestamp.fromDate(time) }],
      });
      await minute();
      expect(smtp.received).toHaveLength(1);
      expect(await delivery()).toMatchObject({
        state: 'SUCCESS',
        attempts: 1,
        error: null,
        requeued: [{ by: 'admin' }],
      });
    });
  }

  it('a mail that is on its way or delivered is not sent again by an operator', async () => {
    const again = () => requeue(id, 'admin', { db, now: () => time });
    expect(await again()).toBe(false);
    await queue();
    expect(await again()).toBe(false);
    await trigger();
    expect(await again()).toBe(false);
  });

  it('a mail that the sweep has put aside can be sent again', async () => {
    await queue();
    await db.doc(deliveryDuePath(id)).update({ at: null, overdue: true, parked: 'unknown' });
    expect(await requeue(id, 'admin', { db, now: () => time })).toBe(true);
    await minute();
    expect(smtp.received).toHaveLength(1);
    expect(await due()).toEqual(ended('SUCCESS'));
  });

  it('one of several recipients for good: the others get it, and the refusal is on record', async () => {
    await queue(['manager@lakeside.example', 'gone@lakeside.example']);
    smtp.refused = { 'gone@lakeside.example': 550 };
    await trigger();
    expect(smtp.received.map(({ recipients }) => recipients)).toEqual([['manager@lakeside.example']]);
    expect(await delivery()).toMatchObject({
      state: 'SUCCESS',
      info: { accepted: ['manager@lakeside.example'], rejected: ['gone@lakeside.example'] },
    });
  });

  it('one of several recipients for now: only that one is tried again', async () => {
    await queue(['manager@lakeside.example', 'Busy@Lakeside.example']);
    smtp.refused = { 'Busy@lakeside.example': 450 };
    await trigger();
    expect(await delivery()).toMatchObject({
      state: 'RETRY',
      info: { accepted: ['manager@lakeside.example'], rejected: [] },
    });
    smtp.refused = {};
    await nextLook();
    expect(smtp.received.map(({ recipients }) => recipients)).toEqual([
      ['manager@lakeside.example'],
      ['Busy@lakeside.example'],
    ]);
    expect(await delivery()).toMatchObject({
      state: 'SUCCESS',
      attempts: 2,
      remaining: null,
      info: { accepted: ['manager@lakeside.example', 'Busy@lakeside.example'], rejected: [] },
    });
  });
});

describe('nobody adds to a mail by what he types', () => {
  it('a line break in a subject begins no header', async () => {
    await queue(undefined, '钥匙逾期\r\nBcc: thief@elsewhere.example\r\n\r\nhello');
    await trigger();
    const [received] = smtp.received;
    expect(received?.recipients).toEqual(['manager@lakeside.example']);
    expect(received?.mail.subject).toBe('钥匙逾期 Bcc: thief@elsewhere.example hello');
    expect(received?.mail.headers.has('bcc')).toBe(false);
  });

  it('an address is one address', async () => {
    await queue(['manager@lakeside.example, thief@elsewhere.example']);
    await trigger();
    expect(smtp.received.flatMap(({ recipients }) => recipients)).not.toContain('thief@elsewhere.example');
  });
});
