import type { Words } from './words.ts';

/** What is wrong with what a member is to sign in with: it is the e-mail address or, where there is none, a name. */
export const signInWords = {
  none: {
    zh: '请填写邮箱；没有邮箱的员工，请填写手机号或工号',
    en: 'Give an e-mail address or, where there is none, a telephone number or a staff number to sign in with',
  },
  two: {
    zh: '邮箱和登录名只填一项：有邮箱的员工用邮箱登录',
    en: 'Give one of the two: who has an e-mail address signs in with it',
  },
} satisfies Readonly<Record<string, Words>>;
