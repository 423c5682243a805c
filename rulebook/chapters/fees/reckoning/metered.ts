import { daysBetween, shifted, shiftedMonth } from './days.ts';
import { difference, exact, product, rounded, sum } from './exact.ts';

/** One reading, with the one before it as it stood when it was taken. */
export interface Reading {
  readonly id: string;
  readonly readOn: string;
  readonly reading: number;
  readonly previousOn: string;
  readonly previous: number;
  /** The reading that has taken its place. */
  readonly correctedBy: string | null;
}

export interface Meter {
  readonly id: string;
  readonly kind: string;
  readonly installedOn: string;
  readonly removedOn: string | null;
  readonly multiplier: number;
  /** A meter with so many digits runs over to nothing. */
  readonly digits: number | null;
  /** Those of the month and of the months before that may still come on its bill, the last one of a meter taken down too. */
  readonly readings: readonly Reading[];
}

/** What was used between two readings, in thousandths of the meter's unit. */
export interface Used {
  readonly from: string;
  readonly until: string;
  readonly quantity: number;
}

/** What of a meter comes on a bill. Quantities are whole thousandths, so that they add up. */
export interface Usage {
  /** What was newly used. */
  readonly quantity: number;
  /** By how much what was billed before was wrong: a reading that was put right, an estimate that was too high. */
  readonly mended: number;
  /** What the month before was billed for. */
  readonly before: number;
  readonly used: readonly Used[];
  /** The readings that are billed with it. */
  readonly readings: readonly string[];
}

/** What was measured by a reading, in thousandths; below nothing where the one before was too high. */
export function quantityOf(
  { previous, reading }: Pick<Reading, 'previous' | 'reading'>,
  { digits, multiplier }: Pick<Meter, 'digits' | 'multiplier'>,
): number {
  const over = digits !== null && hasRunOver(previous, reading, 10 ** digits) ? 10 ** digits : 0;
  const advance = difference(sum(exact(reading), exact(over)), exact(previous));
  return rounded(product(advance, exact(multiplier), exact(1_000)));
}

/**
 * A meter that stood near its end and stands near its beginning has run over; any other that shows less was read too high
 * before, and the difference is given back.
 */
const hasRunOver = (before: number, after: number, end: number): boolean =>
  before > end * 0.75 && after < end * 0.25;

const totalOf = (readings: readonly Reading[], meter: Meter): number =>
  readings.reduce((total, reading) => total + quantityOf(reading, meter), 0);

/** So many months back readings are looked at: an older one is on a bill that nobody looks at any more. */
const MONTHS_BACK = 2;

/**
 * What of a meter's readings until the end of a month no bill has billed yet. `billed` has the ids of those that one has;
 * `first` and `last` are the days of the month.
 */
export function usageOf(
  meter: Meter,
  billed: ReadonlySet<string>,
  { first, last }: { readonly first: string; readonly last: string },
): Usage {
  const month = first.slice(0, 7);
  const earliest = `${shiftedMonth(month, -MONTHS_BACK)}-01`;
  const seen = meter.readings.filter(({ readOn }) => earliest <= readOn && readOn <= last);
  const open = seen.filter(({ id }) => !billed.has(id));
  const counted = open.filter(({ correctedBy }) => correctedBy === null);
  // What still counts of what was billed: of a reading and the one in its place, the later.
  const standing = seen.filter(
    ({ id, correctedBy }) => billed.has(id) && !(correctedBy && billed.has(correctedBy)),
  );
  const mends = standing.flatMap((wrong) => {
    const inPlace = lastOf(wrong.id, seen);
    return counted.filter(({ id }) => id === inPlace).map((right) => ({ wrong, right }));
  });
  const right = mends.map((mend) => mend.right);
  const wrong = mends.map((mend) => mend.wrong);
  const fresh = counted.filter((each) => !right.includes(each));
  const newly = totalOf(fresh, meter);
  const ofMonthBefore = standing.filter(({ readOn }) => readOn.startsWith(shiftedMonth(month, -1)));
  return {
    quantity: Math.max(newly, 0),
    mended: totalOf(right, meter) - totalOf(wrong, meter) + Math.min(newly, 0),
    before: totalOf(ofMonthBefore, meter),
    used: fresh.map((reading) => ({
      ...{ from: reading.previousOn, until: reading.readOn, quantity: quantityOf(reading, meter) },
    })),
    readings: open.map(({ id }) => id).sort(),
  };
}

/** The reading that counts in the place of one that was put right, once or again. */
function lastOf(id: string, readings: readonly Reading[]): string {
  const next = readings.find((each) => each.id === id)?.correctedBy;
  return next ? lastOf(next, readings) : id;
}

/** The days between two readings on which it was used, the latest first; that of the reading where both are of one day. */
const daysUsed = ({ from, until }: Used): string[] =>
  Array.from({ length: Math.max(1, daysBetween(from, until)) }, (_day, back) => shifted(until, -back));

/** Every day on which any of it was used. */
export const daysOfUse = (used: readonly Used[]): string[] =>
  used.filter(({ quantity }) => quantity > 0).flatMap(daysUsed);

/** How much of what was used falls to each owner, by the days between the readings, as weights. */
export function weightsByDays(
  used: readonly Used[],
  ownerOn: (day: string) => string | null,
  owners: readonly (string | null)[],
): bigint[] {
  const weights = new Map<string | null, bigint>(owners.map((owner) => [owner, 0n]));
  for (const each of used) {
    const days = daysUsed(each);
    const ofADay = BigInt(Math.max(0, Math.round((each.quantity * 1_000) / days.length)));
    for (const day of days) {
      const owner = ownerOn(day);
      const found = owners.includes(owner) ? owner : null;
      weights.set(found, (weights.get(found) ?? 0n) + ofADay);
    }
  }
  return owners.map((owner) => weights.get(owner) ?? 0n);
}
