import { readSignInName, type SignInName } from '../../../rulebook/site/sign-in-name.ts';
import { signInWords } from '../../../rulebook/site/sign-in-words.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { Refused } from '../callables/callable.ts';

/** What is told of how somebody will sign in. */
export interface SignsIn {
  readonly email?: string | undefined;
  readonly signInName?: string | undefined;
}

/** With what the person will sign in: one of the two. */
export function signInOf({ email, signInName }: SignsIn): SignInName {
  if ((email === undefined) === (signInName === undefined))
    throw wrongSignIn(email === undefined ? signInWords.none : signInWords.two);
  const read = readSignInName(email ?? signInName ?? '');
  if (read === null || (read.kind === 'email') !== (email !== undefined)) throw wrongSignIn(unreadable);
  return read;
}

const unreadable: Words = {
  zh: '登录名应是手机号，或由字母、数字、连字符组成的工号（最多20位）',
  en: 'A sign-in name is a telephone number, or a staff number of at most 20 letters, digits and hyphens',
};

const wrongSignIn = (words: Words): Refused =>
  new Refused({ field: 'signInName', words, clauses: ['R6.1.3'] });

/** Somebody has it already. */
export const taken = ({ kind }: SignInName): Refused => {
  const words = {
    email: { zh: '此邮箱已是本小区员工', en: 'This address belongs to a member of the site already' },
    phone: {
      zh: '此手机号已作登录名使用；请改用邮箱或工号',
      en: 'Somebody signs in with this number already: take an e-mail address or a staff number',
    },
    staffNumber: { zh: '此工号已有人使用', en: 'Somebody has this staff number already' },
  }[kind];
  return new Refused({ field: kind === 'email' ? 'email' : 'signInName', words, clauses: ['R6.1.3'] });
};
