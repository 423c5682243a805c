import { createHash, randomBytes } from 'node:crypto';
import type { DocumentReference, Firestore, Timestamp, Transaction } from 'firebase-admin/firestore';

/** Whose calendar stands behind an address. */
export interface Feed {
  readonly site: string;
  readonly uid: string;
}

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Only this is kept of an address, so that who reads the database has none. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const feedAt = (db: Firestore, hash: string): DocumentReference => db.doc(`calendarFeeds/${hash}`);

/** Which address is a person's present one. Opened by no rule. */
const presentOf = (db: Firestore, { site, uid }: Feed): DocumentReference =>
  db.doc(`sites/${site}/members/${uid}/standing/calendar`);

/** What stands behind an address; null when nobody has it. Tells nothing of why. */
export async function feedOf(db: Firestore, token: string): Promise<Feed | null> {
  if (!TOKEN.test(token)) return null;
  const stored = await feedAt(db, hashOf(token)).get();
  return stored.exists ? { site: String(stored.get('site')), uid: String(stored.get('uid')) } : null;
}

/** Since when the person has their present address; null without one. */
export async function feedMadeAt(db: Firestore, feed: Feed): Promise<Date | null> {
  const present = await presentOf(db, feed).get();
  return (present.get('madeAt') as Timestamp | undefined)?.toDate() ?? null;
}

/** Makes a person's address anew and answers its token, which is told this once. The one before leads nowhere from now on. */
export async function makeFeed(db: Firestore, feed: Feed, madeAt: Date): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const hash = hashOf(token);
  await db.runTransaction(async (transaction) => {
    await endFeedIn(transaction, db, feed);
    transaction.create(feedAt(db, hash), { ...feed, madeAt });
    transaction.set(presentOf(db, feed), { feed: hash, madeAt });
  });
  return token;
}

/** Switches a person's calendar off. */
export const endFeed = (db: Firestore, feed: Feed): Promise<void> =>
  db.runTransaction((transaction) => endFeedIn(transaction, db, feed));

/** The same with whatever else a transaction writes; reads first. */
export async function endFeedIn(transaction: Transaction, db: Firestore, feed: Feed): Promise<void> {
  const present = presentOf(db, feed);
  const hash: unknown = (await transaction.get(present)).get('feed');
  if (typeof hash !== 'string') return;
  transaction.delete(feedAt(db, hash));
  transaction.delete(present);
}
