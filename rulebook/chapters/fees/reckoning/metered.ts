import { daysBetween } from './days.ts';

/** A reading that still counts. */
export interface Reading {
  readonly readOn: string;
  readonly reading: number;
}

export interface Meter {
  readonly id: string;
  readonly kind: string;
  readonly installedOn: string;
  readonly initial: number;
  readonly multiplier?: number;
  /** A meter with so many digits runs over to nothing. */
  readonly digits?: number;
  readonly removedOn?: string;
  readonly finalReading?: number;
  readonly readings: readonly Reading[];
}

/** What was used between two readings, in thousandths of the meter's unit; below nothing where an estimate was too high. */
export interface Used {
  readonly from: string;
  readonly until: string;
  readonly quantity: number;
}

/** Quantities are whole thousandths, so that they add up. */
const thousandths = (quantity: number): number => Math.round(quantity * 1_000);

/** What a meter has measured, reading by reading, the last one when it was taken down included. */
export function usedOf(meter: Meter): Used[] {
  const { initial, installedOn, multiplier = 1, removedOn, finalReading } = meter;
  const last = removedOn && finalReading !== undefined ? [{ readOn: removedOn, reading: finalReading }] : [];
  const readings = [...meter.readings, ...last].sort((one, other) => one.readOn.localeCompare(other.readOn));
  let before: Reading = { readOn: installedOn, reading: initial };
  return readings.map((reading) => {
    const quantity = thousandths(advance(before.reading, reading.reading, meter) * multiplier);
    const used = { from: before.readOn, until: reading.readOn, quantity };
    before = reading;
    return used;
  });
}

/**
 * How far a meter has gone on. One that stood near its end and stands near its beginning has run over; any other that
 * shows less was read too high before, and the difference is given back.
 */
function advance(before: number, after: number, { digits }: Meter): number {
  if (after >= before || digits === undefined) return after - before;
  const end = 10 ** digits;
  return before > end * 0.75 && after < end * 0.25 ? after + end - before : after - before;
}

/** All that was used until the end of a day, in thousandths. */
export const usedUntil = (used: readonly Used[], day: string): number =>
  used.filter(({ until }) => until <= day).reduce((sum, { quantity }) => sum + quantity, 0);

/** How much of what was used between two days falls to each owner, by the days between the readings, as weights. */
export function weightsByDays(
  used: readonly Used[],
  ownerOn: (day: string) => string | null,
  owners: readonly (string | null)[],
): bigint[] {
  const weights = new Map<string | null, bigint>(owners.map((owner) => [owner, 0n]));
  for (const { from, until, quantity } of used) {
    if (quantity <= 0) continue;
    const days = Math.max(1, daysBetween(from, until));
    for (let day = 0; day < days; day += 1) {
      const owner = ownerOn(until === from ? until : shiftedBack(until, day));
      const found = owners.includes(owner) ? owner : null;
      weights.set(found, (weights.get(found) ?? 0n) + BigInt(Math.round((quantity * 1_000) / days)));
    }
  }
  return owners.map((owner) => weights.get(owner) ?? 0n);
}

const shiftedBack = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - by * 86_400_000).toISOString().slice(0, 10);
