import type { Auth } from 'firebase-admin/auth';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { accountPath, recordPath } from '../../../rulebook/paths.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { SETTINGS_ID } from '../../../rulebook/registers/settings.ts';
import type { Settings } from '../../../rulebook/settings.ts';

export interface SiteToOpen {
  readonly site: string;
  readonly settings: Settings;
  /** The first member: an administrator, who adds everybody else. */
  readonly admin: { readonly name: string; readonly email: string; readonly password?: string };
}

/**
 * Opens a site with its first administrator, from the operator's machine: before there is a member, nobody could
 * do it in the page. Returns the administrator's uid. Does nothing to a site that is open already.
 */
export async function openSite(
  db: Firestore,
  auth: Auth,
  { site, settings, admin }: SiteToOpen,
  at?: Date,
): Promise<string> {
  const { email, password, name: displayName } = admin;
  const user = await auth
    .getUserByEmail(email)
    .catch(() => auth.createUser({ email, password, displayName }));
  const stamp = { by: user.uid, at: at ?? FieldValue.serverTimestamp() };
  const envelope = (state: string, step: string) => ({
    state,
    rev: 1,
    opened: stamp,
    last: { step, ...stamp },
  });
  const record = db.doc(recordPath(site, registers('settings'), SETTINGS_ID));
  await db.runTransaction(async (transaction) => {
    if ((await transaction.get(record)).exists) return;
    transaction.create(record, { ...settings, ...envelope('current', 'open') });
    transaction.create(db.doc(recordPath(site, registers('members'), user.uid)), {
      name: displayName,
      email,
      language: 'zh',
      roles: ['admin'],
      buildings: [],
      ...envelope('active', 'join'),
    });
    const sites = { [site]: { name: settings.name, nameEnglish: settings.nameEnglish } };
    transaction.set(
      db.doc(accountPath(user.uid)),
      { name: displayName, language: 'zh', sites },
      { merge: true },
    );
  });
  return user.uid;
}
