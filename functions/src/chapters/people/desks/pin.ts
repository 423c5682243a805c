import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { UserRecord } from 'firebase-admin/auth';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type Firestore,
  Timestamp,
} from 'firebase-admin/firestore';
import { registers } from '../../../../../rulebook/chapters/index.ts';
import { recordPath } from '../../../../../rulebook/reading/paths.ts';
import { PIN_TRIES } from '../../../../../rulebook/site/pin.ts';

const scrypt = promisify(scryptWithCallback) as (
  pin: string,
  salt: Buffer,
  length: number,
) => Promise<Buffer>;

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A person's PIN at a site. Opened by no rule. */
export const pinAt = (db: Firestore, site: string, uid: string): DocumentReference =>
  db.doc(`sites/${site}/members/${uid}/standing/pin`);

/** Keeps what a PIN can be compared with, and which password it belongs to. */
export async function keepPin(
  db: Firestore,
  site: string,
  user: UserRecord,
  pin: string,
  now: Date,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await scrypt(pin, salt, HASH_BYTES);
  const pinned = {
    ...{ salt: salt.toString('base64'), hash: hash.toString('base64'), setAt: Timestamp.fromDate(now) },
    ...{ passwordSince: passwordSince(user), wrong: 0, wrongAt: null },
  };
  await db.runTransaction(async (transaction) => {
    const member = await transaction.get(db.doc(recordPath(site, registers('members'), user.uid)));
    // A dismissal has deleted the one before.
    if (member.get('state') === 'active') transaction.set(pinAt(db, site, user.uid), pinned);
  });
}

/**
 * Since when a person's password is what it is. Firebase Authentication moves this whenever it changes, also by the link in
 * a mail, of which no function of ours hears.
 */
export const passwordSince = ({ tokensValidAfterTime }: UserRecord): string => tokensValidAfterTime ?? '';

/** Returns true iff a PIN opens: it is there, of the present password, and has not been tried too often. */
export const opensNow = (pin: DocumentSnapshot, user: UserRecord | undefined): boolean =>
  isOfPassword(pin, user) && pin.get('wrong') < PIN_TRIES;

export const isOfPassword = (pin: DocumentSnapshot, user: UserRecord | undefined): boolean =>
  pin.exists && user !== undefined && !user.disabled && pin.get('passwordSince') === passwordSince(user);

export type Tried = 'right' | 'wrong' | 'closed';

/**
 * Tries a PIN. A try is counted before it is looked at, so that many at once are no more than one after the other; the
 * right one ends the count.
 */
export async function tryPin(
  db: Firestore,
  site: string,
  user: UserRecord,
  given: string,
  now: Date,
): Promise<Tried> {
  const place = pinAt(db, site, user.uid);
  const pin = await db.runTransaction(async (transaction) => {
    const stored = await transaction.get(place);
    if (!opensNow(stored, user)) return null;
    transaction.update(place, { wrong: FieldValue.increment(1), wrongAt: Timestamp.fromDate(now) });
    return stored;
  });
  if (!pin) return 'closed';
  const hash = await scrypt(given, Buffer.from(String(pin.get('salt')), 'base64'), HASH_BYTES);
  if (!timingSafeEqual(hash, Buffer.from(String(pin.get('hash')), 'base64'))) return 'wrong';
  await db.runTransaction(async (transaction) => {
    const stands = await transaction.get(place);
    // Another PIN has a count of its own.
    if (stands.get('hash') === pin.get('hash')) transaction.update(place, { wrong: 0, wrongAt: null });
  });
  return 'right';
}

/** The password was used: what was tried before counts no more. Only a sign-in after the last try does that. */
export async function forgetTries(db: Firestore, site: string, uid: string, signedInAt: Date): Promise<void> {
  const place = pinAt(db, site, uid);
  await db.runTransaction(async (transaction) => {
    const stored = await transaction.get(place);
    const wrongAt: unknown = stored.get('wrongAt');
    if (!(wrongAt instanceof Timestamp) || wrongAt.toMillis() >= signedInAt.getTime()) return;
    transaction.update(place, { wrong: 0, wrongAt: null });
  });
}
