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
  const names = [...new Set(uids)].map(people.nameOf);
  const shown = names.slice(0, NAMES_MOST);
  const more = names.length - shown.length;
  return {
    zh: `${shown.join(between.zh)}${more > 0 ? `等 ${names.length} 人` : ''}`,
    en: `${shown.join(between.en)}${more > 0 ? ` and ${more} more` : ''}`,
  };
}
