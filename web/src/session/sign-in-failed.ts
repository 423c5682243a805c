import { isUnreachable } from '../data/failures.ts';
import type { Words } from '../language/words.ts';

const words: Readonly<Record<string, Words>> = {
  'auth/too-many-requests': {
    zh: '试的次数太多，请过几分钟再试，或重设密码',
    en: 'Too many tries: wait a few minutes, or reset the password',
  },
  'auth/user-disabled': {
    zh: '此账号已停用，请联系系统管理员',
    en: 'This account has been closed; ask the administrator',
  },
};

/** What a person is told when signing in fails; which of the two was wrong is not told. */
export function signInFailed(error: unknown): Words {
  if (isUnreachable(error)) return { zh: '没有网络，请检查后再试', en: 'No network: check it and try again' };
  return (
    words[String((error as { code?: unknown }).code)] ?? {
      zh: '账号或密码不对',
      en: 'The account or the password is wrong',
    }
  );
}
