import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { runs } from '../../../rulebook/reading/rights.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import type { Document } from '../records/documents.ts';
import { type Person, type Roster, readRoster } from '../records/roster.ts';

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

/** Reads the people of a site: one document. */
export async function readPeople(
  db: Firestore,
  site: string,
  now: Date,
  transaction?: Transaction,
): Promise<People> {
  return peopleOf(await readRoster(db, site, transaction), now);
}

/** The same from what has been read already. */
export function peopleOf({ people, leaves }: Roster, now: Date): People {
  const byUid = new Map(Object.entries(people).sort(([one], [other]) => (one < other ? -1 : 1)));
  const find = (uid: string): Person | null => byUid.get(uid) ?? null;
  const isActive = (uid: string): boolean => find(uid)?.active === true;
  const deputies = new Map<string, string[]>();
  for (const { absent, deputy, ...term } of Object.values(leaves)) {
    if (runs(term, now) && isActive(absent) && isActive(deputy))
      deputies.set(absent, [...(deputies.get(absent) ?? []), deputy]);
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

/** Returns true iff a naming or a leave holds at this moment: the beginning belongs to it, the end does not. */
export const isRunning = ({ state, from, until }: Document, now: Date): boolean =>
  state === 'active' && from instanceof Date && until instanceof Date && runs({ from, until }, now);
