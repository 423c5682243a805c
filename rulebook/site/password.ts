import type { Words } from './words.ts';

/** How many signs a password has. */
export const PASSWORD = { min: 8, max: 100 } as const;

/** As `newStartPassword` makes them, 'k7mw-p3xt-9hne': whoever gave one out knows it, so nobody keeps it as their own. */
const HANDED_OUT = /^[a-hjkmnp-z2-9]{4}(?:-[a-hjkmnp-z2-9]{4}){2}$/;
const ROWS = ['01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm'];
const SIGNS_LEAST = 5;

/** Why a password can't be somebody's own; null where it can. `address` is with what they sign in. */
export function passwordProblem(password: string, address: string): Words | null {
  const text = password.normalize('NFKC').toLowerCase();
  const [name = ''] = address.toLowerCase().split('@');
  if (password.length < PASSWORD.min || password.length > PASSWORD.max) return length;
  if (HANDED_OUT.test(text)) return handedOut;
  if (name !== '' && (text.includes(name) || text.includes(address.toLowerCase()))) return namesItsOwner;
  const isEasy = new Set(text.trim()).size < SIGNS_LEAST || ROWS.some((row) => row.includes(text));
  return isEasy ? easy : null;
}

const length: Words = {
  zh: `新密码须有 ${PASSWORD.min} 到 ${PASSWORD.max} 位`,
  en: `A password has ${PASSWORD.min} to ${PASSWORD.max} characters`,
};
const handedOut: Words = {
  zh: '新密码不能沿用初始密码，请另设一个',
  en: 'The password that was handed out is known to who gave it: choose another',
};
const namesItsOwner: Words = {
  zh: '新密码不能包含手机号、工号或邮箱',
  en: 'A password does not hold what one signs in with',
};
const easy: Words = {
  zh: '新密码太简单，容易被猜到；请混用不同的字母和数字',
  en: 'This is guessed at once: mix different letters and digits',
};
