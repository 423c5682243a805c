import {
  KEY_TERMS_MAX,
  type Kept,
  LENT_MAX,
  type Lent,
  type Rights,
  TERMS_MAX,
  type Term,
} from '../../reading/rights.ts';
import type { Words } from '../../site/words.ts';
import { keyKinds } from '../keys/release-matrix.ts';

type Document = Readonly<Record<string, unknown>>;

/** What rights follow from, as it will stand when the step that moves it is committed. */
export interface Appointments {
  readonly member: (uid: string) => Document | null;
  /** Records of `keyKeepers`. */
  readonly designations: readonly Document[];
  /** Records of `delegations`. */
  readonly delegations: readonly Document[];
}

/** The rights of a person, and what of the appointments finds no place in them. */
export interface Reckoned {
  readonly rights: Rights;
  /** Kinds of keys with more separate terms than one person can have. */
  readonly kindsInExcess: readonly string[];
  /** More people are stood in for than one person can stand in for. */
  readonly lentInExcess: boolean;
}

export const tooManyStoodInFor: Words = {
  zh: `一人同时或先后代行的职责最多${LENT_MAX}项（含未到期的委托）`,
  en: `Nobody stands in for more than ${LENT_MAX} leaves that run or are to come`,
};

export const tooManyTerms: Words = {
  zh: `同一类钥匙对一人最多有${TERMS_MAX}段未到期的保管期`,
  en: `Nobody is named keeper of one kind of key for more than ${TERMS_MAX} separate terms`,
};

export const someoneElseStandsIn: Words = {
  zh: '这段时间已委托他人代行；请先结束或缩短那项委托',
  en: 'Somebody else stands in for a part of this time: end or shorten that leave first',
};

const none: Reckoned = {
  rights: { state: 'dismissed', roles: [], buildings: [], keeps: {}, keys: {}, standsIn: [] },
  kindsInExcess: [],
  lentInExcess: false,
};

/**
 * What a member may do: their own, what they keep, and what is lent to them (R4.4.1.2, R4.4.1.10). Only what is a person's own is lent, so nothing
 * is handed on; who has left neither lends nor is lent to; what is over is left out, what is planned is in. Where the
 * places do not suffice the earliest terms have them.
 */
export function rightsOf(uid: string, appointments: Appointments, now: Date): Reckoned {
  if (!isActive(uid, appointments)) return none;
  const own = appointments.member(uid);
  const kept = termsByKind(uid, appointments, now);
  const lent = lentTo(uid, appointments, now);
  return {
    rights: {
      state: 'active',
      roles: textsIn(own?.roles),
      buildings: textsIn(own?.buildings),
      keeps: placed(kept),
      keys: keysOf(kept, lent),
      standsIn: lent.slice(0, LENT_MAX),
    },
    kindsInExcess: [...kept].filter(([, terms]) => terms.length > TERMS_MAX).map(([kind]) => kind),
    lentInExcess: lent.length > LENT_MAX,
  };
}

const isActive = (uid: string, { member }: Appointments): boolean => member(uid)?.state === 'active';

/** The kinds that somebody is named keeper of, each with its terms that are not over. */
function termsByKind(
  keeper: string,
  { designations }: Appointments,
  now: Date,
): ReadonlyMap<string, readonly Term[]> {
  const found = new Map<string, Term[]>();
  for (const each of designations) {
    const term = lastingTerm(each, now);
    if (term === null || each.keeper !== keeper) continue;
    for (const kind of textsIn(each.kinds)) found.set(kind, [...(found.get(kind) ?? []), term]);
  }
  return new Map([...found].map(([kind, terms]) => [kind, merged(terms)]));
}

/** Whoever stands in for the supervisor keeps every kind for that time; for a keeper, what that keeper keeps then. */
function keysOf(kept: ReadonlyMap<string, readonly Term[]>, lent: readonly Lent[]): Kept {
  const terms = (kind: string): readonly Term[] => [
    ...(kept.get(kind) ?? []),
    ...lent.flatMap((each) =>
      each.roles.includes('supervisor')
        ? [{ from: each.from, until: each.until }]
        : (each.keeps[kind] ?? []).flatMap((term) => overlap(term, each)),
    ),
  ];
  const all = Object.keys(keyKinds).map(
    (kind) => [kind, merged(terms(kind)).slice(0, KEY_TERMS_MAX)] as const,
  );
  return Object.fromEntries(all.filter(([, found]) => found.length > 0));
}

const overlap = (one: Term, other: Term): readonly Term[] => {
  const from = one.from > other.from ? one.from : other.from;
  const until = one.until < other.until ? one.until : other.until;
  return from < until ? [{ from, until }] : [];
};

const placed = (kept: ReadonlyMap<string, readonly Term[]>): Kept =>
  Object.fromEntries([...kept].map(([kind, terms]) => [kind, terms.slice(0, TERMS_MAX)]));

/** What others lend to a stand-in, the earliest leave first; leaves of one person that meet are one. */
function lentTo(deputy: string, appointments: Appointments, now: Date): readonly Lent[] {
  const leaves = new Map<string, Term[]>();
  for (const each of appointments.delegations) {
    const term = lastingTerm(each, now);
    const absent = String(each.absent);
    if (term === null || each.deputy !== deputy || !isActive(absent, appointments)) continue;
    leaves.set(absent, [...(leaves.get(absent) ?? []), term]);
  }
  return [...leaves]
    .flatMap(([absent, terms]) => {
      const member = appointments.member(absent);
      const own = {
        absent,
        roles: textsIn(member?.roles),
        buildings: textsIn(member?.buildings),
        keeps: placed(termsByKind(absent, appointments, now)),
      };
      return merged(terms).map((term) => ({ ...own, ...term }));
    })
    .sort((left, right) => left.from.getTime() - right.from.getTime() || compare(left.absent, right.absent));
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The term of a record that is in force or to come. */
const lastingTerm = ({ state, from, until }: Document, now: Date): Term | null =>
  state === 'active' && from instanceof Date && until instanceof Date && now < until ? { from, until } : null;

/** Returns true iff two records are in force, or to come, for some moment in common. */
export function meet(one: Document, other: Document, now: Date): boolean {
  const [first, second] = [lastingTerm(one, now), lastingTerm(other, now)];
  return first !== null && second !== null && overlap(first, second).length > 0;
}

/** Terms that overlap or meet become one; the earliest first. */
function merged(terms: readonly Term[]): readonly Term[] {
  const inOrder = [...terms].sort((left, right) => left.from.getTime() - right.from.getTime());
  const found: Term[] = [];
  for (const term of inOrder) {
    const last = found.at(-1);
    if (!last || last.until < term.from) found.push(term);
    else if (last.until < term.until) found[found.length - 1] = { from: last.from, until: term.until };
  }
  return found;
}

const textsIn = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);
