import { createHash, timingSafeEqual } from 'node:crypto';
import type { DocumentReference, Firestore, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { registers } from '../../../../../rulebook/chapters/index.ts';
import { recordPath } from '../../../../../rulebook/reading/paths.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { documentId } from '../../../callables/inputs.ts';
import { readSiteTime } from '../../../records/site-time.ts';

/** By what a browser is known as a shared computer: which one, and the secret that it made. */
export const deskKey = {
  desk: documentId(80),
  /** 32 random bytes. */
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
};

export interface DeskKey {
  readonly site: string;
  readonly desk: string;
  readonly secret: string;
}

const deskPath = (site: string, desk: string): string => recordPath(site, registers('desks'), desk);

/** Opened by no rule: the hash of its secret, and who has signed in there today. */
export const secretAt = (db: Firestore, site: string, desk: string): DocumentReference =>
  db.doc(`${deskPath(site, desk)}/standing/secret`);
const todayAt = (db: Firestore, site: string, desk: string): DocumentReference =>
  db.doc(`${deskPath(site, desk)}/standing/today`);

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Returns true iff this is a shared computer of the site now. */
export async function isDesk(db: Firestore, { site, desk, secret }: DeskKey): Promise<boolean> {
  const [record, kept] = await db.getAll(db.doc(deskPath(site, desk)), secretAt(db, site, desk));
  const stored: unknown = kept?.get('hash');
  // What is compared is of one length whether or not there is such a computer.
  const isRight = timingSafeEqual(
    Buffer.from(hashOf(secret)),
    Buffer.from(typeof stored === 'string' ? stored : hashOf('')),
  );
  return isRight && record?.get('state') === 'registered';
}

/** Who has signed in with their password on a shared computer today, and when. */
export type Today = Readonly<Record<string, Date>>;

/** Of the site's day; who signed in yesterday is not among them. */
export async function todayOf(db: Firestore, site: string, desk: string, now: Date): Promise<Today> {
  const [stored, day] = await Promise.all([todayAt(db, site, desk).get(), dayAt(db, site, now)]);
  return stored.get('day') === day ? peopleIn(stored.get('people')) : {};
}

/** Somebody has signed in there with their password; the first of a day begins the list anew. */
export async function noteSignIn(
  db: Firestore,
  { site, desk }: DeskKey,
  uid: string,
  at: Date,
  now: Date,
): Promise<void> {
  const day = await dayAt(db, site, now);
  if ((await dayAt(db, site, at)) !== day) return;
  const place = todayAt(db, site, desk);
  await db.runTransaction(async (transaction) => {
    const stored = await transaction.get(place);
    const people = stored.get('day') === day ? stored.get('people') : {};
    transaction.set(place, { day, people: { ...people, [uid]: at } });
  });
}

const dayAt = async (db: Firestore, site: string, at: Date): Promise<string> =>
  (await readSiteTime(db, site)).calendar.day(at);

const peopleIn = (stored: Readonly<Record<string, Timestamp>> | undefined): Today =>
  Object.fromEntries(Object.entries(stored ?? {}).map(([uid, at]) => [uid, at.toDate()]));

/** Told of a browser whose secret is none, or none any more. */
export const noDesk: Words = {
  zh: '本机不是（或不再是）共用电脑，请用密码登录',
  en: 'This is no shared computer, or no longer one: sign in with the password',
};
