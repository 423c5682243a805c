import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import type { HttpsError } from 'firebase-functions/v2/https';
import { afterEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../functions/src/callables/callable.ts';
import * as callables from '../../functions/src/callables/index.ts';
import { outboxWrites } from '../../functions/src/mail/outbox.ts';
import type { Document } from '../../functions/src/records/documents.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import { entriesPath } from '../../rulebook/paths.ts';
import { at } from '../support/clock.ts';
import { emulators, freshProject } from '../support/emulators.ts';
import { asCsv, asXlsx, sampleRows } from '../support/move-in-lists/sample.ts';
import { openTestSite, PAGE, type TestSite } from '../support/site.ts';

emulators.auth();

interface Desk {
  readonly site: TestSite;
  readonly auth: Auth;
  /** Calls as a signed-in person; `site` is lakeside unless the data say otherwise. */
  readonly call: (handler: callables.Handler, uid: string | null, data?: object) => Promise<Document>;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function opening(): Promise<Desk> {
  const project = freshProject('callables');
  const app = initializeApp({ projectId: project }, project);
  const site = await openTestSite('callables', { at: '2026-09-29 09:00', project });
  closing.push(site.close, () => deleteApp(app));
  const auth = getAuth(app);
  const call: Desk['call'] = async (handler, uid, data = {}) =>
    (await handler(
      { uid, data: { site: 'lakeside', ...data } },
      { db: site.db, auth, now: site.clock.now, page: PAGE },
    )) as Document;
  return { site, auth, call };
}

/** Why a call failed: its code, and the problems that the page shows. */
async function refusal(call: Promise<unknown>): Promise<{ code: string; problems: readonly Problem[] }> {
  const error = await call.then(
    () => null,
    (thrown: HttpsError) => thrown,
  );
  if (!error) throw new Error('The call went through');
  return { code: error.code, problems: (error.details as { problems: Problem[] }).problems };
}

const newcomer = {
  name: '新同事',
  email: 'newcomer@lakeside.example',
  phone: '138 0000 1111',
  language: 'zh',
  roles: ['receptionist'],
  buildings: [],
  reportsTo: 'supervisor',
};

const mailsOf = async ({ site }: Desk): Promise<string[]> =>
  (await site.db.collection('mail').get()).docs.map((each) => String(each.get('to')));

describe('the one wrapper', () => {
  it('[R6.1.3] lets nobody in who is not signed in', async () => {
    const desk = await opening();
    for (const handler of Object.values(callables)) {
      expect((await refusal(desk.call(handler, null))).code).toBe('unauthenticated');
    }
  });

  it('[R6.1.3] nor strangers, nor the members of another site, nor who has been dismissed', async () => {
    const desk = await opening();
    await desk.site.member('manager', { state: 'dismissed' });
    for (const handler of Object.values(callables)) {
      expect((await refusal(desk.call(handler, 'stranger'))).code).toBe('permission-denied');
      expect((await refusal(desk.call(handler, 'manager'))).code).toBe('permission-denied');
      expect((await refusal(desk.call(handler, 'admin', { site: 'elsewhere' }))).code).toBe(
        'permission-denied',
      );
    }
  });

  it('[R6.1.3] [R2.4.16] tells who may, in both languages and with the clause, when the role is wrong', async () => {
    const desk = await opening();
    const wrong: readonly (readonly [callables.Handler, string])[] = [
      [callables.addMember, 'supervisor'],
      [callables.changeMember, 'receptionist'],
      [callables.dismissMember, 'gm'],
      [callables.importMoveInList, 'receptionist'],
      [callables.exportRegister, 'assistant'],
      [callables.requeueMail, 'supervisor'],
    ];
    for (const [handler, uid] of wrong) {
      expect((await refusal(desk.call(handler, uid))).code).toBe('permission-denied');
    }
    expect(await refusal(desk.call(callables.exportRegister, 'assistant'))).toMatchObject({
      problems: [
        {
          words: { zh: '须由客服主任、管理处经理办理', en: expect.stringMatching(/^For: /) },
          clauses: ['R2.4.16'],
        },
      ],
    });
  });

  it('[R4.4.1.10] who stands in during a leave may, for that time', async () => {
    const desk = await opening();
    const leave = { why: 'leave', keeper: 'supervisor', onBehalfOf: 'manager' };
    const term = { from: at('2026-09-29 10:00'), until: at('2026-09-30 18:00') };
    await desk.site.take('manager', 'keyKeepers', 'delegate', 'leave~supervisor', { ...leave, ...term });
    const add = () => desk.call(callables.addMember, 'supervisor', newcomer);
    expect((await refusal(add())).code).toBe('permission-denied');
    desk.site.clock.set('2026-09-30 18:00');
    expect((await refusal(add())).code).toBe('permission-denied');
    desk.site.clock.set('2026-09-30 17:59');
    await add();
  });

  it.each([
    ['name', { name: '' }],
    ['email', { email: 'no address' }],
    ['language', { language: 'fr' }],
    ['roles', { roles: [] }],
    ['roles.0', { roles: ['king'] }],
    ['buildings', { buildings: '1' }],
    ['site', { site: '../elsewhere' }],
  ])('names the field that is wrong: %s', async (field, wrong) => {
    const desk = await opening();
    const refused = await refusal(desk.call(callables.addMember, 'admin', { ...newcomer, ...wrong }));
    expect(refused).toMatchObject({ code: 'invalid-argument', problems: [{ field }] });
  });
});

describe('members', () => {
  it('[R6.1.3] adding makes the account, the membership and one invitation', async () => {
    const desk = await opening();
    const { uid } = await desk.call(callables.addMember, 'admin', newcomer);
    expect(await desk.auth.getUserByEmail(newcomer.email)).toMatchObject({ uid, disabled: false });
    expect(await desk.site.record('members', String(uid))).toMatchObject({
      ...newcomer,
      state: 'active',
      opened: { by: 'admin' },
    });
    const account = await desk.site.db.doc(`accounts/${uid}`).get();
    expect(account.data()).toEqual({
      name: '新同事',
      language: 'zh',
      sites: { lakeside: { name: '湖畔花园', nameEnglish: 'Lakeside Garden' } },
    });
    const [mail, ...more] = (await desk.site.db.collection('mail').get()).docs;
    expect(more).toEqual([]);
    expect(mail?.data()).toMatchObject({ to: [newcomer.email], delivery: { state: 'PENDING' } });
    expect(mail?.get('message.text')).toMatch(/https?:\/\/\S*oobCode=/);
  });

  it('[R6.1.3] nobody is added twice, nor invited again', async () => {
    const desk = await opening();
    await desk.call(callables.addMember, 'admin', newcomer);
    expect(await refusal(desk.call(callables.addMember, 'manager', newcomer))).toMatchObject({
      code: 'failed-precondition',
      problems: [{ field: 'email', clauses: ['R6.1.3'] }],
    });
    expect(await mailsOf(desk)).toEqual([newcomer.email]);
  });

  it('[R6.1.3] two who add the same person at once add one', async () => {
    const desk = await opening();
    const add = () => desk.call(callables.addMember, 'admin', newcomer);
    const done = await Promise.allSettled([add(), add(), add()]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await mailsOf(desk)).toEqual([newcomer.email]);
  });

  it('[R6.1.3] a call that was cut off after the account was made can be repeated', async () => {
    const desk = await opening();
    await desk.auth.createUser({ uid: 'half-made', email: newcomer.email });
    expect(await desk.call(callables.addMember, 'admin', newcomer)).toEqual({ uid: 'half-made' });
  });

  it('[R6.1.3] a change is in effect from the next call on; what is not given is no longer there', async () => {
    const desk = await opening();
    const { email: _email, reportsTo: _reportsTo, phone: _phone, ...rest } = newcomer;
    const promoted = { ...rest, uid: 'receptionist', name: '陈主管', roles: ['manager'] };
    expect(
      (await refusal(desk.call(callables.exportRegister, 'receptionist', { register: 'units' }))).code,
    ).toBe('permission-denied');
    await desk.call(callables.changeMember, 'admin', promoted);
    await desk.call(callables.exportRegister, 'receptionist', { register: 'units' });
    const member = await desk.site.record('members', 'receptionist');
    expect(member).toMatchObject({
      name: '陈主管',
      roles: ['manager'],
      email: 'receptionist@lakeside.example',
    });
    expect(member).not.toHaveProperty('reportsTo');
    expect((await desk.site.db.doc('accounts/receptionist').get()).get('name')).toBe('陈主管');
  });

  it('[R6.1.3] nobody changes or dismisses themselves, or adds to their own roles', async () => {
    const desk = await opening();
    const { email: _email, ...rest } = newcomer;
    const self = { ...rest, uid: 'manager', roles: ['manager', 'admin'] };
    for (const [handler, data] of [
      [callables.changeMember, self],
      [callables.dismissMember, { uid: 'manager' }],
    ] as const) {
      const refused = await refusal(desk.call(handler, 'manager', data));
      expect(refused.code).toBe('failed-precondition');
      expect(refused.problems[0]).toMatchObject({
        words: { zh: '不能更改自己的职务' },
        clauses: ['R6.1.3'],
      });
    }
    expect(await desk.site.record('members', 'manager')).toMatchObject({ roles: ['manager'], rev: 1 });
  });

  it('[R6.1.3] there is no changing or dismissing of somebody who is not here', async () => {
    const desk = await opening();
    const { email: _email, ...rest } = newcomer;
    const change = desk.call(callables.changeMember, 'admin', { ...rest, uid: 'stranger' });
    expect((await refusal(change)).code).toBe('failed-precondition');
    const dismiss = desk.call(callables.dismissMember, 'admin', { uid: 'stranger' });
    expect((await refusal(dismiss)).code).toBe('failed-precondition');
  });

  it('[R2.4.7.8] dismissing shuts the last site’s account, and can be repeated', async () => {
    const desk = await opening();
    const { uid } = await desk.call(callables.addMember, 'admin', newcomer);
    await desk.call(callables.dismissMember, 'admin', { uid });
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect(await desk.site.record('members', String(uid))).toMatchObject({ state: 'dismissed', rev: 2 });
    expect((await desk.auth.getUser(String(uid))).disabled).toBe(true);
    expect((await desk.site.db.doc(`accounts/${uid}`).get()).get('sites')).toEqual({});
  });

  it('[R2.4.7.8] with another site left the account stays open', async () => {
    const desk = await opening();
    const { uid } = await desk.call(callables.addMember, 'admin', newcomer);
    const elsewhere = { other: { name: '别处', nameEnglish: 'Elsewhere' } };
    await desk.site.db.doc(`accounts/${uid}`).set({ sites: elsewhere }, { merge: true });
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect((await desk.auth.getUser(String(uid))).disabled).toBe(false);
    expect((await desk.site.db.doc(`accounts/${uid}`).get()).get('sites')).toEqual(elsewhere);
  });

  it('[R6.1.3] who comes back is let in again, invited again, and keeps the language they chose', async () => {
    const desk = await opening();
    const { uid } = await desk.call(callables.addMember, 'admin', newcomer);
    await desk.site.db.doc(`accounts/${uid}`).update({ language: 'en' });
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect(await desk.call(callables.addMember, 'admin', newcomer)).toEqual({ uid });
    expect(await desk.site.record('members', String(uid))).toMatchObject({ state: 'active', rev: 3 });
    expect((await desk.auth.getUser(String(uid))).disabled).toBe(false);
    expect((await desk.site.db.doc(`accounts/${uid}`).get()).get('language')).toBe('en');
    expect(await mailsOf(desk)).toEqual([newcomer.email, newcomer.email]);
  });
});

describe('the move-in list', () => {
  const content = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
  const households = async ({ site }: Desk): Promise<number> =>
    (await site.db.collection('sites/lakeside/households').get()).size;

  it('[R2.4.2] a dry run tells what would change and changes nothing; the real run takes it in, once', async () => {
    const desk = await opening();
    const list = { content: content(await asXlsx(sampleRows(12))) };
    const take = (dryRun: boolean) => desk.call(callables.importMoveInList, 'assistant', { ...list, dryRun });
    expect(await take(true)).toMatchObject({ rows: 12, create: 12, problems: [], written: false });
    expect(await households(desk)).toBe(0);
    expect(await take(false)).toMatchObject({ create: 12, written: true });
    expect(await take(false)).toMatchObject({ create: 0, same: 0, known: 12, written: true });
    expect(await households(desk)).toBe(12);
  });

  it('[R2.4.2] a list with bad rows is refused as a whole, with each bad cell named', async () => {
    const desk = await opening();
    const rows = sampleRows(4);
    Object.assign(rows[1] ?? {}, { ownerName: '' });
    Object.assign(rows[3] ?? {}, { phones: 'none' });
    const list = { content: content(asCsv(rows)), dryRun: false };
    const outcome = await desk.call(callables.importMoveInList, 'clerk', list);
    expect(outcome).toMatchObject({
      written: false,
      problems: [
        { row: 3, field: 'ownerName' },
        { row: 5, field: 'phones' },
      ],
    });
    expect(await households(desk)).toBe(0);
  });

  it('[R2.4.2] what is no spreadsheet is refused in words', async () => {
    const desk = await opening();
    const send = (wrong: object) =>
      refusal(desk.call(callables.importMoveInList, 'assistant', { dryRun: true, ...wrong }));
    expect(await send({ content: content(Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3])) })).toMatchObject({
      code: 'failed-precondition',
      problems: [{ field: 'content', clauses: ['R2.4.2'] }],
    });
    expect(await send({ content: '!!!' })).toMatchObject({
      code: 'invalid-argument',
      problems: [{ field: 'content' }],
    });
  });
});

