import type { Firestore } from 'firebase-admin/firestore';
import type { Language } from '../../../rulebook/language/words.ts';
import { collectionPath } from '../../../rulebook/paths.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import type { Role } from '../../../rulebook/roles.ts';

export interface Reader {
  readonly uid: string;
  readonly email: string;
  readonly language: Language;
}

/** The active members who hold one of the roles and have an address. */
export async function readersOf(db: Firestore, site: string, roles: readonly Role[]): Promise<Reader[]> {
  const found = await db
    .collection(collectionPath(site, registers('members')))
    .where('roles', 'array-contains-any', [...roles])
    .get();
  return found.docs
    .filter((member) => member.get('state') === 'active' && typeof member.get('email') === 'string')
    .map((member) => ({
      uid: member.id,
      email: String(member.get('email')),
      language: member.get('language') === 'en' ? 'en' : 'zh',
    }));
}
