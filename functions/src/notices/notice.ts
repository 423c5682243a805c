import type { Words } from '../../../rulebook/language/words.ts';
import { noticesPath } from '../../../rulebook/paths.ts';
import { layout } from '../mail/layout.ts';
import { type OutboxWrite, outboxWrites } from '../mail/outbox.ts';
import type { People } from './people.ts';

/** What somebody is told: of which record, and why. */
export interface Notice {
  readonly site: string;
  readonly kind: string;
  readonly register: string;
  readonly record: string;
  readonly title: Words;
  readonly text: Words;
  readonly clauses: readonly string[];
}

/** The inbox document of a notice. `id` follows from what caused it, so the same cause is the same notice. */
export const noticeWrite = (uid: string, id: string, notice: Notice, at: Date): OutboxWrite => {
  const { site, ...told } = notice;
  return { path: `${noticesPath(site, uid)}/${id}`, data: { ...told, at, readAt: null } };
};

/** The same by e-mail, in the person's language; nothing where there is no address. */
export function noticeMail(
  uid: string,
  id: string,
  notice: Notice,
  people: People,
  page: string,
  at: Date,
): OutboxWrite[] {
  const person = people.find(uid);
  if (!person?.email) return [];
  const { language } = person;
  const content = {
    title: notice.title[language],
    sections: [],
    intro: notice.text[language],
    link: {
      label: { zh: '打开查看', en: 'Open' }[language],
      url: `${page}/${notice.register}/${notice.record}?site=${notice.site}`,
    },
    footer: notice.clauses.join(' '),
  };
  const subject = `${content.title}: ${content.intro}`;
  return outboxWrites(
    `${id}~${uid}`,
    { to: [person.email], site: notice.site, subject, ...layout(content, language) },
    at,
  );
}
