import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import { changePassword } from '../../../functions/src/members/change-password.ts';
import { addressOf } from '../../../rulebook/site/sign-in-name.ts';
import { askAccounts, claimsIn } from '../../support/ask-auth.ts';
import { type CallDesk, mailsOf, newcomer, openCallDesk, refusal } from '../../support/call-desk.ts';

const { email: _email, phone: _phone, ...somebody } = newcomer;
const cleaner = { ...somebody, roles: ['cleaner'], reportsTo: 'foreman' };

/** Whom a password lets in, and whether it opens nothing but the change of it; null: nobody. */
async function opens(name: string, password: unknown): Promise<{ uid: string; mustChange: boolean } | null> {
  const answer = await askAccounts('signInWithPassword', {
    ...{ email: addressOf(name), password, returnSecureToken: true },
  });
  if (!answer.ok) return null;
  const { localId, idToken } = (await answer.json()) as { localId: string; idToken: string };
  return { uid: localId, mustChange: claimsIn(idToken).mustChange === true };
}

/** A number that no other test of this run has. */
const ownNumber = () => `t-${crypto.randomUUID().slice(0, 8)}`;
const ownPhone = () =>
  `139${Math.floor(Math.random() * 1e8)
    .toString()
    .padStart(8, '0')}`;

const add = (desk: CallDesk, details: object, by = 'admin') =>
  desk.call(callables.addMember, by, { ...cleaner, ...details });

const tomorrow = { from: '2026-09-30T00:00:00.000Z', until: '2026-10-01T00:00:00.000Z' };
const take = (desk: CallDesk, register: string, step: string, input: object) =>
  desk.call(callables.takeStep, 'supervisor', { register, step, id: 'one', input });

const keeping = (uid: unknown) => ({ keeper: uid, kinds: ['vacant'], ...tomorrow });
const leave = (uid: unknown) => ({ absent: 'supervisor', deputy: uid, ...tomorrow });

const anotherSite = (desk: CallDesk, uid: unknown) =>
  desk.site.db
    .doc(`accounts/${uid}`)
    .set({ sites: { other: { name: '别处', nameEnglish: 'Elsewhere' } } }, { merge: true });

describe('who is to be entrusted with files or keys', () => {
  it.each([
    ['keyKeepers', 'designate', keeping],
    ['delegations', 'delegate', leave],
  ])(
    '[R6.1.3] [R1.3] [R4.3.1] has a password that no administrator handed over: %s.%s',
    async (register, step, input) => {
      const desk = await openCallDesk({ inSuite: true });
      const { uid } = await add(desk, { signInName: ownNumber() });
      const refused = await refusal(take(desk, register, step, input(uid)));
      expect(refused.problems[0]?.words.en).toMatch(/^An administrator handed this person their password/);
      await desk.call(callables.resetPassword, 'manager', { uid: String(uid) });
      await take(desk, register, step, input(uid));
    },
  );

  it('[R6.1.3] may have been added by the manager, or have a mailbox of their own', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const { uid } = await add(desk, { signInName: ownNumber() }, 'manager');
    await take(desk, 'keyKeepers', 'designate', keeping(uid));
    await desk.call(callables.takeStep, 'supervisor', {
      ...{ register: 'keyKeepers', step: 'designate', id: 'two' },
      input: keeping('receptionist'),
    });
  });

  it('[R6.1.3] an account that its owner has taken away is made anew by a reset', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid } = await add(desk, { signInName });
    await desk.auth.deleteUser(String(uid));
    const { startPassword } = await desk.call(callables.resetPassword, 'manager', { uid: String(uid) });
    expect(await opens(signInName, startPassword)).toEqual({ uid, mustChange: true });
  });
});

