import type { Auth } from 'firebase-admin/auth';
import { z } from 'zod';
import { MUST_CHANGE } from '../../../../../rulebook/site/must-change.ts';
import { PIN_TRIES } from '../../../../../rulebook/site/pin.ts';
import { pinAccountOf, STANDS_FOR, USE_BY } from '../../../../../rulebook/site/pin-account.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { Refused } from '../../../callables/callable.ts';
import { siteId, uid as uidOf } from '../../../callables/inputs.ts';
import { memberOf } from '../../../callables/member.ts';
import { type PublicCall, publicCallable } from '../../../callables/public-callable.ts';
import { unless } from '../../../members/account.ts';
import { readRoster } from '../../../records/roster.ts';
import { type DeskKey, deskKey, isDesk, noDesk, todayOf } from './desk.ts';
import { opensNow, pinAt, tryPin } from './pin.ts';

const known = { site: siteId, ...deskKey };

/** Whoever has not the secret of a shared computer is told this and nothing else. */
const unknown = { field: 'desk', words: noDesk };

/** Who may come back with a PIN on a shared computer today, by name. */
export const deskPeople = publicCallable({
  input: z.strictObject(known),
  unknown,
  run: async (call) => {
    const { db, auth, now, input } = call;
    const { site, desk } = await knownDesk(call);
    const [today, { people }] = await Promise.all([todayOf(db, site, desk, now()), readRoster(db, site)]);
    const uids = Object.keys(today).filter((uid) => people[uid]?.active);
    if (uids.length === 0) return { people: [] };
    const [pins, { users }] = await Promise.all([
      db.getAll(...uids.map((uid) => pinAt(db, input.site, uid))),
      auth.getUsers(uids.slice(0, USERS_MOST).map((uid) => ({ uid }))),
    ]);
    const open = uids.filter((uid, place) => {
      const pin = pins[place];
      return (
        pin !== undefined &&
        opensNow(
          pin,
          users.find((each) => each.uid === uid),
        )
      );
    });
    return { people: open.map((uid) => ({ uid, name: people[uid]?.name ?? uid })) };
  },
});

/** As many does Firebase Authentication look up at once; a shared computer has fewer people in a day. */
const USERS_MOST = 100;

/** Somebody comes back with their PIN: answers what signs them in. */
export const signInWithPin = publicCallable({
  input: z.strictObject({ ...known, uid: uidOf, pin: z.string().max(40) }),
  unknown,
  run: async (call) => {
    const { db, auth, now, input } = call;
    const { site, desk } = await knownDesk(call);
    const { uid, pin } = input;
    const [today, member] = await Promise.all([
      todayOf(db, site, desk, now()),
      memberOf(db, site, uid, now()),
    ]);
    if (!today[uid] || !member) throw refused('uid', byPassword);
    const user = await auth.getUser(uid);
    if (user.customClaims?.[MUST_CHANGE]) throw refused('uid', byPassword);
    const tried = await tryPin(db, site, user, pin, now());
    if (tried === 'wrong') throw refused('pin', wrong);
    if (tried === 'closed') throw refused('uid', byPassword);
    const claims = { [STANDS_FOR]: uid, [USE_BY]: secondsOf(now()) + USE_SECONDS };
    return { token: await auth.createCustomToken(await pinAccount(auth, uid), claims) };
  },
});

/** The page exchanges it at once; a slow line takes its time. */
const USE_SECONDS = 60;

const secondsOf = (time: Date): number => Math.floor(time.getTime() / 1000);

/** It is made here: nobody signs up by themselves. */
async function pinAccount(auth: Auth, uid: string): Promise<string> {
  const account = pinAccountOf(uid);
  await auth.createUser({ uid: account }).catch(unless('auth/uid-already-exists'));
  return account;
}

async function knownDesk({ db, input, refuseUnknown }: PublicCall<DeskKey>): Promise<DeskKey> {
  return (await isDesk(db, input)) ? input : refuseUnknown();
}

const refused = (field: string, words: Words): Refused => new Refused({ field, words, clauses: ['R1.3'] });

const wrong: Words = {
  zh: `PIN 不对。连错 ${PIN_TRIES} 次后只能用密码登录`,
  en: `The PIN is wrong. After ${PIN_TRIES} wrong ones only the password opens`,
};
const byPassword: Words = {
  zh: '今天请先用密码登录一次，之后可再用 PIN',
  en: 'Please sign in with the password; then the PIN opens again',
};
