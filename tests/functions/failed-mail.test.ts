import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { Timestamp } from 'firebase-admin/firestore';
import type { HttpsError } from 'firebase-functions/v2/https';
import { afterEach, describe, expect, it } from 'vitest';
import * as callables from '../../functions/src/callables/index.ts';
import { outboxWrites } from '../../functions/src/mail/outbox.ts';
import type { StrandedMails } from '../../functions/src/mail/stranded.ts';
import { emulators, freshProject } from '../support/emulators.ts';
import { openTestSite, PAGE, type TestSite } from '../support/site.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function opening() {
  const project = freshProject('failed-mail');
  const app = initializeApp({ projectId: project }, project);
  const site = await openTestSite({ at: '2026-09-29 09:00', project });
  closing.push(site.close, () => deleteApp(app));
  const call = (handler: callables.Handler, uid: string, data: object = {}) =>
    handler(
      { uid, data: { site: 'lakeside', ...data } },
      { db: site.db, auth: getAuth(app), now: site.clock.now, page: PAGE },
    );
  const listed = async (uid = 'admin') => (await call(callables.listFailedMail, uid)) as StrandedMails;
  return { site, call, listed };
}

/** A mail in the outbox, as its deliverer or the sweep has left it. */
async function mailed(
  { db, clock }: TestSite,
  id: string,
  left: { readonly delivery: object; readonly due: object; readonly site?: string },
): Promise<void> {
  const mail = {
    to: ['manager@lakeside.example'],
    site: left.site ?? 'lakeside',
    subject: `每日简报 ${id}`,
    text: '正文',
    html: '<p>正文</p>',
  };
  for (const { path, data } of outboxWrites(id, mail, clock.now())) await db.doc(path).set(data);
  const delivery = Object.fromEntries(
    Object.entries(left.delivery).map(([name, value]) => [`delivery.${name}`, value]),
  );
  await db.doc(`mail/${id}`).update(delivery);
  await db.doc(`mail/${id}/due/delivery`).update({ ...left.due });
}

const endTime = Timestamp.fromDate(new Date('2026-09-28T10:05:00Z'));
const givenUp = {
  delivery: { state: 'ERROR', attempts: 20, error: '550 mailbox unavailable', endTime },
  due: { at: null, overdue: true },
};

describe('the mails that nobody sends by itself any more', () => {
  emulators.auth();

  it('[R4.3.1] tells to whom, about what, how often it was tried and what the server said, and not the text', async () => {
    const desk = await opening();
    await mailed(desk.site, 'stuck', givenUp);
    expect(await desk.listed('manager')).toEqual({
      mails: [
        {
          id: 'stuck',
          to: ['manager@lakeside.example'],
          subject: '每日简报 stuck',
          triedAt: '2026-09-28T10:05:00.000Z',
          attempts: 20,
          error: '550 mailbox unavailable',
        },
      ],
      isCut: false,
    });
  });

  it('[R4.3.1] those given up and those put aside, latest first; not what waits, was sent, or is of another site', async () => {
    const desk = await opening();
    const earlier = { ...givenUp.delivery, endTime: Timestamp.fromDate(new Date('2026-09-27T10:05:00Z')) };
    await mailed(desk.site, 'earlier', { ...givenUp, delivery: earlier });
    await mailed(desk.site, 'given-up', givenUp);
    await mailed(desk.site, 'put-aside', {
      delivery: { state: 'PENDING' },
      due: { at: null, overdue: true },
    });
    await mailed(desk.site, 'waiting', { delivery: { state: 'RETRY' }, due: { overdue: false } });
    await mailed(desk.site, 'sent', { delivery: { state: 'SUCCESS', endTime }, due: { at: null } });
    await mailed(desk.site, 'elsewhere', { ...givenUp, site: 'elsewhere' });
    expect((await desk.listed()).mails.map(({ id }) => id)).toEqual(['given-up', 'earlier', 'put-aside']);
  });

  it('[R4.3.1] one that is sent again has left the list', async () => {
    const desk = await opening();
    await mailed(desk.site, 'stuck', givenUp);
    await desk.call(callables.requeueMail, 'admin', { id: 'stuck' });
    expect((await desk.listed()).mails).toEqual([]);
  });

  it.each(['supervisor', 'receptionist', 'gm'])('[R6.1.3] the %s does not see them', async (uid) => {
    const desk = await opening();
    const refused = await desk.listed(uid).catch((error: HttpsError) => error);
    expect(refused).toMatchObject({ code: 'permission-denied' });
  });
});
