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

/** What a member's rights follow from. */
export interface Sources {
  /** Who was dismissed may nothing. */
  readonly state: 'active' | 'dismissed';
  readonly roles: readonly string[];
  readonly buildings: readonly string[];
  /** What the person is named keeper of. */
  readonly keeps: Kept;
  readonly standsIn: readonly Lent[];
}

/** What a member may do for as long as nothing begins or ends. */
export interface Period {
  readonly state: Sources['state'];
  readonly until: Date;
  /** Their own roles. */
  readonly own: readonly string[];
  /** Their own roles and those that are lent. */
  readonly roles: readonly string[];
  /** The roles that are lent, each with who lends it. */
  readonly lenders: Readonly<Record<string, readonly string[]>>;
  /** The kinds of keys that they hand out: named, or lent by a keeper or by the supervisor. */
  readonly keys: readonly string[];
  /** The buildings that they are steward of, or stand in for the steward of. */
  readonly buildings: readonly string[];
}

/**
 * All that a member may do, `members/{uid}/standing/rights`. The server reckons it anew with every naming, leave, role
 * and dismissal, in the same commit. The rules read this one document, and of it the period that runs: so the terms
 * begin and end by the clock alone, and a question about a person is a look into a list.
 */
export interface Rights extends Sources {
  /** One after the other; the first began when this was reckoned, the last has no end. */
  readonly periods: readonly Period[];
}

/** How many people one person can stand in for, running or planned, and terms one kind of key can have. */
export const LENT_MAX = 3;
export const TERMS_MAX = 2;
/** The rules look at the periods one by one. */
export const PERIODS_MAX = 12;

export const runs = ({ from, until }: Term, now: Date): boolean => from <= now && now < until;

/** What is lent to the person at this moment. */
export const lentNow = (rights: Pick<Sources, 'standsIn'> | null, now: Date): readonly Lent[] =>
  rights?.standsIn.filter((each) => runs(each, now)) ?? [];

export const keptNow = (keeps: Kept, kind: string, now: Date): boolean =>
  Object.hasOwn(keeps, kind) && (keeps[kind] ?? []).some((each) => runs(each, now));

/** R4.4.1.2, R4.4.1.10 Named for this kind, or standing in for a keeper of it or for the supervisor, who keeps all. */
export const handsOutNow = (rights: Sources, kind: string, now: Date): boolean =>
  keptNow(rights.keeps, kind, now) ||
  lentNow(rights, now).some(({ roles, keeps }) => roles.includes('supervisor') || keptNow(keeps, kind, now));

/** Returns true iff there is a kind of keys that the person hands out now. */
export const handsOutSome = (rights: Sources, now: Date): boolean =>
  Object.keys(rights.keeps).some((kind) => keptNow(rights.keeps, kind, now)) ||
  lentNow(rights, now).some(
    ({ roles, keeps }) =>
      roles.includes('supervisor') || Object.keys(keeps).some((kind) => keptNow(keeps, kind, now)),
  );

/** R3.3.2 The buildings of the steward, and of those whom the person stands in for: role and buildings are one person's. */
export const tendedNow = (rights: Sources, now: Date): readonly string[] => [
  ...new Set(
    [rights, ...lentNow(rights, now)].flatMap(({ roles, buildings }) =>
      roles.includes('steward') ? buildings : [],
    ),
  ),
];

export const tendsNow = (rights: Sources, building: string, now: Date): boolean =>
  tendedNow(rights, now).includes(building);
