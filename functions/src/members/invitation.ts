import { siteName } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { Call } from '../callables/callable.ts';
import { derivedId } from '../consequences/derived-id.ts';
import { layout } from '../mail/layout.ts';
import { type OutboxWrite, outboxWrites } from '../mail/outbox.ts';
import { readSiteTime } from '../records/site-time.ts';
import type { Account } from './account.ts';

interface Inviting {
  /** Who has added the person. */
  readonly inviter: string;
  readonly site: string;
  /** With which they sign in. */
  readonly email: string;
}

const title = ({ site }: Inviting): Words => ({
  zh: `邀请您加入${site} · 物业客服台`,
  en: `You are invited to ${site} · Wuye Desk`,
});

const toNewcomers = {
  intro: ({ inviter, site, email }: Inviting): Words => ({
    zh: `${inviter}已将您添加为${site}的员工，登录账号是本邮箱 ${email}。请点击下面的按钮设置密码，然后登录。`,
    en: `${inviter} has added you to the staff of ${site}. You sign in with this address, ${email}: set a password with the button below first.`,
  }),
  button: { zh: '设置密码', en: 'Set a password' },
};

const toColleagues = {
  intro: ({ inviter, site, email }: Inviting): Words => ({
    zh: `${inviter}已将您添加为${site}的员工。请用您已有的账号 ${email} 和密码登录，再选择此小区。`,
    en: `${inviter} has added you to the staff of ${site}. Sign in with the account that you have, ${email}, and choose this site.`,
  }),
  button: { zh: '登录', en: 'Sign in' },
};

const signInAt: Words = { zh: '登录网址', en: 'Sign in at' };

/**
 * The mail for the commit of the membership: with the link to set a password, or for who works at another site already
 * with the way to the desk. `time` counts how often the person has joined.
 */
export async function invitation(
  {
    db,
    auth,
    page,
    site,
    now,
    caller,
    language,
    email,
  }: Omit<Call<unknown>, 'input'> & { readonly language: 'zh' | 'en'; readonly email: string },
  { uid, isInUse }: Account,
  time: number,
): Promise<OutboxWrite[]> {
  const name = siteName(await readSiteTime(db, site))[language];
  const words = isInUse ? toColleagues : toNewcomers;
  const inviting = { inviter: caller.name, site: name, email };
  const address = `${page}/?site=${site}`;
  const url = isInUse ? address : await auth.generatePasswordResetLink(email);
  const content = {
    title: title(inviting)[language],
    intro: words.intro(inviting)[language],
    sections: [],
    link: { label: words.button[language], url },
    footer: `${name} · ${signInAt[language]} ${address}`,
  };
  const mail = { to: [email], site, subject: content.title, ...layout(content, language) };
  return outboxWrites(derivedId(['invitation', site, uid, time]), mail, now());
}
