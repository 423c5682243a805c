import {
  type Kept,
  LENT_MAX,
  type Lent,
  PERIODS_MAX,
  type Rights,
  TERMS_MAX,
  type Term,
} from '../../reading/rights.ts';
import type { Words } from '../../site/words.ts';
import { withPeriods } from './periods.ts';

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
  /** More begins and ends than the rules can follow. */
  readonly periodsInExcess: boolean;
}

export const tooManyStoodInFor: Words = {
  zh: `一人同时或先后代行的职责最多${LENT_MAX}项（含未到期的委托）`,
  en: `Nobody stands in for more than ${LENT_MAX} leaves that run or are to come`,
};

export const tooManyTerms: Words = {
  zh: `同一类钥匙对一人最多有${TERMS_MAX}段未到期的保管期`,
  en: `Nobody is named keeper of one kind of key for more than ${TERMS_MAX} separate terms`,
};

export const tooManyChanges: Words = {
  zh: `一人名下未到期的保管与代行，开始和结束的时刻合计最多${PERIODS_MAX - 1}个`,
  en: `What one person keeps and stands in for begins and ends at ${PERIODS_MAX - 1} moments at most`,
};

export const someoneElseStandsIn: Words = {
  zh: '这段时间已委托他人代行；请先结束或缩短那项委托',
  en: 'Somebody else stands in for a part of this time: end or shorten that leave first',
};

const none: Reckoned = {
  rights: withPeriods({ state: 'dismissed', roles: [], buildings: [], keeps: {}, standsIn: [] }),
  kindsInExcess: [],
  lentInExcess: false,
  periodsInExcess: false,
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
  const rights = withPeriods(
    {
      state: 'active',
      roles: textsIn(own?.roles),
      buildings: textsIn(own?.buildings),
      keeps: placed(kept),
      standsIn: lent.slice(0, LENT_MAX),
    },
    now,
  );
  return {
    rights: { ...rights, periods: rights.periods.slice(0, PERIODS_MAX) },
    kindsInExcess: [...kept].filter(([, terms]) => terms.length > TERMS_MAX).map(([kind]) => kind),
    lentInExcess: lent.length > LENT_MAX,
    periodsInExcess: rights.periods.length > PERIODS_MAX,
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
