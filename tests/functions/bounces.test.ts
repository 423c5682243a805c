import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as callables from '../../functions/src/callables/index.ts';
import { answerBounce } from '../../functions/src/mail/bounces/answer.ts';
import { deliver } from '../../functions/src/mail/deliver.ts';
import { outboxWrites } from '../../functions/src/mail/outbox.ts';
import { transportOf } from '../../functions/src/mail/transport.ts';
import { type BounceSays, bounceReport } from '../support/bounce-reports.ts';
import { type CallDesk, openCallDesk } from '../support/call-desk.ts';
import { noRobots } from '../support/robots.ts';
import { type SmtpInbox, startSmtp } from '../support/smtp.ts';

const SECRET = 'a-secret-of-this-test-alone';
const STEWARD = 'steward@lakeside.example';

let smtp: SmtpInbox;
let desk: CallDesk;
let sent = 0;
beforeEach(async () => {
  smtp = await startSmtp();
  desk = await openCallDesk();
});
afterEach(() => smtp.down());

/** Sends a mail of the site through the real server, and answers its id and the Message-ID that the server has got. */
async function mails(...to: string[]): Promise<{ id: string; messageId: string }> {
  const { db, clock } = desk.site;
  sent += 1;
  const id = `reminder~${sent}`;
  const mail = { to, site: 'lakeside', subject: '提醒', text: '2 把钥匙逾期', html: '<p>2 把钥匙逾期</p>' };
  for (const { path, data } of outboxWrites(id, mail, clock.now())) await db.doc(path).create(data);
  const transport = transportOf(smtp.url);
  const from = '物业客服台 <desk@lakeside.example>';
  await deliver(id, { db, transport, from, messageKey: SECRET, robots: noRobots, now: clock.now });
  const messageId = smtp.received.at(-1)?.mail.messageId ?? '';
  expect((await db.doc(`mail/${id}`).get()).get('delivery')).toMatchObject({ state: 'SUCCESS' });
  return { id, messageId };
}

interface Hands {
  readonly authorization?: string;
  readonly method?: string;
}

const hands = (
  body: string | Uint8Array,
  { authorization = `Bearer ${SECRET}`, method = 'POST' }: Hands = {},
) =>
  answerBounce(
    { method, authorization, address: crypto.randomUUID(), body: Buffer.from(body as Uint8Array) },
    { db: desk.site.db, now: desk.site.clock.now, secret: SECRET },
  );

const comesBack = (messageId: string, says: Partial<BounceSays> = {}) =>
  hands(bounceReport({ messageId, recipient: STEWARD, ...says }));

/** Whose mail comes back, as somebody sees it. */
const seenBy = async (uid: string) =>
  ((await desk.call(callables.listBouncedMail, uid)) as unknown as { members: { uid: string }[] }).members;

const noticesOf = async (uid: string) =>
  (await desk.site.db.collection(`sites/lakeside/members/${uid}/notices`).get()).docs
    .map((each) => each.data())
    .filter(({ kind }) => kind === 'mailBounced');

