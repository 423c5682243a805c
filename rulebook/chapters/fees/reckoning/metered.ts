import { daysBetween, shifted } from './days.ts';

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
function deltaOf({ previous, reading }: Reading, meter: Meter): number {
  return Math.round(advance(previous, reading, meter.digits) * meter.multiplier * 1_000);
}

/**
 * How far a meter has gone on. One that stood near its end and stands near its beginning has run over; any other that
 * shows less was read too high before, and the difference is given back.
 */
function advance(before: number, after: number, digits: number | null): number {
  if (after >= before || digits === null) return after - before;
  const end = 10 ** digits;
  return before > end * 0.75 && after < end * 0.25 ? after + end - before : after - before;
}

const total = (readings: readonly Reading[], meter: Meter): number =>
  readings.reduce((sum, reading) => sum + deltaOf(reading, meter), 0);

/**
 * What of a meter's readings until the end of a month no bill has billed yet. `billed` has the ids of those that one has;
 * `first` and `last` are the days of the month.
 */
export function usageOf(
  meter: Meter,
  billed: ReadonlySet<string>,
  { first, last }: { readonly first: string; readonly last: string },
): Usage {
  const until = meter.readings.filter(({ readOn }) => readOn <= last);
  const open = until.filter(({ id }) => !billed.has(id));
  const wrong = until.filter(
    ({ id, correctedBy }) => billed.has(id) && correctedBy && !billed.has(correctedBy),
  );
  const inPlace = new Set(wrong.map(({ id }) => standsFor(id, until)));
  const counted = open.filter(({ correctedBy }) => correctedBy === null);
  const fresh = counted.filter(({ id }) => !inPlace.has(id));
  const right = counted.filter(({ id }) => inPlace.has(id));
  const newly = total(fresh, meter);
  const monthBefore = shifted(first, -1).slice(0, 7);
  return {
    quantity: Math.max(newly, 0),
    mended: total(right, meter) - total(wrong, meter) + Math.min(newly, 0),
    before: total(
      until.filter(({ id, readOn }) => billed.has(id) && readOn.startsWith(monthBefore)),
      meter,
    ),
    used: fresh.map((reading) => ({
      ...{ from: reading.previousOn, until: reading.readOn, quantity: deltaOf(reading, meter) },
    })),
    readings: open.map(({ id }) => id).sort(),
  };
}

/** The reading that counts in the place of one that was put right, once or again. */
function standsFor(id: string, readings: readonly Reading[]): string {
  const seen = new Set<string>();
  let at = id;
  for (let next = readings.find((each) => each.id === at); next?.correctedBy && !seen.has(at); ) {
    seen.add(at);
    at = next.correctedBy;
    next = readings.find((each) => each.id === at);
  }
  return at;
}

/** How much of what was used falls to each owner, by the days between the readings, as weights. */
export function weightsByDays(
  used: readonly Used[],
  ownerOn: (day: string) => string | null,
  owners: readonly (string | null)[],
): bigint[] {
  const weights = new Map<string | null, bigint>(owners.map((owner) => [owner, 0n]));
  for (const { from, until, quantity } of used) {
    if (quantity <= 0) continue;
    const days = Math.max(1, daysBetween(from, until));
    for (let back = 0; back < days; back += 1) {
      const owner = ownerOn(shifted(until, -back));
      const found = owners.includes(owner) ? owner : null;
      weights.set(found, (weights.get(found) ?? 0n) + BigInt(Math.round((quantity * 1_000) / days)));
    }
  }
  return owners.map((owner) => weights.get(owner) ?? 0n);
}
