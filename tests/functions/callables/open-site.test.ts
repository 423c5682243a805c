import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { afterAll, describe, expect, it } from 'vitest';
import { accountFor } from '../../../functions/src/members/account.ts';
import { type Named, openSite, siteAsItStands } from '../../../functions/src/members/open-site.ts';
import { type Document, fromFirestore } from '../../../functions/src/records/documents.ts';
import { registers } from '../../../rulebook/chapters/index.ts';
import { recordSchema } from '../../../rulebook/reading/schema.ts';
import { defaultSettings } from '../../../rulebook/site/settings.ts';
import { clockOf } from '../../../rulebook/site/site-clock.ts';
import { at } from '../../support/clock.ts';
import { emulators, freshProject } from '../../support/emulators.ts';

const app = initializeApp({ projectId: freshProject('open-site') }, 'open-site');
afterAll(() => deleteApp(app));
const db: Firestore = getFirestore(app);

const OPENED = at('2026-09-29 09:00');
const settings = { ...defaultSettings, name: '湖畔花园', nameEnglish: 'Lakeside Garden', contacts: '-' };
const admin: Named = { uid: 'admin', name: '程管理', email: 'admin@lakeside.example' };
const manager: Named = { uid: 'manager', name: '王经理', email: 'manager@lakeside.example' };

const read = async (path: string): Promise<Document | null> => {
  const snapshot = await db.doc(path).get();
  return snapshot.exists ? (fromFirestore(snapshot.data()) as Document) : null;
};

describe('a site that the operator opens', () => {
  it('[R5.1.1] [R6.1.3] has settings, a clock, an administrator and a manager, each as the rulebook has them', async () => {
    expect(await openSite(db, { site: 'a', settings, admin, manager }, OPENED)).toBe('opened');
    const stands = await read('sites/a/settings/site');
    expect(recordSchema(registers('settings')).safeParse(stands).error?.issues ?? []).toEqual([]);
    expect(await read('sites/a/settings/site/standing/clock')).toEqual(clockOf('Asia/Shanghai', OPENED));
    for (const [uid, role] of [
      ['admin', 'admin'],
      ['manager', 'manager'],
    ]) {
      const member = await read(`sites/a/members/${uid}`);
      expect(member).toMatchObject({ roles: [role], state: 'active', opened: { by: 'system' } });
      expect(recordSchema(registers('members')).safeParse(member).error?.issues ?? []).toEqual([]);
      expect(await read(`sites/a/members/${uid}/standing/rights`)).toMatchObject({
        ...{ state: 'active', roles: [role], buildings: [] },
        ...{ keeps: {}, standsIn: [], periods: [{ state: 'active', own: [role], roles: [role] }] },
      });
      expect(await read(`accounts/${uid}`)).toMatchObject({ sites: { a: { name: '湖畔花园' } } });
    }
  });

  it('[R6.1.3] may have one person for both', async () => {
    await openSite(db, { site: 'b', settings, admin, manager: admin }, OPENED);
    expect(await read('sites/b/members/admin')).toMatchObject({ roles: ['admin', 'manager'] });
  });

  it('[R6.1.3] is not changed by the same command, unless nobody is left who can name a manager', async () => {
    const opening = { site: 'c', settings, admin, manager };
    await openSite(db, opening, OPENED);
    const other = { uid: 'other', name: '别人', email: 'other@lakeside.example' };
    expect(await openSite(db, { ...opening, manager: other }, OPENED)).toBe('nothing');
    expect(await read('sites/c/members/other')).toBeNull();
    await db.doc('sites/c/members/manager').update({ state: 'dismissed' });
    expect(await siteAsItStands(db, 'c')).toBe('withoutManager');
    expect(await openSite(db, { ...opening, manager: other }, OPENED)).toBe('managerNamed');
    expect(await read('sites/c/members/other')).toMatchObject({ roles: ['manager'], state: 'active' });
    expect(await siteAsItStands(db, 'c')).toBe('led');
  });

  it('[R6.1.3] gets a manager who was one before, or who is its administrator', async () => {
    for (const [site, named, roles] of [
      ['d', manager, ['manager']],
      ['e', admin, ['admin', 'manager']],
    ] as const) {
      await openSite(db, { site, settings, admin, manager }, OPENED);
      await db.doc(`sites/${site}/members/manager`).update({ state: 'dismissed' });
      await openSite(db, { site, settings, admin, manager: named }, OPENED);
      expect(await read(`sites/${site}/members/${named.uid}/standing/rights`)).toMatchObject({
        ...{ roles, state: 'active' },
      });
      expect(await read(`sites/${site}/members/${named.uid}`)).toMatchObject({
        roles,
        state: 'active',
        rev: 2,
      });
    }
  });

  it('[R6.1.3] gives the first two an account that opens by the link alone, and touches none that is in use', async () => {
    emulators.auth();
    const auth = getAuth(app);
    const { uid: before } = await auth.createUser({ email: admin.email, password: 'known-to-a-stranger' });
    const owner = { email: admin.email, name: admin.name, language: 'zh' } as const;
    const account = await accountFor({ db, auth, site: 'f' }, owner);
    expect(account).toMatchObject({ isInUse: false });
    expect(account.uid).not.toBe(before);
    const named = { ...admin, uid: account.uid };
    await openSite(db, { site: 'f', settings, admin: named, manager: named }, OPENED);
    expect(await accountFor({ db, auth, site: 'g' }, owner)).toEqual({ uid: account.uid, isInUse: true });
  });
});
