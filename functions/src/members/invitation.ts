import { registers } from '../../../rulebook/registers/index.ts';
import { SETTINGS_ID } from '../../../rulebook/registers/settings.ts';
import type { Call } from '../callables/callable.ts';
import { layout } from '../mail/layout.ts';
import { type OutboxWrite, outboxWrites } from '../mail/outbox.ts';
import { readRecord } from '../records/documents.ts';

const words = {
  title: { zh: '欢迎使用物业客服台', en: 'Welcome to Wuye Desk' },
  intro: {
    zh: '您已被添加为员工。请点击下面的按钮设置密码，然后登录。',
    en: 'You have been added as a member of staff. Set a password with the button below, then sign in.',
  },
  button: { zh: '设置密码', en: 'Set a password' },
};

/**
 * The mail with the link to set a password, for the commit of the membership. `time` counts how often the person
 * has joined.
 */
export async function invitation(
  { db, auth, site, now, input }: Call<{ readonly language: 'zh' | 'en'; readonly email: string }>,
  uid: string,
  time: number,
): Promise<OutboxWrite[]> {
  const settings = await readRecord(db, site, registers('settings'), SETTINGS_ID);
  const { language, email } = input;
  const url = await auth.generatePasswordResetLink(email);
  const content = {
    title: words.title[language],
    intro: words.intro[language],
    sections: [],
    link: { label: words.button[language], url },
    footer: String((language === 'zh' ? settings?.name : settings?.nameEnglish) ?? site),
  };
  const mail = { to: [email], site, subject: content.title, ...layout(content, language) };
  return outboxWrites(`invitation~${site}~${uid}~${time}`, mail, now());
}
