import type { Firestore, Transaction } from 'firebase-admin/firestore';
import type { Language } from '../../../rulebook/language/words.ts';
import { collectionPath } from '../../../rulebook/paths.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import type { Role } from '../../../rulebook/roles.ts';
import { type Document, fromFirestore } from '../records/documents.ts';

interface Person {
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly reportsTo: string | null;
}

/** The people of a site: names, roles, the chain, and who stands in for whom now. */
export interface People {
  readonly nameOf: (uid: string) => string;
  readonly find: (uid: string) => Person | null;
  /** Active members with one of the roles, and the running stand-ins of such members (R4.4.1.10). */
  readonly holding: (roles: readonly Role[]) => string[];
  /** Who stands that many levels above a person: dismissed people are passed over, a circle ends (R6.1.3). */
  readonly above: (uid: string, levels: number) => string | null;
}

/** Reads the people of a site: two queries, whatever is then asked. */
export async function readPeople(
  db: Firestore,
  site: string,
  now: Date,
  transaction?: Transaction,
): Promise<People> {
  const members = db.collection(collectionPath(site, registers('members')));
  const leaves = db.collection(collectionPath(site, registers('keyKeepers'))).where('why', '==', 'leave');
  const get = (query: FirebaseFirestore.Query) => (transaction ? transaction.get(query) : query.get());
  const [found, delegated] = await Promise.all([get(members), get(leaves)]);
  const byUid = new Map(
    found.docs.map((each) => [each.id, personOf(fromFirestore(each.data()) as Document)]),
  );
  const running = delegated.docs
    .map((each) => fromFirestore(each.data()) as Document)
    .filter((each) => runs(each, now));
  return peopleOf(byUid, running);
}

/** The same from what has been read already. */
export function peopleOf(byUid: ReadonlyMap<string, Person>, leaves: readonly Document[]): People {
  const find = (uid: string): Person | null => byUid.get(uid) ?? null;
  const isActive = (uid: string): boolean => find(uid)?.active === true;
  return {
    nameOf: (uid) => find(uid)?.name ?? uid,
    find,
    holding: (roles) => {
      const own = [...byUid].filter(
        ([, person]) => person.active && roles.some((role) => person.roles.includes(role)),
      );
      const holders = new Set(own.map(([uid]) => uid));
      for (const { keeper, onBehalfOf } of leaves) {
        if (holders.has(String(onBehalfOf)) && isActive(String(keeper))) holders.add(String(keeper));
      }
      return [...holders];
    },
    above: (uid, levels) => {
      const seen = new Set([uid]);
      let [at, left] = [find(uid)?.reportsTo ?? null, levels];
      while (at !== null && !seen.has(at)) {
        seen.add(at);
        if (isActive(at)) left -= 1;
        if (left === 0) return at;
        at = find(at)?.reportsTo ?? null;
      }
      return null;
    },
  };
}

const personOf = (member: Document): Person => ({
  name: String(member.name ?? ''),
  email: typeof member.email === 'string' ? member.email : null,
  language: member.language === 'en' ? 'en' : 'zh',
  roles: Array.isArray(member.roles) ? member.roles.map(String) : [],
  active: member.state === 'active',
  reportsTo: typeof member.reportsTo === 'string' ? member.reportsTo : null,
});

const runs = (leave: Document, now: Date): boolean =>
  leave.state === 'active' &&
  leave.from instanceof Date &&
  leave.until instanceof Date &&
  leave.from <= now &&
  now < leave.until;
