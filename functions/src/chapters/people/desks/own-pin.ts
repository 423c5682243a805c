import { z } from 'zod';
import { MUST_CHANGE } from '../../../../../rulebook/site/must-change.ts';
import { pinProblem } from '../../../../../rulebook/site/pin.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { type Call, callable, Refused } from '../../../callables/callable.ts';
import { type DeskKey, deskKey, isDesk, noDesk, noteSignIn, todayOf } from './desk.ts';
import { forgetTries, isOfPassword, keepPin, passwordSince, pinAt } from './pin.ts';

/** What a shared computer is told of who has signed in on it. */
interface AtDesk {
  readonly hasPin: boolean;
  /** A PIN is set by who has just proved to know the password. */
  readonly mayPin: boolean;
}

const terms = { by: 'staff', cites: ['R6.1.3', 'R1.3'] } as const;

/** Somebody is signed in on a shared computer: with their password they are among those who may come back today. */
export const comeToDesk = callable({
  ...terms,
  input: z.strictObject(deskKey),
  run: async (call): Promise<AtDesk> => {
    const { db, auth, site, caller, signedIn, now, input } = call;
    await refuseElsewhere(call);
    const [pin, user] = await Promise.all([pinAt(db, site, caller.uid).get(), auth.getUser(caller.uid)]);
    const isFresh = signedIn?.withPassword === true && signedIn.at >= new Date(passwordSince(user));
    if (isFresh) {
      await forgetTries(db, site, caller.uid, signedIn.at);
      await noteSignIn(db, { ...input, site }, caller.uid, signedIn.at, now());
    }
    return { hasPin: isOfPassword(pin, user), mayPin: isFresh };
  },
});

/** Sets one's own PIN, on a shared computer on which one has signed in with one's password today. */
export const setPin = callable({
  ...terms,
  input: z.strictObject({ ...deskKey, pin: z.string().max(40) }),
  run: async (call): Promise<object> => {
    const { db, auth, site, caller, signedIn, now, input } = call;
    await refuseElsewhere(call);
    const user = await auth.getUser(caller.uid);
    const isKnown = signedIn?.withPassword === true && signedIn.at >= new Date(passwordSince(user));
    const today = await todayOf(db, site, input.desk, now());
    if (!isKnown || !today[caller.uid] || user.customClaims?.[MUST_CHANGE]) throw refused('pin', byPassword);
    const problem = pinProblem(input.pin);
    if (problem) throw refused('pin', problem);
    await keepPin(db, site, user, input.pin, now());
    return {};
  },
});

async function refuseElsewhere({ db, site, input }: Call<Omit<DeskKey, 'site'>>): Promise<void> {
  if (!(await isDesk(db, { ...input, site }))) throw refused('desk', noDesk);
}

const refused = (field: string, words: Words): Refused =>
  new Refused({ field, words, clauses: ['R6.1.3', 'R1.3'] });

const byPassword: Words = {
  zh: 'PIN 只能在本机用密码登录后设置，请退出后用密码登录',
  en: 'A PIN is set after signing in here with the password: sign out, and in with it',
};
