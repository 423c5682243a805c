import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import { runs } from '../../../rulebook/reading/rights.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import type { Language } from '../../../rulebook/site/words.ts';
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
  /**
   * Those of the people who work here, then whoever stands in for one of them now, each once: what one is told, both
   * are, at whatever level (R4.4.1.10). A stand-in hands nothing on, so theirs is not told.
   */
  readonly reaching: (uids: readonly string[]) => string[];
  /** The active members with one of the roles, reached in the same way. */
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
  const delegations = db
    .collection(collectionPath(site, registers('delegations')))
    .where('state', '==', 'active');
  const get = (query: FirebaseFirestore.Query) => (transaction ? transaction.get(query) : query.get());
  const [found, delegated] = await Promise.all([get(members), get(delegations)]);
  const byUid = new Map(
    found.docs.map((each) => [each.id, personOf(fromFirestore(each.data()) as Document)]),
  );
  const running = delegated.docs
    .map((each) => fromFirestore(each.data()) as Document)
    .filter((each) => isRunning(each, now));
  return peopleOf(byUid, running);
}

/** The same from what has been read already; `leaves` are the delegations that run. */
export function peopleOf(byUid: ReadonlyMap<string, Person>, leaves: readonly Document[]): People {
  const find = (uid: string): Person | null => byUid.get(uid) ?? null;
  const isActive = (uid: string): boolean => find(uid)?.active === true;
  const deputies = new Map<string, string[]>();
  for (const { absent, deputy } of leaves) {
    const [from, to] = [String(absent), String(deputy)];
    if (isActive(from) && isActive(to)) deputies.set(from, [...(deputies.get(from) ?? []), to]);
  }
  const reaching = (uids: readonly string[]): string[] => {
    const own = uids.filter(isActive);
    return [...new Set([...own, ...own.flatMap((uid) => deputies.get(uid) ?? [])])];
  };
  return {
    nameOf: (uid) => find(uid)?.name ?? uid,
    find,
    reaching,
    holding: (roles) => {
      const hold = [...byUid].filter(([, person]) => roles.some((role) => person.roles.includes(role)));
      return reaching(hold.map(([uid]) => uid));
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

/** Returns true iff a naming or a leave holds at this moment: the beginning belongs to it, the end does not. */
export const isRunning = ({ state, from, until }: Document, now: Date): boolean =>
  state === 'active' && from instanceof Date && until instanceof Date && runs({ from, until }, now);