describe('a mail that comes back for good after it was taken', () => {
  it('[R6.1.3] [R2.4.5] stands with the mail and at the member, and is told to who invites members', async () => {
    const { id, messageId } = await mails(STEWARD);
    expect(await comesBack(messageId)).toEqual({ status: 200, body: 'Noted: 1\n' });
    const mail = await desk.site.db.doc(`mail/${id}`).get();
    const said = 'smtp; 550 5.1.1 <…>: Recipient address rejected: User unknown'.slice(6);
    expect(mail.get('delivery.bounced')).toMatchObject([{ address: STEWARD, status: '5.1.1', said }]);
    const seen = {
      uid: 'steward',
      address: STEWARD,
      at: desk.site.clock.now().toISOString(),
      reason: { zh: '没有这个邮箱地址', en: 'There is no such address' },
      said: `5.1.1 ${said}`,
    };
    for (const uid of ['admin', 'manager', 'gm']) {
      expect(await seenBy(uid), uid).toEqual([seen]);
      const [notice, more] = await noticesOf(uid);
      expect(more).toBeUndefined();
      expect(notice).toMatchObject({ register: 'members', record: 'steward' });
      expect(notice?.text.zh).toContain('没有这个邮箱地址');
    }
    // The person sees their own, a colleague sees none, and nobody else is told.
    expect(await seenBy('steward')).toEqual([seen]);
    expect(await seenBy('supervisor')).toEqual([]);
    for (const uid of ['steward', 'supervisor', 'receptionist']) expect(await noticesOf(uid)).toEqual([]);
  });

  it('[R6.1.3] is known by the header alone, where no more is returned', async () => {
    const { messageId } = await mails(STEWARD);
    expect(await comesBack(messageId, { headersOnly: true })).toMatchObject({ body: 'Noted: 1\n' });
  });

  it('[R6.1.3] handed over twice, or at once, changes nothing more', async () => {
    const { id, messageId } = await mails(STEWARD);
    const answers = await Promise.all([comesBack(messageId), comesBack(messageId), comesBack(messageId)]);
    answers.push(await comesBack(messageId));
    expect(answers.map(({ body }) => body).sort()).toEqual([
      'Noted: 0\n',
      'Noted: 0\n',
      'Noted: 0\n',
      'Noted: 1\n',
    ]);
    expect((await desk.site.db.doc(`mail/${id}`).get()).get('delivery.bounced')).toHaveLength(1);
    expect(await noticesOf('manager')).toHaveLength(1);
  });

  it('[R6.1.3] a second mail that comes back tells nobody again', async () => {
    const [first, second] = [await mails(STEWARD), await mails(STEWARD)];
    await comesBack(first.messageId);
    expect(await comesBack(second.messageId, { status: '5.2.2' })).toMatchObject({ body: 'Noted: 1\n' });
    expect(await noticesOf('manager')).toHaveLength(1);
    expect(await seenBy('manager')).toMatchObject([{ reason: { en: 'The mailbox is full' } }]);
  });

  it('[R6.1.3] that was passed on counts for the address that it was mailed to', async () => {
    const { messageId } = await mails(STEWARD);
    const passedOn = { recipient: 'li@elsewhere.example', original: STEWARD };
    expect(await comesBack(messageId, passedOn)).toMatchObject({ body: 'Noted: 1\n' });
    expect(await seenBy('manager')).toMatchObject([{ uid: 'steward', address: STEWARD }]);
  });

  it.each([
    ['was delayed', { action: 'delayed', status: '4.4.1' }],
    ['was delayed, with the code of a failure', { action: 'delayed', status: '5.4.7' }],
    ['was refused for now', { action: 'failed', status: '4.2.2' }],
    ['was delivered', { action: 'delivered', status: '2.1.5' }],
  ] as const)('[R6.1.3] of one that %s nothing is noted', async (_what, says) => {
    const { id, messageId } = await mails(STEWARD);
    expect(await comesBack(messageId, says)).toEqual({ status: 200, body: 'Noted: 0\n' });
    expect((await desk.site.db.doc(`mail/${id}`).get()).get('delivery.bounced')).toBeUndefined();
    expect(await seenBy('manager')).toEqual([]);
  });
});

describe('what ends it', () => {
  const DAY = 24 * 3_600_000;
  const later = (milliseconds: number) =>
    desk.site.clock.setTo(new Date(desk.site.clock.now().getTime() + milliseconds));

  it('[R6.1.3] a later mail that was taken and has not come back within a day', async () => {
    const { messageId } = await mails(STEWARD);
    await comesBack(messageId);
    later(60_000);
    await mails(STEWARD);
    later(DAY - 1);
    expect(await seenBy('manager')).toHaveLength(1);
    later(1);
    expect(await seenBy('manager')).toEqual([]);
  });

  it('[R6.1.3] not one to somebody else, and not one that comes back as well', async () => {
    const { messageId } = await mails(STEWARD);
    await comesBack(messageId);
    later(60_000);
    await mails('manager@lakeside.example');
    const second = await mails(STEWARD);
    later(60_000);
    await comesBack(second.messageId);
    later(2 * DAY);
    expect(await seenBy('manager')).toHaveLength(1);
    expect(await noticesOf('manager')).toHaveLength(1);
  });

  it('[R6.1.3] another address, and a dismissal', async () => {
    const { messageId } = await mails(STEWARD);
    await comesBack(messageId);
    await desk.site.member('steward', { email: 'new@lakeside.example' });
    expect(await seenBy('manager')).toEqual([]);
    await desk.site.member('steward', { email: STEWARD });
    expect(await seenBy('manager')).toHaveLength(1);
    await desk.site.member('steward', { email: STEWARD, state: 'dismissed' });
    expect(await seenBy('manager')).toEqual([]);
  });
});

