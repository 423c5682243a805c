import {
  handsOutNow,
  type Kept,
  lentNow,
  type Period,
  type Rights,
  type Sources,
  type Term,
  tendsNow,
} from '../../reading/rights.ts';
import { keyKinds } from '../keys/release-matrix.ts';

/** What has no end. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** The beginning of all time: what is reckoned from it holds whatever is over. */
const EVER = new Date(0);

/**
 * What a member may do, cut at each moment at which it changes from then on. Without a moment to begin with, what is
 * over is cut too.
 */
export function withPeriods<S extends Sources>(sources: S, since = EVER): S & Rights {
  const changes = [...new Set(momentsIn(sources))].filter((each) => each > since.getTime()).sort(ascending);
  const ends = [...changes.map((each) => new Date(each)), NEVER];
  const cut = ends.map((until, at) => periodAt(sources, ends[at - 1] ?? since, until));
  const periods = cut.filter((period, at) => {
    const next = cut[at + 1];
    return next === undefined || !isAlike(period, next);
  });
  return { ...sources, periods };
}

const ascending = (left: number, right: number): number => left - right;

function momentsIn({ keeps, standsIn }: Sources): number[] {
  const terms = [...termsIn(keeps), ...standsIn, ...standsIn.flatMap((lent) => termsIn(lent.keeps))];
  return terms.flatMap(({ from, until }) => [from.getTime(), until.getTime()]);
}

const termsIn = (keeps: Kept): Term[] => Object.values(keeps).flat();

function periodAt(sources: Sources, at: Date, until: Date): Period {
  const { state, roles: own } = sources;
  const lent = lentNow(sources, at);
  const lentRoles = [...new Set(lent.flatMap(({ roles }) => roles))];
  const whoLend = (role: string): string[] =>
    lent.filter(({ roles }) => roles.includes(role)).map(({ absent }) => absent);
  const everyBuilding = [...new Set([sources, ...lent].flatMap(({ buildings }) => buildings))];
  return {
    ...{ state, until, own },
    roles: [...new Set([...own, ...lentRoles])],
    lenders: Object.fromEntries(lentRoles.map((role) => [role, whoLend(role)])),
    keys: Object.keys(keyKinds).filter((kind) => handsOutNow(sources, kind, at)),
    buildings: everyBuilding.filter((building) => tendsNow(sources, building, at)),
  };
}

const isAlike = ({ until: _one, ...left }: Period, { until: _other, ...right }: Period): boolean =>
  JSON.stringify(left) === JSON.stringify(right);
