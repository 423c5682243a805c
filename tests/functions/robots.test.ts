import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import type { Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as callables from '../../functions/src/callables/index.ts';
import { sweep } from '../../functions/src/deadlines/sweep.ts';
import { runTask } from '../../functions/src/jobs/jobs.ts';
import { LEASE_MS } from '../../functions/src/mail/claim.ts';
import { deliver } from '../../functions/src/mail/deliver.ts';
import {
  deliveryDuePath,
  type Mail,
  mailPath,
  outboxWrites,
  type PostByRobot,
} from '../../functions/src/mail/outbox.ts';
import type { StrandedMails } from '../../functions/src/mail/stranded.ts';
import { transportOf } from '../../functions/src/mail/transport.ts';
import type { Document } from '../../functions/src/records/documents.ts';
import type { RobotPost } from '../../functions/src/robots/post.ts';
import { recordPage } from '../../functions/src/robots/posts.ts';
import { testRobotBy } from '../../functions/src/robots/test-robot.ts';
import { robotTransport } from '../../functions/src/robots/transport.ts';
import { pacePath } from '../../functions/src/robots/turn.ts';
import { refusal } from '../support/call-desk.ts';
import { emulators, freshProject } from '../support/emulators.ts';
import { type RobotServer, startRobots } from '../support/robots.ts';
import { openTestSite, PAGE, SITE, type TestSite } from '../support/site.ts';

const MINUTE = 60_000;
const OPENED = '2026-09-29 09:00';
const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aoc-4bc4';
const DINGTALK = 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec33';
const FEISHU = 'https://open.feishu.cn/open-apis/bot/v2/hook/93c5c8a1-5b5b';

emulators.auth();
const project = freshProject('robots');
const app = initializeApp({ projectId: project }, project);
let server: RobotServer;
let site: TestSite & { close: () => Promise<void> };

beforeAll(async () => {
  server = await startRobots();
  site = await openTestSite({ at: OPENED, project });
});
afterAll(async () => {
  await server.close();
  await site.close();
  await deleteApp(app);
});
/** What a test has left: nobody else's robot posts it. */
afterEach(async () => {
  server.posted.splice(0);
  server.says.splice(0);
  const { docs } = await site.db.collection(`sites/${SITE}/robots`).get();
  for (const { id, ref } of docs) {
    await ref.delete();
    await site.db.doc(pacePath(SITE, id)).delete();
  }
  const left = await site.db.collectionGroup('due').where('register', '==', 'mail').get();
  await Promise.all(left.docs.map(({ ref }) => ref.update({ at: null, overdue: false })));
});

const pass = (milliseconds: number) => site.clock.setTo(new Date(site.clock.now().getTime() + milliseconds));

const call = async (handler: callables.Handler, uid: string | null, data: object = {}): Promise<Document> =>
  (await handler(
    { uid, data: { site: SITE, ...data } },
    { db: site.db, auth: getAuth(app), now: site.clock.now, page: PAGE },
  )) as Document;

const robots = (timeoutMs?: number) =>
  robotTransport({ page: PAGE, base: server.base, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
const surroundings = () => ({
  db: site.db,
  transport: transportOf('smtp://127.0.0.1:1'),
  messageKey: 'a-key-of-this-test',
  from: 'desk@lakeside.example',
  robots: robots(),
  now: site.clock.now,
  random: () => 0.5,
});
const trigger = (id: string) => deliver(id, surroundings());
const minute = () =>
  sweep({ db: site.db, now: site.clock.now(), enqueue: async () => undefined, deliverMail: trigger });

const about = { name: '客服部群', kinds: ['reports', 'overdue', 'told'], language: 'zh' };
const add = (id: string, more: object = {}) =>
  call(callables.addRobot, 'manager', { id, ...about, provider: 'wecom', address: WECOM, ...more });

const post: RobotPost = {
  ...{ kind: 'told', language: 'zh', title: '湖畔花园', total: 1, path: null },
  lines: [{ text: '钥匙丢失', path: null }],
};
type Queued = Omit<Mail, 'site'> | Omit<PostByRobot, 'site'>;
async function queue(id: string, queued: Queued): Promise<void> {
  const batch = site.db.batch();
  const writes = outboxWrites(id, { site: SITE, ...queued }, site.clock.now());
  for (const { path, data } of writes) batch.create(site.db.doc(path), data);
  await batch.commit();
}
const delivery = async (id: string) => (await site.db.doc(mailPath(id)).get()).get('delivery');
const nextAt = async (id: string): Promise<Date | null> =>
  ((await site.db.doc(deliveryDuePath(id)).get()).get('at') as Timestamp | null)?.toDate() ?? null;
const contents = (): string[] =>
  server.posted.map(({ body }) => String((body.markdown as { content?: string }).content));
const queued = async (...robots: string[]) =>
  (await site.db.collection('mail').where('robot', 'in', robots).get()).docs.map((each) => each.data());

describe('a robot', () => {
  it('[R2.4.5] shows the last characters of its address; the rest and the secret stand where no step and no history has them', async () => {
    const secret = 'SEC000000000000000000000';
    await add('d1', { provider: 'dingtalk', address: DINGTALK, secret });
    const record = await site.record('robots', 'd1');
    expect(record).toMatchObject({ state: 'active', tail: 'ec33', signed: true, provider: 'dingtalk' });
    expect(JSON.stringify(record)).not.toMatch(/566cc69|SEC000/);
    const kept = await site.record('robotAddresses', 'd1');
    expect(kept).toEqual({ key: '566cc69da782ec33', secret });
    await call(callables.readdressRobot, 'admin', { id: 'd1', provider: 'wecom', address: WECOM });
    expect(await site.record('robots', 'd1')).toMatchObject({
      tail: '4bc4',
      signed: false,
      provider: 'wecom',
    });
    expect(await site.record('robotAddresses', 'd1')).toEqual({ key: '693a91f6-7aoc-4bc4' });
  });

  it('[R2.4.5] posts to its provider and to nobody else: another address is refused in words', async () => {
    const wrong = await refusal(add('d2', { provider: 'dingtalk', address: WECOM }));
    expect(wrong).toMatchObject({
      code: 'failed-precondition',
      problems: [{ field: 'address', words: { zh: expect.stringContaining('oapi.dingtalk.com') } }],
    });
    expect((await refusal(add('d2', { secret: 'x' }))).problems).toMatchObject([{ field: 'secret' }]);
    expect((await refusal(add('d2', { kinds: [] }))).problems[0]?.words.zh).toBe('至少选一类要发送的内容');
    expect(await site.record('robotAddresses', 'd2')).toBeNull();
    await add('d2', { provider: 'dingtalk', address: DINGTALK });
  });

  it('[R2.4.5] is set by the manager and the administrator in person', async () => {
    const data = { id: 'd3', ...about, provider: 'wecom', address: WECOM };
    expect((await refusal(call(callables.addRobot, 'supervisor', data))).code).toBe('permission-denied');
    await call(callables.addRobot, 'admin', data);
    const tried = testRobotBy(() => robots());
    expect((await refusal(call(tried, 'supervisor', { id: 'd3' }))).code).toBe('permission-denied');
    expect(await call(tried, 'admin', { id: 'd3' })).toEqual({ delivered: true });
    expect(contents()[0]).toContain('湖畔花园 · 测试消息');
    server.says.push({ body: { errcode: 93000, errmsg: 'invalid webhook url' } });
    expect((await refusal(call(tried, 'admin', { id: 'd3' }))).problems[0]?.words).toMatchObject({
      zh: expect.stringMatching(/^地址无效.*（93000 invalid webhook url）$/),
    });
    expect((await refusal(call(tried, 'admin', { id: 'none' }))).problems).toMatchObject([{ field: 'id' }]);
  });
});

describe('a post', () => {
  it.each([
    ['wecom', WECOM, '', '/cgi-bin/webhook/send?key=693a91f6-7aoc-4bc4'],
    ['dingtalk', DINGTALK, 'SEC0', '/robot/send?access_token=566cc69da782ec33&timestamp=1790643600000&sign='],
    ['feishu', FEISHU, 'SEC0', '/open-apis/bot/v2/hook/93c5c8a1-5b5b'],
  ])(
    'of %s goes out once, signed where it has a secret, however often the event comes',
    async (provider, address, secret, path) => {
      site.clock.set(OPENED);
      await add(provider, { provider, address, secret });
      await queue(`once-${provider}`, { robot: provider, post });
      await trigger(`once-${provider}`);
      await trigger(`once-${provider}`);
      expect(server.posted.map(({ url }) => url.pathname + url.search)).toEqual([
        expect.stringContaining(path),
      ]);
      const { sign, timestamp } = server.posted[0]?.body ?? {};
      expect(sign).toEqual(provider === 'feishu' ? expect.any(String) : undefined);
      expect(timestamp).toEqual(provider === 'feishu' ? '1790643600' : undefined);
      expect(await delivery(`once-${provider}`)).toMatchObject({
        state: 'SUCCESS',
        attempts: 1,
        error: null,
      });
    },
  );

  it('that is taken although somebody could not be reached says whom', async () => {
    await add('r1');
    await queue('invalid', { robot: 'r1', post });
    server.says.push({ body: { errcode: 0, errmsg: 'ok', invaliduser: 'zhang' } });
    await trigger('invalid');
    expect(await delivery('invalid')).toMatchObject({ state: 'SUCCESS', info: { rejected: ['zhang'] } });
  });

  it.each([
    ['too many', { body: { errcode: 45009, errmsg: 'api freq out of limit' } }, 'tooMany', 1],
    ['a failing server', { status: 500, body: 'oops' }, 'away', 1],
    ['what nobody understands', { body: '<html>ok</html>' }, 'away', 1],
  ] as const)('is tried again after %s', async (name, said, reason, minutes) => {
    await add('r2');
    await queue(`again-${name}`, { robot: 'r2', post });
    server.says.push(said);
    await trigger(`again-${name}`);
    expect(await delivery(`again-${name}`)).toMatchObject({ state: 'RETRY', attempts: 1, reason });
    pass(minutes * MINUTE);
    await minute();
    expect(await delivery(`again-${name}`)).toMatchObject({ state: 'SUCCESS', attempts: 2, reason: null });
    expect(server.posted).toHaveLength(2);
  });

  it('of DingTalk waits ten minutes once it has been kept out', async () => {
    await add('r3', { provider: 'dingtalk', address: DINGTALK });
    await queue('kept-out', { robot: 'r3', post });
    server.says.push({ body: { errcode: 130101, errmsg: 'send too fast' } });
    await trigger('kept-out');
    expect(await nextAt('kept-out')).toEqual(new Date(site.clock.now().getTime() + 10 * MINUTE));
  });

  it('is tried again after silence', async () => {
    await add('r4');
    await queue('silence', { robot: 'r4', post });
    server.says.push('silence');
    await deliver('silence', { ...surroundings(), robots: robots(50) });
    expect(await delivery('silence')).toMatchObject({ state: 'RETRY', reason: 'slow' });
  });

  it('[R4.3.1] that will never be taken stands among the failed mails, in words, and is sent again when somebody says so', async () => {
    await add('r5', { provider: 'feishu', address: FEISHU });
    await queue('for-good', { robot: 'r5', post });
    server.says.push({ body: { code: 19021, msg: 'sign match fail or timestamp is not within one hour' } });
    await trigger('for-good');
    const { mails } = (await call(callables.listFailedMail, 'manager')) as unknown as StrandedMails;
    expect(mails).toMatchObject([
      {
        ...{ id: 'for-good', to: [], subject: '湖畔花园', robot: '客服部群', attempts: 1 },
        error: '19021 sign match fail or timestamp is not within one hour',
        reason: { zh: expect.stringContaining('签名不符'), en: expect.stringContaining('signature') },
      },
    ]);
    await call(callables.requeueMail, 'manager', { id: 'for-good' });
    await trigger('for-good');
    expect(await delivery('for-good')).toMatchObject({ state: 'SUCCESS', reason: null });
  });

  it('whose function ended half-way goes out again once its lease is over', async () => {
    await add('r6');
    await queue('killed', { robot: 'r6', post });
    const killed = { ...surroundings(), robots: { post: () => Promise.reject(new Error('killed')) } };
    await expect(deliver('killed', killed)).rejects.toThrow('killed');
    await trigger('killed');
    expect(server.posted).toEqual([]);
    pass(LEASE_MS);
    await minute();
    expect(server.posted).toHaveLength(1);
    expect(await delivery('killed')).toMatchObject({ state: 'SUCCESS', attempts: 2 });
  });

  it('of a robot that was stopped is not sent; once it is resumed it is', async () => {
    await add('r7');
    await queue('stopped', { robot: 'r7', post });
    await site.take('manager', 'robots', 'stop', 'r7');
    await trigger('stopped');
    expect(server.posted).toEqual([]);
    expect(await delivery('stopped')).toMatchObject({ state: 'ERROR', reason: 'stopped', attempts: 0 });
    await site.take('manager', 'robots', 'resume', 'r7');
    await call(callables.requeueMail, 'manager', { id: 'stopped' });
    await trigger('stopped');
    expect(server.posted).toHaveLength(1);
  });

  it('and a mail are held back until their time', async () => {
    await add('r8');
    const until = new Date(site.clock.now().getTime() + 30 * MINUTE);
    const text = { subject: '简报', text: '文', html: '<p>文</p>' };
    await queue('held-back', { robot: 'r8', post, notBefore: until });
    await queue('held-mail', { to: ['manager@lakeside.example'], ...text, notBefore: until });
    const both = async () => Promise.all(['held-back', 'held-mail'].map(delivery));
    for (const id of ['held-back', 'held-mail']) {
      expect(await nextAt(id)).toEqual(until);
      await trigger(id);
    }
    pass(29 * MINUTE);
    await minute();
    expect(await both()).toMatchObject([
      { state: 'PENDING', attempts: 0 },
      { state: 'PENDING', attempts: 0 },
    ]);
    pass(MINUTE);
    await minute();
    // There is no mail server here.
    expect(await both()).toMatchObject([
      { state: 'SUCCESS', attempts: 1 },
      { state: 'RETRY', attempts: 1 },
    ]);
  });
});

describe('twenty a minute', () => {
  it('go out at once; the others wait for the next minute, in their order, and that is no try', async () => {
    await add('busy');
    await add('other');
    const ids = Array.from({ length: 25 }, (_, at) => `busy-${String(at).padStart(2, '0')}`);
    await Promise.all(ids.map((id) => queue(id, { robot: 'busy', post })));
    for (const id of ids) await trigger(id);
    await queue('other-1', { robot: 'other', post });
    await trigger('other-1');
    expect(server.posted).toHaveLength(21);
    const waiting = await Promise.all(ids.slice(20).map((id) => nextAt(id)));
    const opens = site.clock.now().getTime() + MINUTE;
    expect(waiting.map((each) => (each?.getTime() ?? 0) - opens)).toEqual([0, 1, 2, 3, 4]);
    for (const id of ids.slice(20)) {
      expect(await delivery(id)).toMatchObject({ state: 'PENDING', attempts: 0 });
    }
    pass(MINUTE - 1);
    await minute();
    expect(server.posted).toHaveLength(21);
    pass(1 + 4);
    await minute();
    expect(server.posted).toHaveLength(26);
    for (const id of ids) expect(await delivery(id)).toMatchObject({ state: 'SUCCESS', attempts: 1 });
  });
});

describe('what is posted', () => {
  it('[R4.4.2.5] what becomes overdue: one post for the sweep, with titles, links and the number, and not again at the next level', async () => {
    site.clock.set('2026-09-29 15:00');
    await add('o1');
    await add('o2', { kinds: ['reports'] });
    for (const code of ['W-1', 'W-2']) {
      await site.hasKey('vacant', code);
      await site.lends(code);
    }
    site.clock.set('2026-09-29 18:00');
    await minute();
    const [found, ...more] = await queued('o1', 'o2');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ robot: 'o1', site: SITE, post: { total: 2 } });
    expect(server.posted).toEqual([]);
    pass(MINUTE);
    await minute();
    expect(contents()).toHaveLength(1);
    expect(contents()[0]).toContain('湖畔花园 · 新增逾期事项 （2）');
    expect(contents()[0]).toContain(`${PAGE}/keyLoans/loan-W-1?site=${SITE}`);
    site.clock.set('2026-09-30 18:00');
    await minute();
    expect(await queued('o1', 'o2')).toHaveLength(1);
  });

  it('[R2.4.5] what is mailed at once is posted once, by its title and without a name', async () => {
    site.clock.set('2026-09-30 09:00');
    await add('t1', { language: 'en' });
    await add('t2', { kinds: ['overdue'] });
    await site.hasKey('vacant', 'W-3');
    const report = { key: 'W-3', what: 'lost', account: '李女士丢失', answerable: 'engineer' };
    const [change] = await site.take('receptionist', 'keyIncidents', 'report', 'lost-1', report);
    if (!change) throw new Error('Nothing moved');
    await site.deliver(change);
    const found = await queued('t1', 't2');
    expect(found).toMatchObject([
      { robot: 't1', post: { title: 'Lakeside Garden · Please note', total: 1 } },
    ]);
    expect(JSON.stringify(found)).not.toContain('李女士');
  });

  it('[R2.4.1.7] a link leads to a record that all staff may read, else to the first page: its id may be a room', () => {
    expect(recordPage(SITE, 'keyLoans', 'loan')).toBe(`/keyLoans/loan?site=${SITE}`);
    expect(recordPage(SITE, 'arrears', '1-1-801~2026-10-16')).toBe(`/?site=${SITE}`);
  });

  it('[R7.2] a report that is written is told by its figures and a link, without a name', async () => {
    site.clock.set('2026-09-30 09:00');
    await add('p1');
    await runTask(
      { job: 'reportMail', site: SITE, period: '2026-09-29' },
      { db: site.db, now: site.clock.now(), page: PAGE },
    );
    await trigger(`${SITE}~reports~dailySummary~2026-09-29~p1`);
    const [post = ''] = contents();
    expect(post).toContain('**湖畔花园 · 每日简报 2026-09-29**');
    expect(post).toMatch(/借出未还的钥匙：\d/);
    expect(post).toContain(`[打开查看](${PAGE}/reports/dailySummary/2026-09-29?site=${SITE})`);
    expect(post).not.toMatch(/吴工|张先生/);
  });
});