describe('a report that somebody has made up', () => {
  it('[R1.3] [R6.1.3] says nothing of anybody: of a Message-ID that was never sent', async () => {
    await mails(STEWARD);
    expect(await comesBack('<made-up@lakeside.example>')).toEqual({ status: 200, body: 'Noted: 0\n' });
    expect(await seenBy('manager')).toEqual([]);
    expect(await noticesOf('manager')).toEqual([]);
  });

  it('[R1.3] [R6.1.3] nor of an address to which the mail did not go', async () => {
    const { id, messageId } = await mails(STEWARD, 'foreman@lakeside.example');
    const other = { recipient: 'manager@lakeside.example' };
    expect(await comesBack(messageId, other)).toEqual({ status: 200, body: 'Noted: 0\n' });
    expect((await desk.site.db.doc(`mail/${id}`).get()).get('delivery.bounced')).toBeUndefined();
    expect(await seenBy('manager')).toEqual([]);
  });
});

describe('who hands a mail over', () => {
  it('[R1.3] knows the secret: as a bearer, or as a password', async () => {
    const { messageId } = await mails(STEWARD);
    const report = bounceReport({ messageId, recipient: STEWARD });
    const basic = (password: string) => `Basic ${Buffer.from(`bounces:${password}`).toString('base64')}`;
    const wrong = [
      '',
      'Bearer',
      'Bearer wrong',
      `Bearer ${SECRET}x`,
      `Digest ${SECRET}`,
      basic('wrong'),
      SECRET,
    ];
    for (const authorization of wrong)
      expect(await hands(report, { authorization }), authorization).toEqual({
        status: 401,
        body: 'Wrong secret\n',
      });
    expect(await seenBy('manager')).toEqual([]);
    expect(await hands(report, { authorization: basic(SECRET) })).toMatchObject({ body: 'Noted: 1\n' });
  });

  it('[R1.3] is nobody where the secret was left empty or is short', async () => {
    for (const secret of ['', 'short']) {
      const handed = { method: 'POST', address: 'here', body: Buffer.from('') };
      const surroundings = { db: desk.site.db, now: desk.site.clock.now, secret };
      const answer = await answerBounce({ ...handed, authorization: `Bearer ${secret}` }, surroundings);
      expect(answer.status).toBe(401);
    }
  });

  it('[R1.3] is told what is no mail, too large, or no POST', async () => {
    expect(await hands('', {})).toMatchObject({ status: 400 });
    expect(await hands('{"from": "json"}')).toMatchObject({ status: 400 });
    expect(await hands(randomBytes(200_000))).toMatchObject({ status: 400 });
    expect(await hands(Buffer.alloc(20 * 1024 * 1024, 'a'))).toMatchObject({ status: 413 });
    expect(await hands('From: x@y.example\r\n\r\n', { method: 'GET' })).toMatchObject({ status: 405 });
  });

  it.each([
    ['an answer from somebody on leave', 'From: li@lakeside.example\r\nSubject: 休假\r\n\r\n我在休假'],
    ['a report without a recipient', bounceReport({ messageId: '<x@y>', recipient: 'nobody' })],
    ['a report that is cut off', bounceReport({ messageId: '<x@y>', recipient: STEWARD }).slice(0, 1_200)],
    [
      'parts in parts in parts',
      `From: x@y.example\r\n${'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n'.repeat(40)}`,
    ],
  ])('[R6.1.3] has done nothing with %s', async (_what, mail) => {
    const { status } = await hands(mail);
    expect([200, 400]).toContain(status);
    expect(await seenBy('manager')).toEqual([]);
  });
});
