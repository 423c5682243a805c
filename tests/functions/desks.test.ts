import { beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../functions/src/callables/callable.ts';
import * as callables from '../../functions/src/callables/index.ts';
import * as publicCallables from '../../functions/src/callables/public.ts';
import { changePassword } from '../../functions/src/members/change-password.ts';
import { askAccounts, claimsIn } from '../support/ask-auth.ts';
import { type CallDesk, openCallDesk, refusal } from '../support/call-desk.ts';
import { eventually } from '../support/eventually.ts';
import { PAGE } from '../support/site.ts';

const PIN = '480375';
const PASSWORD = 'a-password-of-her-own';
const SECRET = 'S'.repeat(43);
const FRONT = { desk: 'front', secret: SECRET };

let desk: CallDesk;
/** Accounts are the whole project's, so each test has people of its own. */
let wang: string;
let li: string;
beforeEach(async () => {
  desk = await openCallDesk({ inSuite: true });
  await desk.call(callables.addDesk, 'manager', { ...FRONT, name: '前台左侧电脑' });
  [wang, li] = [await hasPerson('王前台'), await hasPerson('李前台')];
  // Since when a password is what it is says the Auth emulator, by its own clock.
  desk.site.clock.setTo(new Date());
});

/** Somebody with an account and a password of their own. */
async function hasPerson(name: string): Promise<string> {
  const uid = `p-${crypto.randomUUID().slice(0, 8)}`;
  const email = `${uid}@lakeside.example`;
  await desk.auth.createUser({ uid, email, password: PASSWORD });
  await desk.site.take('manager', 'members', 'join', uid, {
    ...{ name, email, language: 'zh', roles: ['receptionist'], buildings: [], reportsTo: 'supervisor' },
  });
  await desk.site.db.doc(`accounts/${uid}`).set({ name, sites: { [desk.site.id]: { name: '湖畔花园' } } });
  return uid;
}

type SignedIn = NonNullable<Incoming['signedIn']>;

/** Calls as somebody who has signed in with their password now, unless it is said otherwise. */
const as = (
  uid: string,
  handler: callables.Handler,
  data: object,
  signedIn: Partial<SignedIn> = {},
): Promise<unknown> =>
  handler(
    {
      ...{ uid, data: { site: desk.site.id, ...data } },
      signedIn: { at: desk.site.clock.now(), withPassword: true, ...signedIn },
    },
    { db: desk.site.db, auth: desk.auth, now: desk.site.clock.now, page: PAGE },
  );

const comes = (uid: string, signedIn: Partial<SignedIn> = {}, key = FRONT) =>
  as(uid, callables.comeToDesk, key, signedIn);
const sets = (uid: string, pin = PIN, signedIn: Partial<SignedIn> = {}) =>
  as(uid, callables.setPin, { ...FRONT, pin }, signedIn);

const nobody = (handler: publicCallables.PublicHandler, data: object, address: string) =>
  handler(
    { data: { site: desk.site.id, ...data }, address },
    { db: desk.site.db, auth: desk.auth, now: desk.site.clock.now },
  );
const people = async (key: object = FRONT, address: string = crypto.randomUUID()) =>
  ((await nobody(publicCallables.deskPeople, key, address)) as { people: { uid: string; name: string }[] })
    .people;
const returns = (uid: string, pin = PIN, key: object = FRONT, address: string = crypto.randomUUID()) =>
  nobody(publicCallables.signInWithPin, { ...key, uid, pin }, address) as Promise<{ token: string }>;

/** What a session holds that a token of a PIN was exchanged for. */
async function sessionOf({ token }: { token: string }) {
  const answer = await askAccounts('signInWithCustomToken', { token, returnSecureToken: true });
  const { idToken } = (await answer.json()) as { idToken: string };
  return { idToken, claims: claimsIn(idToken) };
}

/** For whom a token stands. */
const opens = async (given: { token: string }): Promise<unknown> => (await sessionOf(given)).claims.standsFor;

/** What Firebase Authentication itself does for whoever has a session. */
const ownAccount = async (what: 'update' | 'delete', body: object): Promise<number> =>
  (await askAccounts(what, body)).status;

const DAY = 24 * 3_600_000;
const pass = (milliseconds: number) =>
  desk.site.clock.setTo(new Date(desk.site.clock.now().getTime() + milliseconds));

const words = async (call: Promise<unknown>) => (await refusal(call)).problems[0]?.words.en;
const byPassword = 'Please sign in with the password; then the PIN opens again';
const wrong = expect.stringMatching(/^The PIN is wrong/);

/** Signs in with a password, sets a PIN, and may come back with it. */
async function hasPin(uid: string, pin = PIN): Promise<void> {
  await comes(uid);
  await sets(uid, pin);
  await returns(uid, pin);
}

describe('a shared computer', () => {
  it('[R6.1.3] [R1.3] after a password once a day, one chooses oneself and types a PIN', async () => {
    expect(await people()).toEqual([]);
    expect(await comes(wang)).toEqual({ hasPin: false, mayPin: true });
    expect(await people()).toEqual([]);
    await sets(wang);
    expect(await comes(wang)).toEqual({ hasPin: true, mayPin: true });
    expect(await people()).toEqual([{ uid: wang, name: '王前台' }]);
    expect(await opens(await returns(wang))).toBe(wang);
    expect(await words(returns(wang, '480376'))).toEqual(wrong);
    expect(await words(returns(li))).toBe(byPassword);
  });

  it('[R1.3] [R6.1.3] with a session of a PIN nobody gets at the account itself: no password, no address, no end of it', async () => {
    await hasPin(wang);
    const before = await desk.auth.getUser(wang);
    const { idToken, claims } = await sessionOf(await returns(wang));
    expect(claims).toMatchObject({ user_id: `pin:${wang}`, standsFor: wang });
    const own = { idToken, password: 'Direct-otter-55x', email: `${crypto.randomUUID()}@attack.example` };
    expect(await ownAccount('update', { ...own, returnSecureToken: true })).toBe(200);
    expect(await ownAccount('delete', { idToken })).toBe(200);
    expect((await desk.auth.getUser(wang)).toJSON()).toEqual(before.toJSON());
    expect(await opens(await returns(wang))).toBe(wang);
  });

  it('[R1.3] a token of a PIN is good for a minute', async () => {
    await hasPin(wang);
    const { claims } = await sessionOf(await returns(wang));
    expect(claims.useBy).toBe(Math.floor(desk.site.clock.now().getTime() / 1000) + 60);
  });

  it('[R1.3] keeps neither its secret nor a PIN, and no step of it tells them', async () => {
    await hasPin(wang);
    const { db, id } = desk.site;
    const kept = await Promise.all(
      [`desks/front`, `desks/front/standing/secret`, `members/${wang}`, `members/${wang}/standing/pin`].map(
        async (path) => (await db.doc(`sites/${id}/${path}`).get()).data(),
      ),
    );
    expect(kept.every((each) => each !== undefined)).toBe(true);
    expect(JSON.stringify(kept)).not.toContain(SECRET);
    expect(JSON.stringify(kept)).not.toContain(PIN);
  });

  it('[R6.1.3] the list and the PIN are of the day: the next one begins with a password, and keeps the PIN', async () => {
    await hasPin(wang);
    pass(DAY);
    expect(await people()).toEqual([]);
    expect(await words(returns(wang))).toBe(byPassword);
    // A session of yesterday is no password of today.
    await comes(wang, { at: new Date(desk.site.clock.now().getTime() - DAY) });
    expect(await words(returns(wang))).toBe(byPassword);
    await comes(wang);
    expect(await opens(await returns(wang))).toBe(wang);
  });

  it('[R6.1.3] who is signed in by a PIN is on no list for it, and sets no PIN', async () => {
    await hasPin(wang);
    await desk.call(callables.addDesk, 'manager', { desk: 'back', secret: 'B'.repeat(43), name: '后台' });
    const back = { desk: 'back', secret: 'B'.repeat(43) };
    expect(await comes(wang, { withPassword: false }, back)).toEqual({ hasPin: true, mayPin: false });
    expect(await people(back)).toEqual([]);
    expect(await words(returns(wang, PIN, back))).toBe(byPassword);
    expect((await refusal(sets(wang, '907162', { withPassword: false }))).problems[0]).toMatchObject({
      field: 'pin',
    });
    // With the password it is the same PIN there.
    await comes(wang, {}, back);
    expect(await opens(await returns(wang, PIN, back))).toBe(wang);
  });

  it.each(['', '48037', '4803755', 'abcdef', '111111', '123456', '121212'])(
    '[R1.3] a PIN is not %j',
    async (pin) => {
      await comes(wang);
      expect((await refusal(sets(wang, pin))).problems[0]).toMatchObject({ field: 'pin' });
      expect(await comes(wang)).toMatchObject({ hasPin: false });
    },
  );

  it('[R6.1.3] is made and taken back by administrator and manager, and by nobody else', async () => {
    const data = { desk: 'back', secret: 'B'.repeat(43), name: '后台' };
    for (const uid of ['supervisor', 'receptionist', 'gm'])
      expect((await refusal(desk.call(callables.addDesk, uid, data))).code).toBe('permission-denied');
    await desk.call(callables.addDesk, 'admin', data);
    // Sent again it is the same one; another secret does not take its place.
    expect(await desk.call(callables.addDesk, 'admin', data)).toEqual({ desk: 'back' });
    const other = desk.call(callables.addDesk, 'admin', { ...data, name: '别的', secret: 'C'.repeat(43) });
    expect(await refusal(other)).toMatchObject({ code: 'failed-precondition' });
    expect(await people({ desk: 'back', secret: 'B'.repeat(43) })).toEqual([]);
    const takeBack = { register: 'desks', step: 'takeBack', id: 'back', input: {} };
    expect((await refusal(desk.call(callables.takeStep, 'supervisor', takeBack))).code).toBe(
      'permission-denied',
    );
    await desk.call(callables.takeStep, 'manager', takeBack);
    expect((await refusal(people({ desk: 'back', secret: 'B'.repeat(43) }))).code).toBe('not-found');
  });
});

describe('nobody comes in', () => {
  it('[R1.3] without the secret: one and the same refusal, whatever is asked, and no name', async () => {
    await hasPin(wang);
    const asked: readonly (() => Promise<unknown>)[] = [
      () => people({ ...FRONT, secret: 'X'.repeat(43) }),
      () => people({ ...FRONT, desk: 'nothing' }),
      () => people({ ...FRONT, site: 'elsewhere' }),
      () => returns(wang, PIN, { ...FRONT, secret: 'X'.repeat(43) }),
      () => returns(wang, '907162', { ...FRONT, secret: 'X'.repeat(43) }),
      () => returns(li, PIN, { ...FRONT, secret: 'X'.repeat(43) }),
      () => returns('nobody', PIN, { ...FRONT, desk: 'nothing' }),
    ];
    const refusals = await Promise.all(asked.map((ask) => refusal(ask())));
    expect(new Set(refusals.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ code: 'not-found', problems: [{ clauses: [] }] });
    // With it she still can: no try of theirs was counted.
    expect(await opens(await returns(wang))).toBe(wang);
  });

  it('[R1.3] and who guesses secrets is slowed down', async () => {
    const guess = () => refusal(people({ ...FRONT, secret: 'X'.repeat(43) }, 'one-address'));
    for (let time = 0; time < 20; time += 1) expect((await guess()).code).toBe('not-found');
    expect((await guess()).code).toBe('resource-exhausted');
    expect(await people(FRONT, 'one-address')).toEqual([]);
  });

  it('[R1.3] after five wrong PINs, until the password was used again; the right one in time ends the count', async () => {
    await hasPin(wang);
    for (let time = 0; time < 4; time += 1) expect(await words(returns(wang, '907162'))).toEqual(wrong);
    await returns(wang);
    for (let time = 0; time < 5; time += 1) expect(await words(returns(wang, '907162'))).toEqual(wrong);
    expect(await words(returns(wang))).toBe(byPassword);
    expect(await people()).toEqual([]);
    // A session from before the tries is no new sign-in.
    await comes(wang, { at: new Date(desk.site.clock.now().getTime() - 60_000) });
    expect(await words(returns(wang))).toBe(byPassword);
    pass(60_000);
    await comes(wang);
    expect(await opens(await returns(wang))).toBe(wang);
  });

  it('[R1.3] who tries many at once has five tries as well', async () => {
    await hasPin(wang);
    const pins = Array.from({ length: 12 }, (_, at) => `90716${at % 10}`);
    const told = await Promise.all(pins.map((pin) => words(returns(wang, pin))));
    expect(told.filter((each) => each !== byPassword)).toHaveLength(5);
  });

  it('[R6.1.3] [R2.4.7.8] who has been dismissed; who is taken on again has no PIN', async () => {
    await hasPin(wang);
    await hasPin(li);
    await desk.call(callables.dismissMember, 'manager', { uid: wang });
    expect(await words(returns(wang))).toBe(byPassword);
    expect(await people()).toEqual([{ uid: li, name: '李前台' }]);
    expect((await desk.site.db.doc(`sites/${desk.site.id}/members/${wang}/standing/pin`).get()).exists).toBe(
      false,
    );
    expect(await opens(await returns(li))).toBe(li);
  });

  it('[R6.1.3] [R1.3] who has changed the password, until there is a new PIN', async () => {
    await hasPin(wang);
    await hasPin(li);
    await aSecondLater();
    const caller = { uid: wang, at: desk.site.clock.now(), withPassword: true };
    await changePassword(
      { caller, data: { password: 'another-of-her-own' } },
      { auth: desk.auth, now: desk.site.clock.now },
    );
    await expectEnded(wang);
    expect(await opens(await returns(li))).toBe(li);
    desk.site.clock.setTo(new Date());
    await hasPin(wang, '907162');
    expect(await words(returns(wang))).toEqual(wrong);
  });

  it('[R6.1.3] [R1.3] who has set a password by the link in a mail, of which no function of ours hears', async () => {
    await hasPin(wang);
    await aSecondLater();
    const link = await desk.auth.generatePasswordResetLink(`${wang}@lakeside.example`);
    const answer = await askAccounts('resetPassword', {
      oobCode: new URL(link).searchParams.get('oobCode'),
      newPassword: 'another-of-her-own',
    });
    expect(answer.status).toBe(200);
    await expectEnded(wang);
    // Nor does a session of the old password set one.
    expect((await refusal(sets(wang, '907162'))).problems[0]).toMatchObject({ field: 'pin' });
  });

  it('[R6.1.3] [R1.3] whose password was reset: neither with the PIN, nor before it is their own again', async () => {
    const name = `t-${crypto.randomUUID().slice(0, 8)}`;
    const cleaner = { name: '保洁', language: 'zh', roles: ['cleaner'], buildings: [], reportsTo: 'foreman' };
    const { uid } = await desk.call(callables.addMember, 'admin', { ...cleaner, signInName: name });
    const person = String(uid);
    await aSecondLater();
    desk.site.clock.setTo(new Date());
    const caller = () => ({ uid: person, at: desk.site.clock.now(), withPassword: true });
    const own = (password: string) =>
      changePassword({ caller: caller(), data: { password } }, { auth: desk.auth, now: desk.site.clock.now });
    await own(PASSWORD);
    desk.site.clock.setTo(new Date());
    await hasPin(person);
    await desk.call(callables.resetPassword, 'admin', { uid: person });
    expect(await words(returns(person))).toBe(byPassword);
    expect(
      (await desk.site.db.doc(`sites/${desk.site.id}/members/${person}/standing/pin`).get()).exists,
    ).toBe(false);
    desk.site.clock.setTo(new Date());
    await comes(person);
    expect((await refusal(sets(person))).problems[0]).toMatchObject({ field: 'pin' });
  });
});

/** The PIN opens no more, and she is not among the names. */
async function expectEnded(uid: string): Promise<void> {
  expect(await words(returns(uid))).toBe(byPassword);
  expect((await people()).map((each) => each.uid)).not.toContain(uid);
}

/** Firebase Authentication says in whole seconds since when a password is what it is. */
async function aSecondLater(): Promise<void> {
  const second = Math.floor(Date.now() / 1_000);
  await eventually(async () => expect(Math.floor(Date.now() / 1_000)).toBeGreaterThan(second));
}
