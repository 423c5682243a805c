import type { Firestore } from 'firebase-admin/firestore';
import type { Role } from '../../../rulebook/site/roles.ts';
import type { Language } from '../../../rulebook/site/words.ts';
import { readPeople } from '../notices/people.ts';

export interface Reader {
  readonly uid: string;
  readonly email: string;
  readonly language: Language;
}

/** The active members who hold one of the roles, or stand in for one who does, and have an address. */
export async function readersOf(
  db: Firestore,
  site: string,
  roles: readonly Role[],
  now: Date,
): Promise<Reader[]> {
  const people = await readPeople(db, site, now);
  return people.holding(roles).flatMap((uid): Reader[] => {
    const person = people.find(uid);
    return person?.email ? [{ uid, email: person.email, language: person.language }] : [];
  });
}
