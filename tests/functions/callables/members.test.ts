import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import type { Document } from '../../../functions/src/records/documents.ts';
import { askAuth } from '../../support/ask-auth.ts';
import { type CallDesk, mailsOf, newcomer, openCallDesk, refusal } from '../../support/call-desk.ts';
import { at } from '../../support/clock.ts';

describe('members', () => {
  it('[R6.1.3] adding makes the account, the membership and one invitation', async () => {
    const desk = await openCallDesk();
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

  it('[R6.1.3] the invitation says who invites, to which site, with which sign-in', async () => {
    const desk = await openCallDesk();
    await desk.call(callables.addMember, 'admin', newcomer);
    const [mail] = (await desk.site.db.collection('mail').get()).docs;
    const name = (await desk.site.record('members', 'admin'))?.name;
    expect(mail?.get('message.subject')).toBe('邀请您加入湖畔花园 · 物业客服台');
    for (const told of [`${name}已将您添加为湖畔花园的员工`, newcomer.email, `?site=${desk.site.id}`])
      expect(mail?.get('message.text')).toContain(told);
  });

  it('[R6.1.3] nobody is added twice, nor invited again', async () => {
    const desk = await openCallDesk();
    await desk.call(callables.addMember, 'admin', newcomer);
    expect(await refusal(desk.call(callables.addMember, 'manager', newcomer))).toMatchObject({
      code: 'failed-precondition',
      problems: [{ field: 'email', clauses: ['R6.1.3'] }],
    });
    expect(await mailsOf(desk)).toEqual([newcomer.email]);
  });

  it('[R6.1.3] two who add the same person at once add one', async () => {
    const desk = await openCallDesk();
    const add = () => desk.call(callables.addMember, 'admin', newcomer);
    const done = await Promise.allSettled([add(), add(), add()]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await mailsOf(desk)).toEqual([newcomer.email]);
  });

  it('[R6.1.3] a call that was cut off after the account was made can be repeated', async () => {
    const desk = await openCallDesk();
    await desk.auth.createUser({ uid: 'half-made', email: newcomer.email });
    await desk.site.db.doc('accounts/half-made').set({ name: '新同事', language: 'zh', sites: {} });
    expect(await desk.call(callables.addMember, 'admin', newcomer)).toEqual({ uid: 'half-made' });
  });

  it('[R6.1.3] a change is in effect from the next call on; what is not given is no longer there', async () => {
    const desk = await openCallDesk();
    const { email: _email, reportsTo: _reportsTo, phone: _phone, ...rest } = newcomer;
    const promoted = { ...rest, uid: 'receptionist', name: '陈主管', roles: ['manager'] };
    expect(
      (
        await refusal(
          desk.call(callables.exportRegister, 'receptionist', { register: 'units', purpose: '检查' }),
        )
      ).code,
    ).toBe('permission-denied');
    await desk.call(callables.changeMember, 'manager', promoted);
    await desk.call(callables.exportRegister, 'receptionist', { register: 'units', purpose: '检查' });
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
    const desk = await openCallDesk();
    const { email: _email, ...rest } = newcomer;
    const self = { ...rest, uid: 'manager', roles: ['manager', 'admin'], reportsTo: 'gm' };
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
    await desk.call(callables.changeMember, 'gm', self);
    expect(await desk.site.record('members', 'manager')).toMatchObject({ roles: ['manager', 'admin'] });
  });

  it('[R6.1.3] [R6.1.4] nobody reports to themselves', async () => {
    const desk = await openCallDesk();
    const change = (reportsTo: string) => {
      const { email: _email, ...rest } = newcomer;
      return desk.call(callables.changeMember, 'admin', { ...rest, uid: 'receptionist', reportsTo });
    };
    expect(await refusal(change('receptionist'))).toMatchObject({
      code: 'failed-precondition',
      problems: [{ clauses: ['R6.1.3', 'R6.1.4'] }],
    });
    await change('foreman');
    expect(await desk.site.record('members', 'receptionist')).toMatchObject({ reportsTo: 'foreman' });
  });

  it('[R6.1.3] of who is entrusted with files or keys is changed by a manager, not by an administrator', async () => {
    const desk = await openCallDesk();
    const { email: _email, phone: _phone, ...rest } = newcomer;
    const change = (by: string, reportsTo: string) =>
      desk.call(callables.changeMember, by, { ...rest, roles: ['supervisor'], uid: 'supervisor', reportsTo });
    expect(await refusal(change('admin', 'admin'))).toMatchObject({
      problems: [{ clauses: ['R6.1.3', 'R6.1.4'] }],
    });
    await change('admin', 'manager');
    await change('manager', 'gm');
    expect(await desk.site.record('members', 'supervisor')).toMatchObject({ reportsTo: 'gm' });
  });

  it('[R6.1.3] [R4.4.2.5] nobody reports to somebody who reports, at whatever remove, to them', async () => {
    const desk = await openCallDesk();
    const change = (uid: string, reportsTo: string) => {
      const { email: _email, ...rest } = newcomer;
      return desk.call(callables.changeMember, 'manager', { ...rest, roles: [uid], uid, reportsTo });
    };
    for (const below of ['cleaner', 'foreman']) {
      expect(await refusal(change('supervisor', below)), below).toMatchObject({
        code: 'failed-precondition',
        problems: [{ field: 'reportsTo', clauses: ['R6.1.3'] }],
      });
    }
    expect(await desk.site.record('members', 'supervisor')).toMatchObject({ reportsTo: 'manager', rev: 1 });
    await change('supervisor', 'gm');
    expect(await desk.site.record('members', 'supervisor')).toMatchObject({ reportsTo: 'gm' });
  });

  it('[R6.1.3] nobody comes to report to somebody who has left', async () => {
    const desk = await openCallDesk();
    const { email: _email, ...rest } = newcomer;
    const change = (uid: string, reportsTo: string) =>
      desk.call(callables.changeMember, 'manager', { ...rest, roles: [uid], uid, reportsTo });
    await desk.call(callables.dismissMember, 'manager', { uid: 'foreman' });
    expect(await refusal(change('receptionist', 'foreman'))).toMatchObject({
      code: 'failed-precondition',
      problems: [{ field: 'reportsTo', clauses: ['R6.1.3'] }],
    });
    await change('receptionist', 'supervisor');
    // Who has reported to them so far is not stopped from having a telephone number put right.
    await change('cleaner', 'foreman');
  });

  it('[R6.1.3] there is no changing or dismissing of somebody who is not here', async () => {
    const desk = await openCallDesk();
    const { email: _email, ...rest } = newcomer;
    const change = desk.call(callables.changeMember, 'admin', { ...rest, uid: 'stranger' });
    expect((await refusal(change)).code).toBe('failed-precondition');
    const dismiss = desk.call(callables.dismissMember, 'admin', { uid: 'stranger' });
    expect((await refusal(dismiss)).code).toBe('failed-precondition');
  });

  it('[R1.3] [R2.4.7.8] what was disclosed to somebody is over with their dismissal, and not back with them', async () => {
    const desk = await openCallDesk();
    const { uid } = await desk.call(callables.addMember, 'admin', newcomer);
    await desk.site.hasDeposit('1-1-101', 'W-1');
    const [household, asker] = ['household-1-1-101', String(uid)];
    const id = `${household}~${asker}`;
    const asked = { household, what: 'phone', forWhom: '快递员', why: '包裹破损' };
    await desk.site.take(asker, 'disclosures', 'request', id, asked);
    await desk.site.take('supervisor', 'disclosures', 'approve', id, { until: at('2026-09-29 10:00') });
    await desk.call(callables.dismissMember, 'manager', { uid });
    await desk.call(callables.addMember, 'admin', newcomer);
    expect(await desk.site.record('disclosures', id)).toMatchObject({
      state: 'expired',
      last: { step: 'lapse' },
    });
  });

  it('[R1.3] [R2.4.7.8] what somebody who leaves has asked for is approved no more', async () => {
    const desk = await openCallDesk();
    await desk.site.hasHousehold('h1', '1-1-101');
    const asked = { household: 'h1', what: 'phone', forWhom: '快递员', why: '包裹破损' };
    await desk.site.take('cleaner', 'disclosures', 'request', 'h1~cleaner', asked);
    await desk.call(callables.dismissMember, 'manager', { uid: 'cleaner', unsettled: '无' });
    expect(await desk.site.record('disclosures', 'h1~cleaner')).toMatchObject({ state: 'expired' });
    const approve = desk.site.take('supervisor', 'disclosures', 'approve', 'h1~cleaner', {
      until: at('2026-09-29 10:00'),
    });
    await expect(approve).rejects.toThrow(/approve/);
  });

  it('[R2.4.7.8] [R4.4.2.5] who alone has something is not dismissed before it is handed on, or somebody says what becomes of it', async () => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K-9');
    await desk.site.lends('K-9', 'engineer');
    const dismiss = (uid: string, more = {}) =>
      desk.call(callables.dismissMember, 'manager', { uid, ...more });
    expect(await refusal(dismiss('engineer'))).toMatchObject({
      code: 'failed-precondition',
      problems: [
        { field: 'unsettled', clauses: ['R2.4.7.8'], words: { zh: expect.stringContaining('有 1 项') } },
      ],
    });
    expect(await desk.site.record('members', 'engineer')).toMatchObject({ state: 'active' });
    // Nothing of theirs is open.
    await dismiss('cleaner');
    await dismiss('engineer', { unsettled: '钥匙 K-9 由保安上门取回' });
    expect(await desk.site.record('members', 'engineer')).toMatchObject({
      ...{ state: 'dismissed', unsettled: '钥匙 K-9 由保安上门取回' },
    });
  });

  it('[R2.4.7.8] a call that is passed on to somebody holds them though no manager reads it; handed on it does not', async () => {
    const desk = await openCallDesk();
    const taken = { rings: 2, caller: '张伟', contact: '13800000001', kind: 'enquiry', matter: '问停车费' };
    await desk.site.take('receptionist', 'calls', 'take', 'call-1', taken);
    await desk.site.take('receptionist', 'calls', 'passOn', 'call-1', { passedTo: 'engineer' });
    const dismiss = () => desk.call(callables.dismissMember, 'manager', { uid: 'engineer' });
    expect((await refusal(dismiss())).problems).toMatchObject([{ field: 'unsettled' }]);
    await desk.site.take('receptionist', 'calls', 'passOn', 'call-1', { passedTo: 'cleaner' });
    await dismiss();
    expect(await desk.site.record('members', 'engineer')).toMatchObject({ state: 'dismissed' });
  });

  it('[R2.4.7.8] dismissing shuts the last site’s account, and can be repeated', async () => {
    const desk = await openCallDesk();
    const { uid } = await desk.call(callables.addMember, 'admin', newcomer);
    await desk.call(callables.dismissMember, 'admin', { uid });
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect(await desk.site.record('members', String(uid))).toMatchObject({ state: 'dismissed', rev: 2 });
    expect((await desk.auth.getUser(String(uid))).disabled).toBe(true);
    expect((await desk.site.db.doc(`accounts/${uid}`).get()).get('sites')).toEqual({});
  });

  it('[R2.4.7.8] with another site left the account stays open', async () => {
    const desk = await openCallDesk();
    const { uid } = await desk.call(callables.addMember, 'admin', newcomer);
    const elsewhere = { other: { name: '别处', nameEnglish: 'Elsewhere' } };
    await desk.site.db.doc(`accounts/${uid}`).set({ sites: elsewhere }, { merge: true });
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect((await desk.auth.getUser(String(uid))).disabled).toBe(false);
    expect((await desk.site.db.doc(`accounts/${uid}`).get()).get('sites')).toEqual(elsewhere);
  });

  it('[R6.1.3] who comes back is let in again, invited again, and keeps the language they chose', async () => {
    const desk = await openCallDesk();
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

describe('who gives which role', () => {
  const { email: _email, ...details } = newcomer;
  const change = (desk: CallDesk, by: string, uid: string, fields: object) =>
    desk.call(callables.changeMember, by, { ...details, uid, ...fields });
  const entrusted = ['R6.1.3', 'R1.3', 'R4.3.1'];

  it.each(['gm', 'manager', 'supervisor', 'steward'])(
    '[R6.1.3] [R1.3] %s is given, taken and given back by a manager or the general manager, never by an administrator',
    async (role) => {
      const desk = await openCallDesk();
      const add = (by: string) => desk.call(callables.addMember, by, { ...newcomer, roles: [role, 'clerk'] });
      expect(await refusal(add('admin'))).toMatchObject({
        code: 'failed-precondition',
        problems: [{ field: 'roles', clauses: entrusted }],
      });
      expect(await desk.auth.getUserByEmail(newcomer.email).catch(() => null)).toBeNull();
      const { uid } = await add('manager');
      const taken = (by: string) => change(desk, by, String(uid), { roles: ['clerk'] });
      expect((await refusal(taken('admin'))).problems).toMatchObject([{ clauses: entrusted }]);
      await taken('gm');
      const given = (by: string) => change(desk, by, String(uid), { roles: ['clerk', role] });
      expect((await refusal(given('admin'))).problems).toMatchObject([{ clauses: entrusted }]);
      await given('gm');
    },
  );

  it.each(['admin', 'foreman', 'receptionist', 'security'])(
    '[R6.1.3] %s is given by an administrator',
    async (role) => {
      const desk = await openCallDesk();
      await desk.call(callables.addMember, 'admin', { ...newcomer, roles: [role] });
      await change(desk, 'manager', 'clerk', { roles: [role] });
    },
  );

  it('[R6.1.3] an administrator corrects name, phone and language of a manager, and leaves the post as it is', async () => {
    const desk = await openCallDesk();
    const corrected = {
      ...{ name: '王大经理', phone: '13900000000', language: 'en' },
      ...{ roles: ['manager'], reportsTo: 'gm' },
    };
    await change(desk, 'admin', 'manager', corrected);
    expect(await desk.site.record('members', 'manager')).toMatchObject({
      name: '王大经理',
      roles: ['manager'],
    });
  });

  it("[R3.3.2] [R6.1.3] a steward's buildings are given by a manager; whoever else's by an administrator", async () => {
    const desk = await openCallDesk();
    const move = (by: string, uid: string, buildings: string[]) =>
      change(desk, by, uid, { roles: [uid], buildings });
    expect((await refusal(move('admin', 'steward', ['1', '2']))).problems).toMatchObject([
      { field: 'roles', clauses: ['R6.1.3', 'R3.3.2', 'R1.3'] },
    ]);
    await move('admin', 'steward', ['1']);
    await move('admin', 'cleaner', ['1', '2']);
    await move('manager', 'steward', ['1', '2']);
    expect(await desk.site.record('members', 'steward')).toMatchObject({ buildings: ['1', '2'] });
  });

  it('[R6.1.3] an administrator brings no dismissed manager back, neither with the address nor with another', async () => {
    const desk = await openCallDesk();
    const was = { ...newcomer, roles: ['manager'] };
    const { uid } = await desk.call(callables.addMember, 'manager', was);
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect((await refusal(desk.call(callables.addMember, 'admin', was))).problems).toMatchObject([
      { field: 'roles', clauses: entrusted },
    ]);
    const other = { ...was, email: 'another@lakeside.example' };
    expect((await refusal(desk.call(callables.addMember, 'admin', other))).problems).toMatchObject([
      { field: 'roles', clauses: entrusted },
    ]);
    expect((await desk.auth.getUser(String(uid))).disabled).toBe(true);
    expect(await desk.call(callables.addMember, 'admin', { ...was, roles: ['clerk'] })).toEqual({ uid });
    await desk.call(callables.dismissMember, 'admin', { uid });
    expect(await desk.call(callables.addMember, 'manager', was)).toEqual({ uid });
  });

  /** Who hears of what a call has done to a member, by notice and by mail. */
  async function heard(desk: CallDesk, uid: string, act: () => Promise<unknown>) {
    const before = await desk.site.record('members', uid);
    await act();
    await desk.site.deliver({ ...(await desk.site.written('members', uid)), before });
    const told = (await desk.site.told()).map((each) => each.split(' ').slice(2).join(' '));
    return { told, mails: (await mailsOf(desk)).sort() };
  }

  it('[R6.1.3] [R2.4.7.8] an administrator dismisses a manager at once; gm and managers hear of it', async () => {
    const desk = await openCallDesk();
    const dismissed = () => desk.call(callables.dismissMember, 'admin', { uid: 'manager' });
    expect(await heard(desk, 'manager', dismissed)).toEqual({
      told: ['gm 员工名册：离职 manager'],
      mails: ['gm@lakeside.example'],
    });
    const another = () => desk.call(callables.dismissMember, 'admin', { uid: 'cleaner' });
    expect((await heard(desk, 'cleaner', another)).told).toEqual([]);
  });

  it('[R6.1.3] whoever becomes manager, supervisor or administrator: the general manager and the managers hear of it', async () => {
    const desk = await openCallDesk();
    const promoted = () => change(desk, 'admin', 'clerk', { roles: ['clerk', 'admin'] });
    expect(await heard(desk, 'clerk', promoted)).toEqual({
      told: ['gm 员工名册：修改 clerk', 'manager 员工名册：修改 clerk'],
      mails: ['gm@lakeside.example', 'manager@lakeside.example'],
    });
    const corrected = () => change(desk, 'admin', 'clerk', { roles: ['clerk', 'admin'], phone: '1' });
    expect((await heard(desk, 'clerk', corrected)).told).toEqual([]);
    const foreman = () => change(desk, 'admin', 'cleaner', { roles: ['cleaner', 'foreman'] });
    expect((await heard(desk, 'cleaner', foreman)).told).toEqual([]);
  });

  it('[R6.1.3] what was given stands in the history', async () => {
    const desk = await openCallDesk();
    await change(desk, 'manager', 'clerk', { roles: ['clerk', 'supervisor'] });
    await desk.site.deliver(await desk.site.written('members', 'clerk'));
    const history = await desk.site.db.doc('sites/lakeside/members/clerk/history/2').get();
    expect(history.data()).toMatchObject({ by: 'manager', changed: { roles: ['clerk', 'supervisor'] } });
  });
});

describe('an account that was there before', () => {
  const KNOWN = 'a-password-of-long-ago';
  const person = () => ({ ...newcomer, email: `${crypto.randomUUID()}@lakeside.example` });

  /** What the Auth emulator answers to a browser; throws its refusals. */
  async function ask(path: string, body: object): Promise<Document> {
    const response = await askAuth(path, body);
    const answer = (await response.json()) as { error?: { message?: string } } & Document;
    if (!response.ok) throw new Error(String(answer.error?.message));
    return answer;
  }

  const signIn = (email: string, password: string): Promise<Document> =>
    ask('identitytoolkit.googleapis.com/v1/accounts:signInWithPassword', {
      ...{ email, password, returnSecureToken: true },
    });
  const renew = (refreshToken: unknown): Promise<Document> =>
    ask('securetoken.googleapis.com/v1/token', { grantType: 'refresh_token', refreshToken });

  it('[R6.1.3] [R1.3] opens nothing any more: neither its password nor its tokens', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const { email, ...rest } = person();
    const { uid: before } = await desk.auth.createUser({ email, password: KNOWN });
    const { idToken, refreshToken } = await signIn(email, KNOWN);
    await desk.auth.verifyIdToken(String(idToken), true);
    await renew(refreshToken);
    const { uid } = await desk.call(callables.addMember, 'admin', { ...rest, email });
    // A token tells who the person was, for an hour to come: as that person nobody is a member.
    expect(uid).not.toBe(before);
    expect(await desk.site.record('members', before)).toBeNull();
    await expect(desk.auth.verifyIdToken(String(idToken), true)).rejects.toThrow();
    await expect(renew(refreshToken)).rejects.toThrow(/USER_NOT_FOUND|INVALID_REFRESH_TOKEN/);
    await expect(signIn(email, KNOWN)).rejects.toThrow('INVALID_PASSWORD');
  });

  it('[R6.1.3] of who comes back keeps nothing of what opened it, and the language that was chosen', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const { email, ...rest } = person();
    const { uid } = await desk.call(callables.addMember, 'admin', { ...rest, email });
    const google = { uid: `g-${uid}`, providerId: 'google.com', email };
    await desk.auth.updateUser(String(uid), { password: KNOWN, displayName: '旧名', providerToLink: google });
    await signIn(email, KNOWN);
    await desk.call(callables.dismissMember, 'admin', { uid });
    await desk.call(callables.addMember, 'admin', { ...rest, email, name: '新名' });
    const user = await desk.auth.getUser(String(uid));
    expect(user).toMatchObject({ disabled: false, displayName: '新名' });
    expect(user.providerData.map(({ providerId }) => providerId)).toEqual(['password']);
    await expect(signIn(email, KNOWN)).rejects.toThrow('INVALID_PASSWORD');
  });

  it('[R6.1.3] with which somebody works at another site stays as it is; the membership has the name used here', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const { email, ...rest } = person();
    const { uid } = await desk.auth.createUser({ email, password: KNOWN, displayName: '王小明' });
    const account = desk.site.db.doc(`accounts/${uid}`);
    const elsewhere = { other: { name: '别处', nameEnglish: 'Elsewhere' } };
    await account.set({ name: '王小明', language: 'en', sites: elsewhere });
    const { refreshToken } = await signIn(email, KNOWN);

    expect(await desk.call(callables.addMember, 'admin', { ...rest, email, name: '小王' })).toEqual({ uid });
    await desk.call(callables.changeMember, 'admin', { ...rest, uid, name: '老王' });
    await signIn(email, KNOWN);
    await renew(refreshToken);
    expect(await desk.auth.getUser(uid)).toMatchObject({ displayName: '王小明' });
    expect((await account.get()).data()).toMatchObject({ name: '王小明', language: 'en', sites: elsewhere });
    expect(await desk.site.record('members', uid)).toMatchObject({ name: '老王' });
    const mail = await desk.site.db.doc(`mail/invitation~${desk.site.id}~${uid}~1`).get();
    expect(mail.get('message.text')).not.toContain('oobCode');
    expect(mail.get('message.text')).toContain(`?site=${desk.site.id}`);

    await desk.call(callables.dismissMember, 'admin', { uid });
    expect((await account.get()).get('sites')).toEqual(elsewhere);
    await signIn(email, KNOWN);
  });

  it('[R6.1.3] is not touched by a call that is refused', async () => {
    const desk = await openCallDesk({ inSuite: true });
    const { email, ...rest } = person();
    const { uid } = await desk.auth.createUser({ email, password: KNOWN });
    const refused = { ...rest, email, roles: ['manager'] };
    expect((await refusal(desk.call(callables.addMember, 'admin', refused))).code).toBe(
      'failed-precondition',
    );
    expect((await signIn(email, KNOWN)).localId).toBe(uid);
  });
});
