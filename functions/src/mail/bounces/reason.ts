import type { Words } from '../../../../rulebook/site/words.ts';

const noSuchAddress: Words = { zh: '没有这个邮箱地址', en: 'There is no such address' };
const policy: Words = {
  zh: '对方服务器拒收本系统的邮件',
  en: 'The receiving server refuses mail from this system',
};

/** By the end of an enhanced status code (RFC 3463). */
const reasons: Readonly<Record<string, Words>> = {
  '1.0': noSuchAddress,
  '1.1': noSuchAddress,
  '1.2': { zh: '没有这个邮箱服务器', en: 'There is no such mail server' },
  '1.3': noSuchAddress,
  '1.6': { zh: '邮箱已搬走', en: 'The mailbox has moved' },
  '1.10': { zh: '该邮箱不收邮件', en: 'The address takes no mail' },
  '2.1': { zh: '邮箱已停用', en: 'The mailbox is closed' },
  '2.2': { zh: '邮箱已满', en: 'The mailbox is full' },
  '2.3': { zh: '邮件太大', en: 'The mail is too large' },
  '3.4': { zh: '邮件太大', en: 'The mail is too large' },
};
/** By its second number alone. */
const kinds: Readonly<Record<string, Words>> = {
  '4': { zh: '连不上对方服务器', en: 'The receiving server can’t be reached' },
  '7': policy,
};
const refused: Words = { zh: '对方服务器退回了邮件', en: 'The receiving server sent it back' };

/** Why a mail came back, in words that say what to do about it rather than what a server calls it. */
export function bounceReason(status: string): Words {
  const [, subject = '', detail = ''] = status.split('.');
  return reasons[`${subject}.${detail}`] ?? kinds[subject] ?? refused;
}
