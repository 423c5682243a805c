import { afterAll, beforeAll, expect, it } from 'vitest';
import { outboxWrites } from '../../../functions/src/mail/outbox.ts';
import { settingsForEmulators } from '../../../scripts/support/functions-settings.ts';
import { bounceReport } from '../../support/bounce-reports.ts';
import { emulators } from '../../support/emulators.ts';
import { mailsOf } from '../../support/suite/inbox.ts';
import { eventually, openSuiteSite, type SuiteSite } from '../../support/suite/site.ts';

const {
  secrets,
  parameters: { REGION },
} = settingsForEmulators('', '');

let suite: SuiteSite;
beforeAll(async () => {
  suite = await openSuiteSite();
});
afterAll(() => suite.close());

/** As a provider posts it, over HTTP. */
const post = (body: string | Uint8Array, secret = secrets.BOUNCE_SECRET) =>
  fetch(`${emulators.functionsOrigin()}/${emulators.suiteProject()}/${REGION}/mailBounced`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'message/rfc822' },
    body: body as BodyInit,
  });

it('[R6.1.3] [R2.4.5] a mail that the functions have sent comes back over HTTP, and stands at the member', async () => {
  const id = `reminder~${crypto.randomUUID()}`;
  const { db, id: site } = suite.site;
  const steward = (await db.doc(`sites/${site}/members/steward`).get()).get('email') as string;
  const mail = { to: [steward], site, subject: '提醒', text: '2 把钥匙逾期', html: '<p>2 把钥匙逾期</p>' };
  for (const { path, data } of outboxWrites(id, mail, new Date())) await db.doc(path).create(data);
  const [received] = await eventually(async () => {
    const mails = await mailsOf(id);
    expect(mails).toHaveLength(1);
    expect((await db.doc(`mail/${id}`).get()).get('delivery.state')).toBe('SUCCESS');
    return mails;
  });
  const messageId = received?.headers['message-id'] ?? '';
  const report = bounceReport({ messageId, recipient: steward });
  const manager = await suite.as('manager');
  const seen = async () => (await manager.call<{ members: object[] }>('listBouncedMail', {})).members;

  expect((await post(report, 'wrong')).status).toBe(401);
  expect(await (await post(bounceReport({ messageId: '<x@y>', recipient: steward }))).text()).toBe(
    'Noted: 0\n',
  );
  expect(await seen()).toEqual([]);
  expect(await (await post(report)).text()).toBe('Noted: 1\n');
  expect(await (await post(report)).text()).toBe('Noted: 0\n');
  expect(await seen()).toMatchObject([{ uid: 'steward', address: steward }]);
});

it('[R1.3] what is too large or no mail is refused over HTTP, in words', async () => {
  const large = await post(Buffer.alloc(20 * 1024 * 1024, 'a'));
  expect([large.status, await large.text()]).toEqual([413, 'At most 1048576 bytes\n']);
  const none = await post('{"not": "a mail"}');
  expect([none.status, await none.text()]).toEqual([400, 'Not a raw mail (RFC 5322)\n']);
});
