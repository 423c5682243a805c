import { noticesPath } from '../../../rulebook/reading/paths.ts';
import { clauseNumber } from '../../../rulebook/site/clause-number.ts';
import type { Language, Words } from '../../../rulebook/site/words.ts';
import { derivedId } from '../consequences/derived-id.ts';
import type { Effect } from '../consequences/effects.ts';
import { layout } from '../mail/layout.ts';
import { type Mail, outboxWrites } from '../mail/outbox.ts';
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
  /** The step that settles the matter. */
  readonly wants?: string;
}

/** A notice in somebody's inbox. `id` follows from what caused it, so the same cause is the same notice. */
export function noticeEffect(uid: string, id: string, notice: Notice, at: Date): Effect {
  const { site, ...told } = notice;
  const data = { ...told, at, readAt: null };
  return {
    writes: (suffix) => [{ path: `${noticesPath(site, uid)}/${id}${suffix}`, data }],
    knownBy: ['kind', 'register', 'record'],
  };
}

/** Returns true iff a document of this path stands in somebody's inbox. */
export const isNotice = (path: string): boolean => path.split('/').at(-2) === 'notices';

/** A mail of the outbox, once under its id. */
export const mailEffect = (id: string, mail: Mail, now: Date): Effect => ({
  writes: (suffix) => outboxWrites(id + suffix, mail, now),
  knownBy: ['site', 'to'],
});

/** Whom a site's mails go to, and what they all say. */
export interface Readers {
  readonly people: People;
  /** Address of the page, for links. */
  readonly page: string;
  readonly siteName: Words;
}

const citing: Words = { zh: '依据条款', en: 'By clause' };

const citedText = (clauses: readonly string[], language: Language): string =>
  clauses.length === 0 ? '' : `${citing[language]} ${clauses.map(clauseNumber).join(', ')}`;

/** The same by e-mail, in the person's language; nothing where there is no address. */
export function noticeMail(
  uid: string,
  id: string,
  notice: Notice,
  { people, page, siteName }: Readers,
  at: Date,
): Effect[] {
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
    footer: [siteName[language], citedText(notice.clauses, language)].filter(Boolean).join(' · '),
  };
  const subject = `${content.title}: ${content.intro}`;
  const mail = { to: [person.email], site: notice.site, subject, ...layout(content, language) };
  return [mailEffect(derivedId([notice.site, id, uid]), mail, at)];
}