describe('a member without an e-mail', () => {
  it.each([
    ['a staff number', ownNumber],
    ['a telephone number', ownPhone],
  ])(
    '[R6.1.3] signs in with %s, and a start password that is answered once and mailed to nobody',
    async (_what, make) => {
      const desk = await openCallDesk({ inSuite: true });
      const signInName = make();
      const { uid, startPassword } = await add(desk, { signInName });
      expect(startPassword).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
      expect(await opens(signInName, startPassword)).toEqual({ uid, mustChange: true });
      const member = await desk.site.record('members', String(uid));
      expect(member).toMatchObject({ signInName, state: 'active' });
      expect(member).not.toHaveProperty('email');
      expect(JSON.stringify(member)).not.toContain(String(startPassword));
      expect(await mailsOf(desk)).not.toContain(addressOf(signInName));
    },
  );

  it('[R6.1.3] is one person however their number is written', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const phone = ownPhone();
    await add(desk, { signInName: phone });
    const again = add(desk, { signInName: `+86 ${phone.slice(0, 3)}-${phone.slice(3)}` });
    expect(await refusal(again)).toMatchObject({ problems: [{ field: 'signInName', clauses: ['R6.1.3'] }] });
  });

  it.each([
    ['telephone number', ownPhone, '此手机号已作登录名使用；请改用邮箱或工号'],
    ['staff number', ownNumber, '此工号已有人使用'],
  ])('[R6.1.3] [R2.4.1.7] is nobody who works elsewhere: not by a %s', async (_what, make, why) => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = make();
    const { uid } = await add(desk, { signInName });
    await desk.site.db.doc(`sites/other/members/${uid}`).set({ signInName });
    await anotherSite(desk, uid);
    await desk.call(callables.dismissMember, 'admin', { uid });
    const refused = await refusal(add(desk, { signInName }));
    expect(refused.problems[0]).toMatchObject({ field: 'signInName', words: { zh: why } });
    expect(await desk.site.record('members', String(uid))).toMatchObject({ state: 'dismissed' });
  });

  it('[R6.1.3] [R1.3] who is entrusted with files later has a new start password, from the manager', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid, startPassword } = await add(desk, { signInName });
    const { reportsTo: _above, ...rest } = cleaner;
    const change = (roles: string[]) =>
      desk.call(callables.changeMember, 'manager', { ...rest, uid, roles, reportsTo: 'manager' });
    expect(await change(['cleaner', 'receptionist'])).toEqual({ uid });
    const promoted = await change(['supervisor']);
    expect(await opens(signInName, startPassword)).toBeNull();
    expect(await opens(signInName, promoted.startPassword)).toEqual({ uid, mustChange: true });
    expect(await change(['supervisor', 'cleaner'])).toEqual({ uid });
  });

  it.each(['another site', 'this very site'])(
    '[R6.1.3] [R2.4.1.7] is nobody at %s who has written their number into an account of their own',
    async (where) => {
      const desk = await openCallDesk({ inSuite: true });
      const [own, wanted] = [ownNumber(), ownNumber()];
      const { uid } = await add(desk, { signInName: own });
      const squatter = String(uid);
      if (where === 'another site') {
        await anotherSite(desk, squatter);
        await desk.site.db.doc(`sites/other/members/${squatter}`).set({ signInName: own });
        await desk.call(callables.dismissMember, 'admin', { uid: squatter });
      }
      await desk.auth.updateUser(squatter, { email: addressOf(wanted) });
      const taken = await add(desk, { signInName: wanted });
      expect(taken.uid).not.toBe(squatter);
      expect(await opens(wanted, taken.startPassword)).toEqual({ uid: taken.uid, mustChange: true });
      expect((await desk.auth.getUser(squatter)).email).toBe(addressOf(own));
    },
  );

  it.each([
    ['neither', {}],
    ['both', { email: 'both@lakeside.example', signInName: 'b-1' }],
    ['a name that nobody could type', { signInName: '张 三' }],
    ['an address in the place of a name', { signInName: 'li@lakeside.example' }],
    ['the inside of an address', { email: 'b-1@staff.wuye-desk.invalid' }],
  ])('[R6.1.3] is added with one of the two: not with %s', async (_what, details) => {
    const desk = await openCallDesk();
    const refused = await refusal(add(desk, details));
    expect(refused).toMatchObject({ problems: [{ field: 'signInName', clauses: ['R6.1.3'] }] });
  });

  it('[R6.1.3] keeps the name they sign in with when something else is changed', async () => {
    const desk = await openCallDesk();
    const { uid } = await add(desk, { signInName: 'b-7' });
    await desk.call(callables.changeMember, 'admin', { ...cleaner, uid, name: '另一名' });
    expect(await desk.site.record('members', String(uid))).toMatchObject({
      name: '另一名',
      signInName: 'b-7',
    });
  });

  it('[R6.1.3] who comes back has a new start password', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid, startPassword } = await add(desk, { signInName });
    await desk.call(callables.dismissMember, 'admin', { uid });
    const back = await add(desk, { signInName });
    expect(back.uid).toBe(uid);
    expect(await opens(signInName, startPassword)).toBeNull();
    expect(await opens(signInName, back.startPassword)).toEqual({ uid, mustChange: true });
  });
});

