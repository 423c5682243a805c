import type { Auth } from 'firebase-admin/auth';
import { HttpsError } from 'firebase-functions/v2/https';
import { z } from 'zod';
import { passwordProblem } from '../../../rulebook/site/password.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { giveOwnPassword } from './account.ts';

/** Who calls, and when they signed in. */
export interface SignedIn {
  readonly uid: string;
  readonly at: Date;
  /** A PIN of a shared computer is not enough. */
  readonly withPassword: boolean;
}

/** Whoever finds a desk that somebody has left does not know the password. */
const FRESH_MS = 5 * 60_000;

const input = z.strictObject({ password: z.string() });

/**
 * Sets one's own password, for who has typed the old one a moment ago: the page signs in with it first. What was handed
 * over opens nothing any more; what is open elsewhere has to be opened anew.
 */
export async function changePassword(
  { caller, data }: { readonly caller: SignedIn | null; readonly data: unknown },
  { auth, now }: { readonly auth: Auth; readonly now: () => Date },
): Promise<object> {
  if (!caller) throw told('unauthenticated', signIn);
  const { at, withPassword } = caller;
  if (!withPassword || now().getTime() - at.getTime() > FRESH_MS)
    throw told('failed-precondition', signInAgain);
  const parsed = input.safeParse(data);
  if (!parsed.success) throw told('invalid-argument', noPassword);
  const { email = '', disabled, tokensValidAfterTime } = await auth.getUser(caller.uid);
  // Whoever came in before a reset, a dismissal or a change was shut out by it, however fresh their token is.
  const since = tokensValidAfterTime === undefined ? null : new Date(tokensValidAfterTime);
  if (disabled || (since && caller.at < since)) throw told('failed-precondition', signInAgain);
  const problem = passwordProblem(parsed.data.password, email);
  if (problem) throw told('invalid-argument', problem);
  await giveOwnPassword(auth, caller.uid, parsed.data.password);
  return {};
}

const signIn: Words = { zh: '请先登录', en: 'Please sign in' };
const signInAgain: Words = {
  zh: '请再输入一次现在的密码',
  en: 'Type the present password once more',
};
const noPassword: Words = { zh: '请填写新密码', en: 'Please give the new password' };

const told = (
  code: 'unauthenticated' | 'failed-precondition' | 'invalid-argument',
  words: Words,
): HttpsError => new HttpsError(code, words.en, { problems: [{ words, clauses: [] }] });
