import { registers } from '../../../rulebook/registers/index.ts';
import { SETTINGS_ID } from '../../../rulebook/registers/settings.ts';
import type { Call } from '../callables/callable.ts';
import { layout } from '../mail/layout.ts';
import { outboxWrites } from '../mail/outbox.ts';
import { readRecord } from '../records/documents.ts';

const words = {
  title: { zh: '欢迎使用物业客服台', en: 'Welcome to Wuye Desk' },
  intro: {
    zh: '您已被添加为员工。请点击下面的按钮设置密码，然后登录。',
    en: 'You have been added as a member of staff. Set a password with the button below, then sign in.',
  },
  button: { zh: '设置密码', en: 'Set a password' },
};

/** Puts the mail with the link to set a password into the outbox; an hour's worth of repeats is one mail. */
export async function invitation(
  { db, auth, site, now, input }: Call<{ readonly language: 'zh' | 'en' }>,
  uid: string,
  email: string,
): Promise<void> {
  const settings = await readRecord(db, site, registers('settings'), SETTINGS_ID);
  const { language } = input;
  const url = await auth.generatePasswordResetLink(email);
  const content = {
    title: words.title[language],
    intro: words.intro[language],
    sections: [],
    link: { label: words.button[language], url },
    footer: String((language === 'zh' ? settings?.name : settings?.nameEnglish) ?? site),
  };
  const hour = now().toISOString().slice(0, 13);
  const mail = { to: [email], site, subject: content.title, ...layout(content, language) };
  await db.runTransaction(async (transaction) => {
    const writes = outboxWrites(`invitation~${site}~${uid}~${hour}`, mail, now());
    const [first] = await transaction.getAll(...writes.map(({ path }) => db.doc(path)));
    if (first?.exists) return;
    for (const { path, data } of writes) transaction.create(db.doc(path), data);
  });
}
