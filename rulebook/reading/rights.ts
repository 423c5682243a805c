/** From when until when something runs: the beginning belongs to it, the end does not. */
export interface Term {
  readonly from: Date;
  readonly until: Date;
}

/** Kinds of keys that somebody is named keeper of, each with its terms that are not over. */
export type Kept = Readonly<Record<string, readonly Term[]>>;

/** The rights of an absent person, lent to the stand-in for the time of the leave (R4.4.1.10). */
export interface Lent extends Term {
  readonly absent: string;
  readonly roles: readonly string[];
  readonly buildings: readonly string[];
  readonly keeps: Kept;
}

/**
 * All that a member may do, `members/{uid}/standing/rights`: their own roles and buildings, and what comes beside them.
 * The server reckons it anew with every naming, leave, role and dismissal, in the same commit, so that the rules read
 * one document and the terms end by the clock alone.
 */
export interface Rights {
  /** Who was dismissed may nothing. */
  readonly state: 'active' | 'dismissed';
  readonly roles: readonly string[];
  readonly buildings: readonly string[];
  /** What the person is named keeper of. */
  readonly keeps: Kept;
  /** All kinds of keys that they may hand out, with the terms: named, or lent by a keeper or by the supervisor. */
  readonly keys: Kept;
  readonly standsIn: readonly Lent[];
}

/** The rules look at the places of a list one by one, so there is a most of what one person can stand in for. */
export const LENT_MAX = 3;
export const TERMS_MAX = 2;
export const KEY_TERMS_MAX = 3;

export const runs = ({ from, until }: Term, now: Date): boolean => from <= now && now < until;

/** What is lent to the person at this moment. */
export const lentNow = (rights: Rights | null, now: Date): readonly Lent[] =>
  rights?.standsIn.filter((each) => runs(each, now)) ?? [];

export const keptNow = (keeps: Kept, kind: string, now: Date): boolean =>
  Object.hasOwn(keeps, kind) && (keeps[kind] ?? []).some((each) => runs(each, now));
