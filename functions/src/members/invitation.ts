import { registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import type { Call } from '../callables/callable.ts';
import { derivedId } from '../consequences/derived-id.ts';
import { layout } from '../mail/layout.ts';
import { type OutboxWrite, outboxWrites } from '../mail/outbox.ts';
import { readRecord } from '../records/documents.ts';
import type { Account } from './account.ts';

const title = { zh: '欢迎使用物业客服台', en: 'Welcome to Wuye Desk' };

const toNewcomers = {
  intro: {
    zh: '您已被添加为员工。请点击下面的按钮设置密码，然后登录。',
    en: 'You have been added as a member of staff. Set a password with the button below, then sign in.',
  },
  button: { zh: '设置密码', en: 'Set a password' },
};

const toColleagues = {
  intro: {
    zh: '您已被添加为员工。请用您已有的账号和密码登录，再选择此小区。',
    en: 'You have been added as a member of staff. Sign in with the account that you have and choose this site.',
  },
  button: { zh: '登录', en: 'Sign in' },
};

/**
 * The mail for the commit of the membership: with the link to set a password, or for who works at another site already
 * with the way to the desk. `time` counts how often the person has joined.
 */
export async function invitation(
  { db, auth, page, site, now, input }: Call<{ readonly language: 'zh' | 'en'; readonly email: string }>,
  { uid, isInUse }: Account,
  time: number,
): Promise<OutboxWrite[]> {
  const settings = await readRecord(db, site, registers('settings'), SETTINGS_ID);
  const { language, email } = input;
  const words = isInUse ? toColleagues : toNewcomers;
  const url = isInUse ? `${page}/?site=${site}` : await auth.generatePasswordResetLink(email);
  const content = {
    title: title[language],
    intro: words.intro[language],
    sections: [],
    link: { label: words.button[language], url },
    footer: String((language === 'zh' ? settings?.name : settings?.nameEnglish) ?? site),
  };
  const mail = { to: [email], site, subject: content.title, ...layout(content, language) };
  return outboxWrites(derivedId(['invitation', site, uid, time]), mail, now());
}
