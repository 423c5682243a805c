import { calledIn } from '../../../rulebook/notation/record.ts';
import { roles } from '../../../rulebook/site/roles.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { DueDocument } from '../deadlines/due.ts';
import type { People } from '../notices/people.ts';

/** The people whom it concerns, or else the roles. */
export function whoOf({ concerns, roles: of }: DueDocument, people: People): Words | null {
  if (concerns.length > 0) return namesOf(concerns, people);
  const said = (language: keyof Words) => of.map((role) => roles[role][language]).join(between[language]);
  return of.length === 0 ? null : { zh: said('zh'), en: said('en') };
}

const between: Words = { zh: '、', en: ', ' };
/** As many names have room in a row. */
const NAMES_MOST = 2;

/** Some of the people by name, and how many they are. */
export function namesOf(uids: readonly string[], people: People): Words {
  const all = [...new Set(uids)];
  const shown = all.slice(0, NAMES_MOST);
  const more = all.length - shown.length;
  const said = (language: keyof Words) =>
    shown.map((uid) => calledIn(uid, people.nameOf, language)).join(between[language]);
  return {
    zh: `${said('zh')}${more > 0 ? `等 ${all.length} 人` : ''}`,
    en: `${said('en')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}
