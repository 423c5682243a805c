import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import { changePassword } from '../../../functions/src/members/change-password.ts';
import { addressOf } from '../../../rulebook/site/sign-in-name.ts';
import { type CallDesk, mailsOf, newcomer, openCallDesk, refusal } from '../../support/call-desk.ts';
import { at } from '../../support/clock.ts';
import { emulators } from '../../support/emulators.ts';

const { email: _email, phone: _phone, ...somebody } = newcomer;
const cleaner = { ...somebody, roles: ['cleaner'], reportsTo: 'foreman' };

/** Whom a password lets in, and whether it opens nothing but the change of it; null: nobody. */
async function opens(name: string, password: unknown): Promise<{ uid: string; mustChange: boolean } | null> {
  const { host, port } = emulators.auth();
  const answer = await fetch(
    `http://${host}:${port}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=emulators`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: addressOf(name), password, returnSecureToken: true }),
    },
  );
  if (!answer.ok) return null;
  const { localId, idToken } = (await answer.json()) as { localId: string; idToken: string };
  const claims = JSON.parse(Buffer.from(String(idToken.split('.')[1]), 'base64url').toString());
  return { uid: localId, mustChange: claims.mustChange === true };
}

/** A number that no other test of this run has. */
const ownNumber = () => `t-${crypto.randomUUID().slice(0, 8)}`;
const ownPhone = () =>
  `139${Math.floor(Math.random() * 1e8)
    .toString()
    .padStart(8, '0')}`;

const add = (desk: CallDesk, details: object, by = 'admin') =>
  desk.call(callables.addMember, by, { ...cleaner, ...details });

const anotherSite = (desk: CallDesk, uid: unknown) =>
  desk.site.db
    .doc(`accounts/${uid}`)
    .set({ sites: { other: { name: '别处', nameEnglish: 'Elsewhere' } } }, { merge: true });

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

  it('[R6.1.3] who works elsewhere with a telephone number keeps their password', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownPhone();
    const { uid, startPassword } = await add(desk, { signInName });
    await anotherSite(desk, uid);
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect(await add(desk, { signInName })).toEqual({ uid });
    expect(await opens(signInName, startPassword)).not.toBeNull();
  });

  it('[R6.1.3] a staff number is somebody else’s at another site', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid } = await add(desk, { signInName });
    await anotherSite(desk, uid);
    await desk.call(callables.dismissMember, 'admin', { uid });
    const refused = await refusal(add(desk, { signInName }));
    expect(refused.problems[0]).toMatchObject({ field: 'signInName', words: { zh: '此工号已有人使用' } });
    expect(await desk.site.record('members', String(uid))).toMatchObject({ state: 'dismissed' });
  });

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

  it('[R6.1.3] is reset by those who appoint, and by no supervisor', async () => {
    const desk = await openCallDesk();
    const { uid } = await add(desk, { signInName: 'b-9' });
    expect((await refusal(reset(desk, 'supervisor', uid))).code).toBe('permission-denied');
    expect(await reset(desk, 'admin', uid)).toHaveProperty('startPassword');
  });

  it('[R6.1.3] is not given to who has an e-mail, nor to who works elsewhere too, nor to who has left', async () => {
    const desk = await openCallDesk();
    const mailed = await desk.call(callables.addMember, 'admin', newcomer);
    const { uid } = await add(desk, { signInName: 'b-10' });
    const words = async (of: unknown) => (await refusal(reset(desk, 'admin', of))).problems[0]?.words.zh;
    expect(await words(mailed.uid)).toContain('忘记密码');
    await anotherSite(desk, uid);
    expect(await words(uid)).toContain('其他小区');
    expect((await desk.site.record('members', String(uid)))?.rev).toBe(1);
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect((await refusal(reset(desk, 'admin', uid))).code).toBe('failed-precondition');
  });
});

describe('a password of one’s own', () => {
  const password = 'a-long-enough-one';
  const now = () => at('2026-09-29 09:00');
  const signedIn = (uid: unknown, when: string) => ({
    ...{ uid: String(uid), at: at(when) },
    withPassword: true,
  });

  it('[R6.1.3] takes the place of the start password and opens what it did not', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid, startPassword } = await add(desk, { signInName });
    const caller = signedIn(uid, '2026-09-29 08:58');
    await changePassword({ caller, data: { password } }, { auth: desk.auth, now });
    expect(await opens(signInName, startPassword)).toBeNull();
    expect(await opens(signInName, password)).toEqual({ uid, mustChange: false });
  });

  it('[R6.1.3] [R1.3] is not set by who has come back with a PIN: they have typed no password', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid, startPassword } = await add(desk, { signInName });
    const caller = { ...signedIn(uid, '2026-09-29 08:58'), withPassword: false };
    const refused = await refusal(changePassword({ caller, data: { password } }, { auth: desk.auth, now }));
    expect(refused.code).toBe('failed-precondition');
    expect(await opens(signInName, startPassword)).not.toBeNull();
  });

  it.each([
    ['unauthenticated', null, { password }],
    ['failed-precondition', '2026-09-29 08:54', { password }],
    ['invalid-argument', '2026-09-29 08:58', { password: 'short' }],
    ['invalid-argument', '2026-09-29 08:58', { password: 'x'.repeat(101) }],
    ['invalid-argument', '2026-09-29 08:58', { password, uid: 'manager' }],
    ['invalid-argument', '2026-09-29 08:58', null],
  ])('[R6.1.3] is refused as %s: who signed in at %s sends %j', async (code, when, data) => {
    const desk = await openCallDesk({ inSuite: true });
    const signInName = ownNumber();
    const { uid, startPassword } = await add(desk, { signInName });
    const caller = when === null ? null : signedIn(uid, when);
    const refused = await refusal(changePassword({ caller, data }, { auth: desk.auth, now }));
    expect(refused.code).toBe(code);
    expect(await opens(signInName, startPassword)).toEqual({ uid, mustChange: true });
  });
});
