import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { keptNow, lentNow, type Sources } from '../../../rulebook/reading/rights.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { type Person, type Roster, readRoster } from '../records/roster.ts';

/** The people of a site: names, roles, the chain, and who stands in for whom now. */
export interface People {
  readonly nameOf: (uid: string) => string;
  readonly find: (uid: string) => Person | null;
  /** The uids of those who work here, in a steady order. */
  readonly active: readonly string[];
  /** What a person may do; null of whom nothing is known. */
  readonly rightsOf: (uid: string) => Sources | null;
  /** Who is named keeper of a kind of keys at this moment; whoever stands in for them is not among them. */
  readonly keeping: (kind: string) => string[];
  /**
   * Those of the people who work here, then whoever stands in for one of them now, each once: what one is told, both
   * are, at whatever level (R4.4.1.10). A stand-in hands nothing on, so theirs is not told.
   */
  readonly reaching: (uids: readonly string[]) => string[];
  /** The active members with one of the roles, reached in the same way. */
  readonly holding: (roles: readonly Role[]) => string[];
  /** The same without who stands in for them. */
  readonly own: (roles: readonly Role[]) => string[];
  /** Who stands that many levels above a person: dismissed people are passed over, a circle ends (R6.1.3). */
  readonly above: (uid: string, levels: number) => string | null;
  /** The same people, of whom only these are reached or counted as a level: who may not read of it is not told. */
  readonly among: (may: (uid: string) => boolean) => People;
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

/** The same from what has been read already; `may` leaves out whom nothing is told. */
export function peopleOf(roster: Roster, now: Date, may: (uid: string) => boolean = () => true): People {
  const { people, rights } = roster;
  const byUid = new Map(Object.entries(people).sort(([one], [other]) => (one < other ? -1 : 1)));
  const find = (uid: string): Person | null => byUid.get(uid) ?? null;
  const isActive = (uid: string): boolean => find(uid)?.active === true;
  const deputies = new Map<string, string[]>();
  for (const [deputy, each] of Object.entries(rights)) {
    for (const { absent } of lentNow(each, now)) {
      if (isActive(absent) && isActive(deputy))
        deputies.set(absent, [...(deputies.get(absent) ?? []), deputy]);
    }
  }
  const reaching = (uids: readonly string[]): string[] => {
    const own = uids.filter(isActive);
    return [...new Set([...own, ...own.flatMap((uid) => deputies.get(uid) ?? [])])].filter(may);
  };
  const own = (wanted: readonly Role[]): string[] =>
    [...byUid].flatMap(([uid, { roles }]) => (wanted.some((role) => roles.includes(role)) ? [uid] : []));
  return {
    nameOf: (uid) => find(uid)?.name ?? uid,
    find,
    active: [...byUid.keys()].filter(isActive),
    rightsOf: (uid) => rights[uid] ?? null,
    keeping: (kind) =>
      [...byUid.keys()].filter((uid) => isActive(uid) && keptNow(rights[uid]?.keeps ?? {}, kind, now)),
    reaching,
    holding: (roles) => reaching(own(roles)),
    own: (roles) => own(roles).filter((uid) => isActive(uid) && may(uid)),
    above: (uid, levels) => {
      const seen = new Set([uid]);
      let [at, left] = [find(uid)?.reportsTo ?? null, levels];
      while (at !== null && !seen.has(at)) {
        seen.add(at);
        if (isActive(at) && may(at)) left -= 1;
        if (left === 0) return at;
        at = find(at)?.reportsTo ?? null;
      }
      return null;
    },
    among: (these) => peopleOf(roster, now, these),
  };
}

/** When the next naming or leave at the site begins or ends; null when none is to. */
export function nextChange({ rights }: Roster, now: Date): Date | null {
  const terms = Object.values(rights).flatMap(({ keeps, standsIn }) => [
    ...[keeps, ...standsIn.map((lent) => lent.keeps)].flatMap((each) => Object.values(each).flat()),
    ...standsIn,
  ]);
  const ahead = terms.flatMap(({ from, until }) => [from, until]).filter((at) => at > now);
  return ahead.reduce<Date | null>((next, at) => (next && next <= at ? next : at), null);
}
