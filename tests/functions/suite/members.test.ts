import { FirebaseError } from 'firebase/app';
import { confirmPasswordReset, createUserWithEmailAndPassword } from 'firebase/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toWire } from '../../../rulebook/reading/wire.ts';
import { expectRefused } from '../../support/rules/refusal.ts';
import type { Desk } from '../../support/suite/desk.ts';
import { mailsOf } from '../../support/suite/inbox.ts';
import { eventually, openSuiteSite, type SuiteSite } from '../../support/suite/site.ts';

let suite: SuiteSite;
let manager: Desk;
beforeAll(async () => {
  suite = await openSuiteSite();
  manager = await suite.as('manager');
});
afterAll(() => suite.close());

const PASSWORD = 'a-password-of-her-own';

const details = (name: string) => ({
  ...{ name, language: 'zh', roles: ['cleaner'], buildings: ['1'], reportsTo: 'foreman' },
  email: `${crypto.randomUUID().slice(0, 8)}@lakeside.example`,
});

/** How a call was refused. */
async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => expect.fail('The call was allowed'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof FirebaseError)) throw error;
  const { code, details: told } = error as FirebaseError & { details?: unknown };
  return { code, details: told };
}

async function add(name: string): Promise<{ uid: string; email: string }> {
  const { email, ...rest } = details(name);
  const { uid } = await manager.call<{ uid: string }>('addMember', { ...rest, email });
  return { uid, email };
}

/** The invitation, and a desk at which the person has signed in with a password set through it. */
async function firstSignIn(uid: string, email: string): Promise<Desk> {
  const [mail] = await eventually(async () => {
    const mails = await mailsOf(`invitation~${suite.site.id}~${uid}~1`);
    expect(mails).toHaveLength(1);
    return mails;
  });
  expect(mail?.to.map(({ address }) => address)).toEqual([email]);
  const link = /https?:\/\/\S*oobCode=\S*/.exec(mail?.text ?? '')?.[0] ?? '';
  const desk = suite.empty();
  await confirmPasswordReset(desk.auth, new URL(link).searchParams.get('oobCode') ?? '', PASSWORD);
  return desk.signIn(email, PASSWORD);
}

describe('a person who is added', () => {
  it('[R6.1.3] gets one invitation, sets a password through it and is in, with the roles of now', async () => {
    const { uid, email } = await add('小马');
    const desk = await firstSignIn(uid, email);
    expect(await desk.read(`members/${uid}`)).toMatchObject({
      name: '小马',
      roles: ['cleaner'],
      state: 'active',
    });
    expect(await mailsOf(`invitation~${suite.site.id}~${uid}~1`)).toHaveLength(1);
    await expectRefused(desk.force('dutyLogReviews', 'sign', '2026-01-01', { day: '2026-01-01' }));

    const { email: _unchanged, ...changed } = { ...details('小马'), roles: ['supervisor'] };
    await manager.call('changeMember', { ...changed, uid });
    await desk.take('dutyLogReviews', 'sign', '2026-01-01', { day: '2026-01-01' });
  });

  it('[R6.1.3] [R2.4.7.8] is out with the next request once dismissed, and cannot sign in any more', async () => {
    const { uid, email } = await add('小朱');
    const desk = await firstSignIn(uid, email);
    expect(await desk.read('settings/site')).toMatchObject({ name: '湖畔花园' });
    await manager.call('dismissMember', { uid });
    await expectRefused(desk.read('settings/site'));
    await expect(suite.empty().signIn(email, PASSWORD)).rejects.toMatchObject({ code: 'auth/user-disabled' });
  });
});

describe('a leave, arranged over HTTP', () => {
  it('[R4.4.1.10] lets the stand-in in with the next request, through the rules, and out when it is ended', async () => {
    const [steward, clerk] = [await suite.as('steward'), await suite.as('clerk')];
    await suite.site.hasDeposit('1-1-101', 'W-1');
    const household = 'household-1-1-101';
    await suite.site.db.doc(`sites/${suite.site.id}/households/${household}/private/file`).set({
      ...{ household, fullName: '张三', phones: ['13800000000'] },
    });
    const file = () => clerk.read(`households/${household}/private/file`);
    await expectRefused(file());
    const now = new Date();
    const term = { from: now, until: new Date(now.getTime() + 3_600_000) };
    const leave = { absent: 'steward', deputy: 'clerk', ...term };
    const delegate = { register: 'delegations', step: 'delegate', id: 'leave', input: toWire(leave) };
    expect(await steward.call('takeStep', delegate)).toEqual({ id: 'leave' });
    await expectRefused(file());
    const viewing = `${household}~${clerk.auth.currentUser?.uid}`;
    await clerk.take('fileViewings', 'view', viewing, { household });
    expect(await file()).toMatchObject({ fullName: '张三' });
    await clerk.call('takeStep', { register: 'delegations', step: 'end', id: 'leave', input: {} });
    await expectRefused(file());
  });
});

describe('a call', () => {
  it('[R6.1.3] of nobody is refused in both languages', async () => {
    expect(await refusalOf(suite.empty().call('addMember', details('某人')))).toEqual({
      code: 'functions/unauthenticated',
      details: { problems: [{ words: { zh: '请先登录', en: 'Please sign in' }, clauses: [] }] },
    });
  });

  it.each(['engineer', 'supervisor'] as const)(
    '[R6.1.3] of the %s is refused with the clause',
    async (role) => {
      const refused = await refusalOf((await suite.as(role)).call('addMember', details('某人')));
      expect(refused).toEqual({
        code: 'functions/permission-denied',
        details: {
          problems: [
            {
              words: {
                zh: '须由系统管理员、管理处经理、总经理本人办理',
                en: expect.stringContaining('For: '),
              },
              clauses: ['R6.1.3'],
            },
          ],
        },
      });
    },
  );

  it('[R6.1.3] names what is missing', async () => {
    const { name: _missing, ...rest } = details('');
    const refused = await refusalOf(manager.call('addMember', { ...rest, roles: [] }));
    expect(refused).toMatchObject({
      code: 'functions/invalid-argument',
      details: { problems: [{ field: 'name', clauses: ['R6.1.3'] }, { field: 'roles' }] },
    });
  });
});

describe('an account that somebody made without being a member', () => {
  it('[R1.3] [R6.1.3] reads nothing, writes nothing and is turned away by every function', async () => {
    const desk = suite.empty();
    await createUserWithEmailAndPassword(desk.auth, `${crypto.randomUUID()}@elsewhere.example`, PASSWORD);
    const uid = desk.auth.currentUser?.uid ?? '';
    for (const path of [
      'settings/site',
      `members/${uid}`,
      'keys/K-1',
      'households/h',
      'households/h/private/file',
    ])
      await expectRefused(desk.read(path), path);
    const joining = { ...details('自己'), roles: ['manager'] };
    await expect(desk.force('members', 'join', uid, joining)).rejects.toMatchObject({
      code: 'permission-denied',
    });
    await expectRefused(
      desk.force('keys', 'register', 'K-9', { code: 'K-9', kind: 'vacant', hook: 'A', pieces: 1 }),
    );
    for (const name of [
      'addMember',
      'changeMember',
      'dismissMember',
      'importMoveInList',
      'importKeys',
      'importMeterReadings',
      'importStatement',
      'exportRegister',
      'requeueMail',
      'listFailedMail',
      'takeStep',
    ]) {
      expect(await refusalOf(desk.call(name, details('自己'))), name).toMatchObject({
        code: 'functions/permission-denied',
      });
    }
  });
});
