import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import { outboxWrites } from '../../../functions/src/mail/outbox.ts';
import { type CallDesk, newcomer, openCallDesk, refusal } from '../../support/call-desk.ts';
import { at } from '../../support/clock.ts';
import { asCsv, asXlsx, sampleRows } from '../../support/move-in-lists/sample.ts';

describe('the one wrapper', () => {
  it('[R6.1.3] lets nobody in who is not signed in', async () => {
    const desk = await openCallDesk();
    for (const handler of Object.values(callables)) {
      expect((await refusal(desk.call(handler, null))).code).toBe('unauthenticated');
    }
  });

  it('[R6.1.3] nor strangers, nor the members of another site, nor who has been dismissed', async () => {
    const desk = await openCallDesk();
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
    const desk = await openCallDesk();
    const wrong: readonly (readonly [callables.Handler, string])[] = [
      [callables.addMember, 'supervisor'],
      [callables.changeMember, 'receptionist'],
      [callables.dismissMember, 'supervisor'],
      [callables.resetPassword, 'supervisor'],
      [callables.importMoveInList, 'receptionist'],
      [callables.importKeys, 'cashier'],
      [callables.importMeterReadings, 'receptionist'],
      [callables.importStatement, 'supervisor'],
      [callables.importStaff, 'supervisor'],
      [callables.importRuns, 'cleaner'],
      [callables.stopImport, 'cleaner'],
      [callables.undoImport, 'cleaner'],
      [callables.runBills, 'receptionist'],
      [callables.exportRegister, 'assistant'],
      [callables.openSurvey, 'steward'],
      [callables.surveySlips, 'receptionist'],
      [callables.requeueMail, 'supervisor'],
      [callables.readDayClosing, 'receptionist'],
      [callables.addDesk, 'supervisor'],
      [callables.addRobot, 'supervisor'],
      [callables.readdressRobot, 'gm'],
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

  it('[R4.4.1.10] who stands in during a leave acts for that time, and appoints and dismisses nobody', async () => {
    const desk = await openCallDesk();
    const term = { from: at('2026-09-29 10:00'), until: at('2026-09-30 18:00') };
    const leave = { absent: 'manager', deputy: 'foreman', ...term };
    await desk.site.take('manager', 'delegations', 'delegate', 'leave', leave);
    const exported = () =>
      desk.call(callables.exportRegister, 'foreman', { register: 'units', purpose: '检查' });
    const listed = () => desk.call(callables.listFailedMail, 'foreman');
    for (const time of ['2026-09-29 09:59', '2026-09-30 18:00']) {
      desk.site.clock.set(time);
      expect((await refusal(exported())).code).toBe('permission-denied');
      expect((await refusal(listed())).code).toBe('permission-denied');
    }
    desk.site.clock.set('2026-09-30 17:59');
    await exported();
    await listed();
    for (const [handler, data] of [
      [callables.addMember, newcomer],
      [callables.changeMember, change],
      [callables.dismissMember, { uid: 'cleaner' }],
      [callables.resetPassword, { uid: 'cleaner' }],
    ] as const) {
      const refused = await refusal(desk.call(handler, 'foreman', data));
      expect(refused).toMatchObject({
        code: 'permission-denied',
        problems: [{ words: { zh: '须由系统管理员、管理处经理、总经理本人办理' } }],
      });
    }
    await desk.call(callables.dismissMember, 'manager', { uid: 'cleaner' });
  });

  it.each([
    ['name', { name: '' }],
    ['email', { email: 'no address' }],
    ['language', { language: 'fr' }],
    ['roles', { roles: [] }],
    ['roles.0', { roles: ['king'] }],
    ['buildings', { buildings: '1' }],
    ['site', { site: '../elsewhere' }],
    ['state', { state: 'active' }],
  ])('names the field that is wrong: %s', async (field, wrong) => {
    const desk = await openCallDesk();
    const refused = await refusal(desk.call(callables.addMember, 'admin', { ...newcomer, ...wrong }));
    expect(refused).toMatchObject({ code: 'invalid-argument', problems: [{ field }] });
  });
});

const { email: _, ...known } = newcomer;
const change = { ...known, uid: 'cleaner' };

/** What no id may be, and what else a changed page could send in the place of any text. */
const nasty: readonly unknown[] = [
  ...[
    '',
    '.',
    '..',
    '__proto__',
    '__x__',
    'a/b',
    '/',
    '../settings/site',
    'x'.repeat(2_000),
    '\u0000',
    '\ud800',
  ],
  ...['constructor', 'toString', 'hasOwnProperty', '漢'.repeat(600), ' ', '\u202e', '~', '\n'],
  ...[null, 0, -1, 1e308, true, [], {}, [[]], ['__proto__'], { toString: 1 }, JSON.parse('{"__proto__": 1}')],
];

const leave = {
  ...{ absent: 'manager', deputy: 'foreman' },
  ...{ from: '2026-09-29T01:00:00.000Z', until: '2026-09-30T01:00:00.000Z' },
};

const deskKey = { desk: 'front', secret: 's'.repeat(43) };

const robot = {
  ...{ name: '客服部群', kinds: ['reports'], language: 'zh', provider: 'wecom' },
  address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aoc-4bc4',
};

/** A call of each callable that only lacks what is put into it. */
const calls: Readonly<Record<string, { handler: callables.Handler; data: Record<string, unknown> }>> = {
  addDesk: { handler: callables.addDesk, data: { ...deskKey, name: '前台' } },
  addMember: { handler: callables.addMember, data: newcomer },
  calendarAddress: { handler: callables.calendarAddress, data: { wish: 'look' } },
  addRobot: { handler: callables.addRobot, data: { id: 'group', ...robot } },
  comeToDesk: { handler: callables.comeToDesk, data: deskKey },
  setPin: { handler: callables.setPin, data: { ...deskKey, pin: '480375' } },
  changeMember: { handler: callables.changeMember, data: change },
  computeReport: {
    handler: callables.computeReport,
    data: { report: 'collection', period: '2026-09', purpose: '季度检查' },
  },
  correctBallot: {
    handler: callables.correctBallot,
    data: { ballot: 'ballot', answers: [{ question: 1, rating: 5 }], reason: '录入有误' },
  },
  dismissMember: { handler: callables.dismissMember, data: { uid: 'cleaner' } },
  resetPassword: { handler: callables.resetPassword, data: { uid: 'cleaner' } },
  enterBallot: {
    handler: callables.enterBallot,
    data: { survey: 'survey', household: 'home', answeredOn: '2026-09-29', answers: [] },
  },
  exportReport: {
    handler: callables.exportReport,
    data: { report: 'collection', period: '2026-09', purpose: '季度检查' },
  },
  followUpLink: { handler: callables.followUpLink, data: { followUp: 'visit' } },
  openSurvey: { handler: callables.openSurvey, data: { id: 'survey' } },
  readDayClosing: { handler: callables.readDayClosing, data: { day: '2026-09-28' } },
  signDayClosing: { handler: callables.signDayClosing, data: { day: '2026-09-28', remarks: '已交代' } },
  readdressRobot: {
    handler: callables.readdressRobot,
    data: { id: 'group', provider: robot.provider, address: robot.address },
  },
  surveySlips: { handler: callables.surveySlips, data: { survey: 'survey' } },
  exportRegister: { handler: callables.exportRegister, data: { register: 'units', purpose: '检查' } },
  importMoveInList: { handler: callables.importMoveInList, data: { content: 'eA==', dryRun: true } },
  importKeys: { handler: callables.importKeys, data: { content: 'eA==', dryRun: true } },
  importMeterReadings: { handler: callables.importMeterReadings, data: { content: 'eA==', dryRun: true } },
  importStatement: { handler: callables.importStatement, data: { content: 'eA==', dryRun: true } },
  importStaff: { handler: callables.importStaff, data: { content: 'eA==', dryRun: true } },
  importRuns: { handler: callables.importRuns, data: { list: 'moveInList' } },
  stopImport: { handler: callables.stopImport, data: { run: 'none' } },
  undoImport: { handler: callables.undoImport, data: { run: 'none', why: '写错' } },
  runBills: { handler: callables.runBills, data: { month: '2026-09', dryRun: true } },
  listBouncedMail: { handler: callables.listBouncedMail, data: {} },
  listFailedMail: { handler: callables.listFailedMail, data: {} },
  requeueMail: { handler: callables.requeueMail, data: { id: 'mail' } },
  takeStep: {
    handler: callables.takeStep,
    data: { register: 'delegations', step: 'delegate', id: 'leave', input: leave },
  },
};

/** Every callable is answered, or refused with a reason: an unknown error would come to the person as INTERNAL. */
async function answered(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return 'answered';
  const { code, details } = error as { code?: unknown; details?: { problems?: unknown[] } };
  expect(details?.problems ?? [], String((error as Error).stack)).not.toEqual([]);
  return String(code);
}

describe('whatever is sent', () => {
  it('[R6.1.3] every callable is in the table', () => {
    expect(Object.keys(calls).sort()).toEqual(Object.keys(callables).sort());
  });

  it.each(Object.keys(calls))('%s is never at a loss', async (name) => {
    const desk = await openCallDesk();
    const { handler, data } = calls[name] ?? { handler: callables.addMember, data: {} };
    const whole = { site: 'lakeside', ...data };
    const codes = new Set<string>();
    for (const value of nasty) {
      // One after the other: at once they would wait for each other's transactions.
      codes.add(await answered(desk.send(handler, 'manager', value)));
      for (const field of Object.keys(whole)) {
        codes.add(await answered(desk.send(handler, 'manager', { ...whole, [field]: value })));
      }
    }
    for (const code of codes) {
      expect(code).toMatch(/^(?:answered|invalid-argument|failed-precondition|permission-denied)$/);
    }
  });

  it('[R4.4.1.10] takeStep is not at a loss with the fields of a step either', async () => {
    const desk = await openCallDesk();
    for (const value of nasty) {
      for (const field of [...Object.keys(leave), '__proto__', 'constructor', 'state', 'last']) {
        const input = Object.fromEntries([...Object.entries(leave), [field, value]]);
        const step = { register: 'delegations', step: 'delegate', id: crypto.randomUUID(), input };
        const refused = await refusal(desk.call(callables.takeStep, 'manager', step));
        expect(refused, `${field}: ${JSON.stringify(value)}`).toMatchObject({ code: 'invalid-argument' });
        expect(refused.problems[0]).toMatchObject({ field, clauses: ['R4.4.1.10'] });
      }
    }
  });

  it.each([
    ['site', 'addMember', '__proto__'],
    ['uid', 'changeMember', '..'],
    ['uid', 'dismissMember', '__x__'],
    ['reportsTo', 'addMember', 'a/b'],
    ['id', 'requeueMail', '.'],
    ['register', 'exportRegister', '__proto__'],
    ['register', 'takeStep', 'constructor'],
    ['step', 'takeStep', '__proto__'],
    ['id', 'takeStep', '~'],
    ['name', 'addMember', '王\u202e经理\u0000'.replaceAll(/[王经理]/g, '')],
    ['roles', 'addMember', ['cleaner', 'cleaner']],
    ['buildings', 'addMember', ['1', ' 1']],
    ['phone', 'addMember', '1'.repeat(31)],
  ])('the field is named: %s of %s', async (field, name, value) => {
    const desk = await openCallDesk();
    const { handler, data } = calls[name] ?? { handler: callables.addMember, data: {} };
    const refused = await refusal(desk.call(handler, 'manager', { ...data, [field]: value }));
    expect(refused).toMatchObject({ code: 'invalid-argument', problems: [{ field }] });
  });

  it('[R6.1.3] names are kept as they are read: blanks around them and signs that nobody sees are left out', async () => {
    const desk = await openCallDesk();
    const typed = { ...newcomer, name: ' 王\u200b小明\t', buildings: [' 3 '], phone: '' };
    const { uid } = await desk.call(callables.addMember, 'admin', typed);
    const member = await desk.site.record('members', String(uid));
    expect(member).toMatchObject({ name: '王小明', buildings: ['3'] });
    expect(member).not.toHaveProperty('phone');
  });

  it('[R6.1.3] there is nobody to report to who is not of the site', async () => {
    const desk = await openCallDesk();
    const add = (reportsTo: string) => desk.call(callables.addMember, 'admin', { ...newcomer, reportsTo });
    expect(await refusal(add('nobody'))).toMatchObject({
      code: 'invalid-argument',
      problems: [{ field: 'reportsTo', clauses: ['R6.1.3'] }],
    });
    await add('foreman');
  });
});

describe('the move-in list', () => {
  const content = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
  const households = async ({ site }: CallDesk): Promise<number> =>
    (await site.db.collection('sites/lakeside/households').get()).size;

  it('[R2.4.2] a dry run tells what would change and changes nothing; the real run takes it in, once', async () => {
    const desk = await openCallDesk();
    const list = { content: content(await asXlsx(sampleRows(12))) };
    const take = (dryRun: boolean) => desk.call(callables.importMoveInList, 'assistant', { ...list, dryRun });
    expect(await take(true)).toMatchObject({ rows: 12, create: 12, problems: [], written: false });
    expect(await households(desk)).toBe(0);
    expect(await take(false)).toMatchObject({ create: 12, written: true });
    expect(await take(false)).toMatchObject({ create: 0, same: 0, known: 12, written: true });
    expect(await households(desk)).toBe(12);
  });

  it('[R2.4.2] a list with bad rows is refused as a whole, with each bad cell named', async () => {
    const desk = await openCallDesk();
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
    const desk = await openCallDesk();
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

describe('a mail that was given up', () => {
  async function givenUp(desk: CallDesk, site = 'lakeside'): Promise<void> {
    const mail = { to: ['x@lakeside.example'], site, subject: '简报', text: '文', html: '<p>文</p>' };
    for (const { path, data } of outboxWrites('stuck', mail, desk.site.clock.now())) {
      await desk.site.db.doc(path).set(data);
    }
    await desk.site.db.doc('mail/stuck').update({ 'delivery.state': 'ERROR' });
    await desk.site.db.doc('mail/stuck/due/delivery').update({ at: null, overdue: true });
  }

  it('[R4.3.1] is sent again when the manager says so, and who said so is kept', async () => {
    const desk = await openCallDesk();
    await givenUp(desk);
    await desk.call(callables.requeueMail, 'manager', { id: 'stuck' });
    const mail = await desk.site.db.doc('mail/stuck').get();
    expect(mail.get('delivery')).toMatchObject({ state: 'PENDING', requeued: [{ by: 'manager' }] });
    const again = desk.call(callables.requeueMail, 'manager', { id: 'stuck' });
    expect((await refusal(again)).problems).toMatchObject([{ field: 'id' }]);
  });

  it('is for its own site only', async () => {
    const desk = await openCallDesk();
    await givenUp(desk, 'elsewhere');
    for (const id of ['stuck', 'nothing']) {
      expect((await refusal(desk.call(callables.requeueMail, 'admin', { id }))).code).toBe(
        'failed-precondition',
      );
    }
    expect((await desk.site.db.doc('mail/stuck').get()).get('delivery.state')).toBe('ERROR');
  });

  it('an id that is a path is refused', async () => {
    const desk = await openCallDesk();
    const refused = await refusal(desk.call(callables.requeueMail, 'admin', { id: 'stuck/due/delivery' }));
    expect(refused).toMatchObject({ code: 'invalid-argument', problems: [{ field: 'id' }] });
  });
});
