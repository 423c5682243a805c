import {
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  type Transaction,
} from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { withPeriods } from '../../../rulebook/chapters/people/periods.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { SYSTEM } from '../../../rulebook/notation/record.ts';
import { accountPath, collectionPath, recordPath } from '../../../rulebook/reading/paths.ts';
import type { Sources } from '../../../rulebook/reading/rights.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import type { Settings } from '../../../rulebook/site/settings.ts';
import { clockOf } from '../../../rulebook/site/site-clock.ts';
import { type Document, fromFirestore } from '../records/documents.ts';
import { rosterPath } from '../records/roster.ts';

/** Somebody whom the operator names; the account is there. */
export interface Named {
  readonly uid: string;
  readonly name: string;
  readonly email: string;
}

export interface SiteToOpen {
  readonly site: string;
  readonly settings: Settings;
  /** Takes care of accounts and everyday posts. */
  readonly admin: Named;
  /** Appoints whom an administrator can't: supervisor, stewards, further managers. May be the same person. */
  readonly manager: Named;
}

export type Opened = 'opened' | 'managerNamed' | 'nothing';

/**
 * Opens a site with its first administrator and its first manager, from the operator's machine: before there are
 * members, nobody could do it in the page. Of a site that is open already it names the manager, if no manager or
 * general manager is left to name one; else it does nothing.
 */
export async function openSite(db: Firestore, opening: SiteToOpen, at?: Date): Promise<Opened> {
  const { site, admin, manager } = opening;
  const settings = db.doc(recordPath(site, registers('settings'), SETTINGS_ID));
  const stamp = { by: SYSTEM, at: at ?? FieldValue.serverTimestamp() };
  return db.runTransaction(async (transaction) => {
    const stands = await siteAsItStands(db, site, transaction);
    if (stands === 'led') return 'nothing';
    const isOpen = stands === 'withoutManager';
    const isOnePerson = admin.uid === manager.uid;
    const joining: Joining[] = isOpen
      ? [await joiningOf(transaction, db, site, manager, ['manager'])]
      : isOnePerson
        ? [await joiningOf(transaction, db, site, admin, ['admin', 'manager'])]
        : [
            await joiningOf(transaction, db, site, admin, ['admin']),
            await joiningOf(transaction, db, site, manager, ['manager']),
          ];
    if (!isOpen) {
      transaction.create(settings, { ...opening.settings, ...opened('current', 'open', stamp) });
      const clock = db.doc(recordPath(site, registers('clock'), SETTINGS_ID));
      transaction.create(clock, { ...clockOf(opening.settings.zone, at ?? new Date()) });
    }
    for (const each of joining) join(transaction, opening, each, stamp);
    // The next step of a member writes it anew, from the records.
    transaction.delete(db.doc(rosterPath(site)));
    return isOpen ? 'managerNamed' : 'opened';
  });
}

const leaders: readonly Role[] = ['manager', 'gm'];

/** Whether a site is open, and whether somebody is there who can name a manager. */
export async function siteAsItStands(
  db: Firestore,
  site: string,
  transaction?: Transaction,
): Promise<'new' | 'withoutManager' | 'led'> {
  const settings = db.doc(recordPath(site, registers('settings'), SETTINGS_ID));
  const isOpen = (await (transaction ? transaction.get(settings) : settings.get())).exists;
  if (!isOpen) return 'new';
  const members = db.collection(collectionPath(site, registers('members')));
  const query = members.where('roles', 'array-contains-any', leaders);
  const found = await (transaction ? transaction.get(query) : query.get());
  return found.docs.some((each) => each.get('state') === 'active') ? 'led' : 'withoutManager';
}

/** Somebody who is to be entered, and what stands of them. */
interface Joining {
  readonly named: Named;
  readonly roles: readonly Role[];
  readonly membership: DocumentSnapshot;
  readonly rights: DocumentSnapshot;
  readonly account: DocumentSnapshot;
}

async function joiningOf(
  transaction: Transaction,
  db: Firestore,
  site: string,
  named: Named,
  roles: readonly Role[],
): Promise<Joining> {
  const membership = await transaction.get(db.doc(recordPath(site, registers('members'), named.uid)));
  const rights = await transaction.get(db.doc(recordPath(site, registers('rights'), named.uid)));
  const account = await transaction.get(db.doc(accountPath(named.uid)));
  return { named, roles, membership, rights, account };
}

type Stamp = Readonly<Record<'by' | 'at', unknown>>;

const opened = (state: string, step: string, stamp: Stamp): Document => ({
  state,
  rev: 1,
  opened: stamp,
  last: { step, ...stamp },
});

type Beside = Pick<Sources, 'keeps' | 'standsIn'>;

/** What stands beside a person's own roles. */
function besideIn(rights: DocumentSnapshot): Beside {
  const { keeps = {}, standsIn = [] } = fromFirestore(rights.data() ?? {}) as unknown as Partial<Beside>;
  return { keeps, standsIn };
}

/** Enters the membership, or the roles into the one that stands, and the site among those of the account. */
function join(
  transaction: Transaction,
  { site, settings }: SiteToOpen,
  { named: { name, email }, roles, membership, rights, account }: Joining,
  stamp: Stamp,
): void {
  const layDown = (held: readonly Role[], buildings: readonly string[]) =>
    transaction.set(
      rights.ref,
      withPeriods({ state: 'active' as const, roles: held, buildings, ...besideIn(rights) }),
    );
  if (membership.exists) {
    const isActive = membership.get('state') === 'active';
    const held = isActive ? [...new Set([...(membership.get('roles') as Role[]), ...roles])] : roles;
    layDown(held, membership.get('buildings') as string[]);
    transaction.update(membership.ref, {
      state: 'active',
      roles: held,
      rev: Number(membership.get('rev')) + 1,
      last: { step: isActive ? 'change' : 'reinstate', ...stamp },
    });
  } else {
    const fields = { name, email, language: 'zh', roles, buildings: [] };
    transaction.create(membership.ref, { ...fields, ...opened('active', 'join', stamp) });
    layDown(roles, []);
  }
  const sites = { [site]: { name: settings.name, nameEnglish: settings.nameEnglish } };
  const person = account.exists ? {} : { name, language: 'zh' };
  transaction.set(account.ref, { ...person, sites }, { merge: true });
}