describe('a password that is reset', () => {
  const reset = (desk: CallDesk, by: string, uid: unknown) =>
    desk.call(callables.resetPassword, by, { uid: String(uid) });

  it('[R6.1.3] [R1.3] is another start password, on record; the one before opens nothing', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid, startPassword } = await add(desk, { signInName });
    const { startPassword: next } = await reset(desk, 'admin', uid);
    expect(await opens(signInName, startPassword)).toBeNull();
    expect(await opens(signInName, next)).toEqual({ uid, mustChange: true });
    expect(await desk.site.record('members', String(uid))).toMatchObject({
      last: { step: 'resetPassword', by: 'admin' },
    });
  });

  it('[R6.1.3] [R1.3] of somebody who is entrusted with owners’ files is reset by a manager alone', async () => {
    const desk = await openCallDesk();
    const steward = { signInName: 'b-8', roles: ['steward'], reportsTo: 'supervisor' };
    const { uid } = await add(desk, steward, 'manager');
    const denied = await refusal(reset(desk, 'admin', uid));
    expect(denied.problems[0]).toMatchObject({ clauses: ['R6.1.3', 'R1.3', 'R4.3.1'] });
    expect(await reset(desk, 'manager', uid)).toHaveProperty('startPassword');
  });

  it.each([
    [
      'who is named keeper of keys',
      (desk: CallDesk, keeper: string) =>
        take(desk, 'keyKeepers', 'designate', { keeper, kinds: ['deposited'], ...tomorrow }),
    ],
    [
      'who stands in for the supervisor tomorrow',
      (desk: CallDesk, deputy: string) =>
        take(desk, 'delegations', 'delegate', { absent: 'supervisor', deputy, ...tomorrow }),
    ],
  ])('[R6.1.3] [R1.3] [R4.3.1] of %s too', async (_who, arrange) => {
    const desk = await openCallDesk();
    const signInName = ownNumber();
    const { uid } = await add(desk, { signInName }, 'manager');
    await arrange(desk, String(uid));
    const denied = await refusal(reset(desk, 'admin', uid));
    expect(denied.problems[0]).toMatchObject({ clauses: ['R6.1.3', 'R1.3', 'R4.3.1'] });
    expect(await reset(desk, 'manager', uid)).toHaveProperty('startPassword');
  });

  it('[R6.1.3] is reset by those who appoint, and by no supervisor', async () => {
    const desk = await openCallDesk();
    const { uid } = await add(desk, { signInName: 'b-9' });
    expect((await refusal(reset(desk, 'supervisor', uid))).code).toBe('permission-denied');
    expect(await reset(desk, 'admin', uid)).toHaveProperty('startPassword');
  });

  it('[R6.1.3] is not given to who has an e-mail, nor to who has left', async () => {
    const desk = await openCallDesk();
    const mailed = await desk.call(callables.addMember, 'admin', newcomer);
    const { uid } = await add(desk, { signInName: 'b-10' });
    const words = async (of: unknown) => (await refusal(reset(desk, 'admin', of))).problems[0]?.words.zh;
    expect(await words(mailed.uid)).toContain('忘记密码');
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect((await refusal(reset(desk, 'admin', uid))).code).toBe('failed-precondition');
  });
});

describe('a password of one’s own', () => {
  const password = 'a-long-enough-one';
  const MINUTE = 60_000;
  /** Who has signed in this moment changes it so many minutes after. */
  const changed = (
    desk: CallDesk,
    uid: unknown,
    data: unknown,
    { after = 1, at = new Date(), withPassword = true } = {},
  ) =>
    changePassword(
      { caller: { uid: String(uid), at, withPassword }, data },
      { auth: desk.auth, now: () => new Date(at.getTime() + after * MINUTE) },
    );

  it('[R6.1.3] takes the place of the start password and opens what it did not', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid, startPassword } = await add(desk, { signInName });
    await changed(desk, uid, { password });
    expect(await opens(signInName, startPassword)).toBeNull();
    expect(await opens(signInName, password)).toEqual({ uid, mustChange: false });
  });

  it('[R6.1.3] [R1.3] is not set by who was in before it was reset, however lately they had signed in', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid } = await add(desk, { signInName });
    const before = new Date(Date.now() - 2 * MINUTE);
    const { startPassword } = await desk.call(callables.resetPassword, 'admin', { uid: String(uid) });
    expect((await refusal(changed(desk, uid, { password }, { at: before }))).code).toBe(
      'failed-precondition',
    );
    expect(await opens(signInName, startPassword)).toEqual({ uid, mustChange: true });
    await changed(desk, uid, { password });
    expect(await opens(signInName, password)).toEqual({ uid, mustChange: false });
  });

  it.each([
    ['failed-precondition', 6, { password }],
    ['invalid-argument', 1, { password: 'short' }],
    ['invalid-argument', 1, { password: 'k7mw-p3xt-9hne' }],
    ['invalid-argument', 1, { password: '12345678' }],
    ['invalid-argument', 1, {}],
    ['invalid-argument', 1, { password, uid: 'manager' }],
    ['invalid-argument', 1, null],
  ])('[R6.1.3] is refused as %s: %i minutes after signing in, %j', async (code, after, data) => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid, startPassword } = await add(desk, { signInName });
    expect((await refusal(changed(desk, uid, data, { after }))).code).toBe(code);
    expect(await opens(signInName, startPassword)).toEqual({ uid, mustChange: true });
  });

  it('[R6.1.3] [R1.3] is not set by who has come back with a PIN: they have typed no password', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid, startPassword } = await add(desk, { signInName });
    const refused = await refusal(changed(desk, uid, { password }, { withPassword: false }));
    expect(refused.code).toBe('failed-precondition');
    expect(await opens(signInName, startPassword)).not.toBeNull();
  });

  it('[R6.1.3] is set by nobody who has not signed in', async () => {
    const desk = await openCallDesk();
    const asked = { caller: null, data: { password } };
    const refused = await refusal(changePassword(asked, { auth: desk.auth, now: () => new Date() }));
    expect(refused.code).toBe('unauthenticated');
  });
});