describe('an export', () => {
  /** The cells of what a caller gets, row by row, the headings first. */
  async function exported(desk: Desk, uid: string, register: string): Promise<unknown[][]> {
    const { content } = await desk.call(callables.exportRegister, uid, { register });
    const rows = await readSpreadsheet(Buffer.from(String(content), 'base64'));
    return rows.map(({ cells }) => cells.map(({ value }) => value));
  }

  const line = async ({ site }: Desk): Promise<Document[]> => {
    const found = await site.db.collection(entriesPath('lakeside', '2026-09-29')).get();
    return found.docs.map((each) => each.data()).filter(({ kind }) => kind === 'export');
  };

  it('[R2.4.16] neutralises what would run as a formula', async () => {
    const desk = await opening();
    await desk.site.hasKey('vacant', 'K-1');
    const wrong = { hook: 'A1', opensWhat: 'K-1', note: '=HYPERLINK("https://evil.example")' };
    await desk.site.take('receptionist', 'keys', 'amend', 'K-1', wrong);
    const { content } = await desk.call(callables.exportRegister, 'manager', { register: 'keys' });
    const { default: excel } = await import('exceljs');
    const book = new excel.Workbook();
    await book.xlsx.load(Buffer.from(String(content), 'base64') as never);
    const values: unknown[] = [];
    book.worksheets[0]?.eachRow((row) => row.eachCell((cell) => values.push(cell.value)));
    expect(values).toContain(`'=HYPERLINK("https://evil.example")`);
    expect(values.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
  });

  it('[R2.4.16] tells names and choices in the reader’s language, and is a line of the duty log', async () => {
    const desk = await opening();
    await desk.site.hasKey('vacant', 'K-1');
    await desk.site.lends('K-1');
    await desk.site.member('manager', { language: 'en' });
    const [headings, row] = await exported(desk, 'manager', 'keyLoans');
    expect(headings).toContain('借用人身份 Borrower');
    expect(row).toContain('Staff of the department');
    expect(row).toContain('吴工');
    expect(await line(desk)).toMatchObject([
      {
        kind: 'export',
        by: 'manager',
        day: '2026-09-29',
        text: '导出客服钥匙使用登记表1条',
        textEnglish: 'Key loan register exported: 1 records',
      },
    ]);
  });

  it('[R2.4.1.7] private columns are for those who may read the private files', async () => {
    const desk = await opening();
    const content = Buffer.from(asCsv(sampleRows(3))).toString('base64');
    await desk.call(callables.importMoveInList, 'assistant', { content, dryRun: false });
    const rows = await exported(desk, 'supervisor', 'households');
    expect(JSON.stringify(rows)).toContain('13800000001');
    expect(await line(desk)).toMatchObject([{ text: '导出业户档案3条，含私密档案3份' }]);
    const denied = desk.call(callables.exportRegister, 'assistant', { register: 'households' });
    expect((await refusal(denied)).code).toBe('permission-denied');
    expect(await line(desk)).toHaveLength(1);
  });

  it.each(['householdFiles', 'attachments', 'notices', 'dutyLog', 'nothing'])(
    '[R2.4.16] %s is not for export',
    async (register) => {
      const desk = await opening();
      const refused = await refusal(desk.call(callables.exportRegister, 'manager', { register }));
      expect(refused).toMatchObject({ code: 'invalid-argument', problems: [{ field: 'register' }] });
    },
  );
});

describe('a mail that was given up', () => {
  async function givenUp(desk: Desk, site = 'lakeside'): Promise<void> {
    const mail = { to: ['x@lakeside.example'], site, subject: '简报', text: '文', html: '<p>文</p>' };
    for (const { path, data } of outboxWrites('stuck', mail, desk.site.clock.now())) {
      await desk.site.db.doc(path).set(data);
    }
    await desk.site.db.doc('mail/stuck').update({ 'delivery.state': 'ERROR' });
    await desk.site.db.doc('mail/stuck/due/delivery').update({ at: null, overdue: true });
  }

  it('[R4.3.1] is sent again when the manager says so, and who said so is kept', async () => {
    const desk = await opening();
    await givenUp(desk);
    await desk.call(callables.requeueMail, 'manager', { id: 'stuck' });
    const mail = await desk.site.db.doc('mail/stuck').get();
    expect(mail.get('delivery')).toMatchObject({ state: 'PENDING', requeued: [{ by: 'manager' }] });
    const again = desk.call(callables.requeueMail, 'manager', { id: 'stuck' });
    expect((await refusal(again)).problems).toMatchObject([{ field: 'id' }]);
  });

  it('is for its own site only', async () => {
    const desk = await opening();
    await givenUp(desk, 'elsewhere');
    for (const id of ['stuck', 'nothing']) {
      expect((await refusal(desk.call(callables.requeueMail, 'admin', { id }))).code).toBe(
        'failed-precondition',
      );
    }
    expect((await desk.site.db.doc('mail/stuck').get()).get('delivery.state')).toBe('ERROR');
  });

  it('an id that is a path is refused', async () => {
    const desk = await opening();
    const refused = await refusal(desk.call(callables.requeueMail, 'admin', { id: 'stuck/due/delivery' }));
    expect(refused).toMatchObject({ code: 'invalid-argument', problems: [{ field: 'id' }] });
  });
});
