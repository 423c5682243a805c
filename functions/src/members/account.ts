import { randomBytes, randomInt } from 'node:crypto';
import type { Auth, UserRecord } from 'firebase-admin/auth';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { accountPath, newId, recordPath } from '../../../rulebook/reading/paths.ts';
import { MUST_CHANGE } from '../../../rulebook/site/must-change.ts';
import { pinAccountOf } from '../../../rulebook/site/pin-account.ts';
import { readSignInName } from '../../../rulebook/site/sign-in-name.ts';
import type { Language } from '../../../rulebook/site/words.ts';

interface Places {
  readonly db: Firestore;
  readonly auth: Auth;
  readonly site: string;
}

interface Owner {
  /** Of the account, whether or not mail can come there. */
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

export interface Account {
  readonly uid: string;
  /** The person works at a site with it: nobody but they themselves touches it. */
  readonly isInUse: boolean;
}

/** The sites where the owner of an account is an active member. */
export const sitesOf = (account: DocumentSnapshot): readonly string[] =>
  Object.keys((account.get('sites') ?? {}) as object);

async function findUser(auth: Auth, email: string): Promise<UserRecord | null> {
  try {
    return await auth.getUserByEmail(email);
  } catch (error) {
    if (codeOf(error) !== 'auth/user-not-found') throw error;
    return null;
  }
}

/**
 * Whose account an address is. Its owner may have written another's address into their own account, and whoever was then
 * taken on under it would be them: an account that the sites know by another address gets that one back, and is nobody's
 * of this one.
 */
export async function holderOf(places: Places, email: string): Promise<UserRecord | null> {
  const user = await findUser(places.auth, email);
  const known = user ? await addressesOf(places, user.uid) : [];
  const [own] = known;
  if (!user || own === undefined || known.includes(email)) return user;
  await places.auth.updateUser(user.uid, { email: own });
  await places.auth.revokeRefreshTokens(user.uid);
  return null;
}

/** Under which addresses the sites of an account know its owner. */
async function addressesOf({ db, site }: Places, uid: string): Promise<readonly string[]> {
  const sites = sitesOf(await db.doc(accountPath(uid)).get());
  const paths = [...sites, site].map((each) => recordPath(each, registers('members'), uid));
  const memberships = await db.getAll(...paths.map((path) => db.doc(path)));
  return memberships.flatMap((each) => {
    const name = each.get('email') ?? each.get('signInName');
    return typeof name === 'string' ? (readSignInName(name)?.address ?? []) : [];
  });
}

const ATTEMPTS = 5;

/**
 * The account of an address, with nothing left over from whoever had it before: only the mail with the link leads in.
 * An account with which somebody works at another site stays as it is.
 */
export async function accountFor(places: Places, owner: Owner): Promise<Account> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const user = await holderOf(places, owner.email);
    const account = user ? await takenOver(places, user, owner) : await made(places, owner);
    if (account) return account;
  }
  throw new Error('Others make and take away the same account again and again');
}

/** The account is entered before it is made, so that a call that comes at the same time knows it as ours. */
async function made({ db, auth }: Places, owner: Owner): Promise<Account | null> {
  const { email, name, language } = owner;
  const uid = newId();
  await db.doc(accountPath(uid)).create({ name, language, sites: {} });
  try {
    await auth.createUser({ uid, email, displayName: name, password: unknown() });
    return { uid, isInUse: false };
  } catch (error) {
    if (codeOf(error) !== 'auth/email-already-exists') throw error;
    return null;
  }
}

async function takenOver(
  { db, auth, site }: Places,
  user: UserRecord,
  owner: Owner,
): Promise<Account | null> {
  const [account, membership] = await db.getAll(
    db.doc(accountPath(user.uid)),
    db.doc(recordPath(site, registers('members'), user.uid)),
  );
  if (account && sitesOf(account).length > 0) return { uid: user.uid, isInUse: true };
  if (!account?.exists && !membership?.exists) {
    // Somebody made it without being a member anywhere. A token of theirs lives on for an hour: the uid must be another.
    await auth.deleteUser(user.uid).catch(unless('auth/user-not-found'));
    return null;
  }
  await renew(auth, user, owner);
  return { uid: user.uid, isInUse: false };
}

/** Nothing of what opened it before opens it any more. */
async function renew(auth: Auth, { uid, providerData, multiFactor }: UserRecord, { name }: Owner) {
  const others = providerData.map(({ providerId }) => providerId).filter((id) => id !== 'password');
  await auth.updateUser(uid, {
    ...{ password: unknown(), displayName: name, disabled: false },
    ...(others.length > 0 ? { providersToUnlink: others } : {}),
    ...(multiFactor?.enrolledFactors?.length ? { multiFactor: { enrolledFactors: null } } : {}),
  });
  await auth.setCustomUserClaims(uid, null);
  await shutOut(auth, uid);
}

/** Nobody who is in stays in longer than the token that they have, with a password or a PIN. */
async function shutOut(auth: Auth, uid: string): Promise<void> {
  await endPinSessions(auth, uid);
  await auth.revokeRefreshTokens(uid);
}

const endPinSessions = (auth: Auth, uid: string): Promise<void> =>
  auth.deleteUser(pinAccountOf(uid)).catch(unless('auth/user-not-found'));

/**
 * Opens an account with a password that somebody hands over, under the address by which the site knows its owner, whatever
 * was written there since. It opens nothing but the change of it: neither the rules nor a callable knows whoever comes with it.
 */
export async function giveStartPassword(
  places: Places,
  uid: string,
  address: string,
  password: string,
): Promise<void> {
  const { auth } = places;
  await holderOf(places, address);
  // Its owner can take it away: it is theirs, and comes back empty.
  await auth.createUser({ uid }).catch(unless('auth/uid-already-exists'));
  // In this order nobody is ever let in with it
  await auth.setCustomUserClaims(uid, { [MUST_CHANGE]: true });
  await auth.updateUser(uid, { email: address, password });
  await shutOut(auth, uid);
}

/** Their own password: from now on the account is theirs alone. */
export async function giveOwnPassword(auth: Auth, uid: string, password: string): Promise<void> {
  await auth.updateUser(uid, { password });
  await auth.setCustomUserClaims(uid, null);
  await endPinSessions(auth, uid);
}

/** Closes an account with which nobody works anywhere any more. */
export async function closeIfLeft({ db, auth }: Pick<Places, 'db' | 'auth'>, uid: string): Promise<void> {
  const isLeft = async () => sitesOf(await db.doc(accountPath(uid)).get()).length === 0;
  if (!(await isLeft())) return;
  await auth.updateUser(uid, { disabled: true }).catch(unless('auth/user-not-found'));
  await shutOut(auth, uid).catch(unless('auth/user-not-found'));
  // Another site may have taken the person on meanwhile.
  if (!(await isLeft())) await auth.updateUser(uid, { disabled: false });
}

/** Without what is mistaken for something else when it is read out. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP = 4;

/** A password that is read out or written down: 'k7mw-p3xt-9hne'. */
export const newStartPassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join(''),
  ).join('-');

/** A password that nobody knows. */
const unknown = (): string => randomBytes(24).toString('base64url');

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

/** Nothing is done about this error: what was wanted is so already. */
export const unless = (code: string) => (error: unknown) => {
  if (codeOf(error) !== code) throw error;
};
