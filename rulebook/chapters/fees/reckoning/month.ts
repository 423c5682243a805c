import type { Oddity } from '../bills.ts';
import type { FeeKind } from '../common.ts';
import type { Bill, Household, Line, Month, Reduction, SharedCost, Tariff, Unit } from './bill.ts';
import { daysIn, isWithin, ownersOf, shifted, shiftedMonth } from './days.ts';
import { difference, type Exact, exact, fenOfYuan, product, ratio, rounded, sum } from './exact.ts';
import { daysOfUse, type Meter, type Usage, type Used, usageOf, weightsByDays } from './metered.ts';
import { shares } from './shares.ts';

const kinds: readonly FeeKind[] = ['management', 'utility', 'service'];

/** A unit in its month: every day of it, and to whom each belongs. */
interface Lived {
  readonly unit: Unit;
  readonly days: readonly string[];
  readonly owners: readonly (string | null)[];
  /** Who owns a day at least, each once, in the order of their days. */
  readonly households: readonly string[];
}

/** What falls to a household of something, before what is reduced. */
interface Part extends Line {
  readonly household: string;
  /** On which days of the month it ran. */
  readonly days: readonly string[];
}

/**
 * R3.4.1.2 The bills of a month, one for each household, over all its units. Pure: the same records give the same bills, to
 * the fen. What falls to the days on which nobody lived there is on no bill.
 */
export function billsOf(month: Month): Bill[] {
  const days = daysIn(month.month);
  const lived = month.units.map((unit) => livedIn(unit, days));
  const odd = new Oddities();
  const parts = [
    ...lived.flatMap((each) => month.tariffs.flatMap((tariff) => partsOfTariff(tariff, each, month, odd))),
    ...month.sharedCosts.flatMap((cost) => partsOfShared(cost, lived)),
    ...chargesOf(month),
  ];
  for (const { households } of lived) if (households.length > 1) odd.note(households, 'ownerChanged');
  return month.households.flatMap((household) => {
    const own = parts.filter((part) => part.household === household.id);
    // Of whom something is odd it is told, though there is nothing to bill.
    const isTold = own.length > 0 || odd.of(household.id).length > 0;
    return isTold ? [billOf(household, own, month, odd)] : [];
  });
}

class Oddities {
  readonly #found = new Map<string, Set<Oddity>>();

  note(households: readonly string[], oddity: Oddity): void {
    for (const household of households) {
      this.#found.set(household, (this.#found.get(household) ?? new Set()).add(oddity));
    }
  }

  of(household: string): Oddity[] {
    return [...(this.#found.get(household) ?? [])].sort();
  }
}

function livedIn(unit: Unit, days: readonly string[]): Lived {
  const owners = ownersOf(days, unit.stays);
  return { unit, days, owners, households: someoneIn(owners) };
}

const someoneIn = (owners: readonly (string | null)[]): string[] => [
  ...new Set(owners.filter((owner) => owner !== null)),
];

const isFor = ({ uses, buildings }: Tariff, { use, building }: Unit): boolean =>
  (uses.length === 0 || uses.includes(use)) && (buildings.length === 0 || buildings.includes(building));

function partsOfTariff(tariff: Tariff, lived: Lived, month: Month, odd: Oddities): Part[] {
  if (!isFor(tariff, lived.unit)) return [];
  if (tariff.basis === 'meter') {
    const meters = lived.unit.meters.filter(({ kind }) => kind === tariff.meterKind);
    return meters.flatMap((meter) => partsOfMeter(tariff, meter, lived, month, odd));
  }
  const inForce = lived.days.filter((day) => isWithin(day, tariff));
  if (inForce.length === 0) return [];
  const quantity = tariff.basis === 'area' ? lived.unit.area : 1;
  if (quantity === 0) {
    odd.note(lived.households, 'noArea');
    return [];
  }
  const share = ratio(inForce.length, lived.days.length);
  const total = fenOfYuan(product(exact(tariff.price), exact(quantity), share));
  const basis = tariff.basis === 'area' ? `${quantity} m² × ${tariff.price}` : `${tariff.price}`;
  return split(total, lived, (day) => isWithin(day, tariff)).map(({ amount, household, days }) => ({
    ...{ household, amount, days, kind: tariff.kind, title: tariff.title, source: tariff.id },
    basis: days.length === lived.days.length ? basis : `${basis} × ${days.length}/${lived.days.length}`,
  }));
}

/** An amount of a month by the days of each household on which it ran; the parts equal the whole. */
function split(total: number, { days, owners, households }: Lived, runs: (day: string) => boolean) {
  const running = days.map((day, place) => ({ day, owner: owners[place] })).filter(({ day }) => runs(day));
  const parts = households
    .map((household) => ({ household, days: running.filter(({ owner }) => owner === household) }))
    .filter((part) => part.days.length > 0);
  const vacant = running.filter(({ owner }) => owner === null);
  const weights = [...parts.map((part) => part.days), vacant].map(({ length }) => BigInt(length));
  const amounts = shares(total, weights);
  return parts.map((part, place) => ({
    ...{ household: part.household, amount: amounts[place] ?? 0, days: part.days.map(({ day }) => day) },
  }));
}

function partsOfMeter(tariff: Tariff, meter: Meter, lived: Lived, month: Month, odd: Oddities): Part[] {
  const [first = '', last = ''] = [lived.days[0], lived.days.at(-1)];
  if (meter.installedOn > last || !isWithin(last, tariff)) return [];
  const billed = new Set(month.before.flatMap(({ lines }) => lines.flatMap(({ readings = [] }) => readings)));
  // What was read before the price was set is not billed by it.
  const priced = meter.readings.filter(({ readOn }) => tariff.from === null || readOn >= tariff.from);
  const usage = usageOf({ ...meter, readings: priced }, billed, { first, last });
  if (usage.readings.length === 0) {
    const isGone = meter.removedOn !== null && meter.removedOn < first;
    if (!isGone) odd.note(lived.households, 'noReading');
    return [];
  }
  const { kind, title, id: source } = tariff;
  const { readings } = usage;
  const quantity = (usage.quantity + usage.mended) / 1_000;
  const basis = `${quantity} × ${tariff.price}${tariff.tiers.length > 0 ? '…' : ''}`;
  const total = priceOf(usage, tariff);
  // What but puts right the month before is for those who were there then, and on the terms of then.
  const isOfBefore = total < 0 || usage.quantity === 0;
  const daysBefore = daysIn(shiftedMonth(month.month, -1));
  const before: Used = {
    from: shifted(first, -1 - daysBefore.length),
    until: shifted(first, -1),
    quantity: 1,
  };
  // One line at least, though it be of nothing, so that the readings stand on a bill.
  return splitByUse(total, isOfBefore ? [before] : usage.used, lived)
    .filter(({ amount }, place) => amount !== 0 || place === 0)
    .map(({ household, amount }) => {
      const days = isOfBefore ? daysBefore : daysOwned(lived, household);
      return { household, amount, days, kind, title, basis, source, readings };
    });
}

/** What a meter's use costs, by who was there when it was used: who has left since the reading before, too. */
function splitByUse(total: number, used: readonly Used[], { unit, households }: Lived) {
  const ownerOn = (day: string): string | null => ownersOf([day], unit.stays)[0] ?? null;
  const all = [...new Set([...households, ...someoneIn(daysOfUse(used).map(ownerOn))])];
  const amounts = shares(total, weightsByDays(used, ownerOn, [...all, null]));
  return all.map((household, place) => ({ household, amount: amounts[place] ?? 0 }));
}

const daysOwned = ({ days, owners }: Lived, household: string): string[] =>
  days.filter((_day, place) => owners[place] === household);

/**
 * What a meter's use costs, step by step. What was billed wrongly before is put right at the prices of that month: it is
 * reckoned again with what it really was, and the difference given back or billed.
 */
export function priceOf(
  { quantity, mended, before }: Pick<Usage, 'quantity' | 'mended' | 'before'>,
  tariff: Pick<Tariff, 'price' | 'tiers'>,
): number {
  const right = before + mended;
  const mending = difference(costOf(Math.max(right, 0), tariff), costOf(Math.max(before, 0), tariff));
  // Less than nothing was used in that month: what is beyond it comes back at the first price.
  const beyond = mended === 0 ? 0 : Math.min(right, 0) - Math.min(before, 0);
  return fenOfYuan(
    sum(costOf(quantity, tariff), mending, product(ratio(beyond, 1_000), exact(tariff.price))),
  );
}

const thousandths = (quantity: number): number => Math.round(quantity * 1_000);

/** Exact yuan of a quantity in thousandths. */
function costOf(quantity: number, { price, tiers }: Pick<Tariff, 'price' | 'tiers'>): Exact {
  const steps = [{ above: 0, price }, ...[...tiers].sort((one, other) => one.above - other.above)];
  return sum(
    ...steps.map(({ above, price: per }, place) => {
      const to = thousandths(steps[place + 1]?.above ?? Number.POSITIVE_INFINITY);
      const within = Math.max(0, Math.min(quantity, to) - thousandths(above));
      return product(ratio(within, 1_000), exact(per));
    }),
  );
}

/** R3.4.1.1 A total over the units of its buildings, to the fen; each unit's share by the days of its households. */
function partsOfShared(cost: SharedCost, all: readonly Lived[]): Part[] {
  const units = all.filter(
    ({ unit, households }) =>
      (cost.buildings.length === 0 || cost.buildings.includes(unit.building)) &&
      (cost.by === 'area' ? unit.area > 0 : households.length > 0),
  );
  if (units.length === 0) return [];
  const ordered = [...units].sort((one, other) => one.unit.id.localeCompare(other.unit.id));
  const weights = ordered.map(({ unit }) =>
    cost.by === 'area' ? BigInt(Math.round(unit.area * 10_000)) : 1n,
  );
  const amounts = shares(cost.amount, weights);
  return ordered.flatMap((lived, place) =>
    split(amounts[place] ?? 0, lived, () => true)
      .filter(({ amount }) => amount !== 0)
      .map(({ household, amount, days }) => ({
        ...{ household, amount, days, kind: cost.kind, title: cost.title, source: cost.id },
        basis: cost.by === 'area' ? `${lived.unit.area} m²` : `1 / ${units.length}`,
      })),
  );
}

/** What is charged once: of this month, and of the two before what came too late for its bill. */
function chargesOf({ charges, month, before }: Month): Part[] {
  const billed = new Set(before.flatMap(({ lines }) => lines.map(({ source }) => source)));
  const earlier = [shiftedMonth(month, -1), shiftedMonth(month, -2)];
  return charges
    .filter((charge) => charge.month === month || (earlier.includes(charge.month) && !billed.has(charge.id)))
    .map(({ id, household, kind, title, amount }) => ({
      ...{ household, kind, title, amount, source: id, days: [] },
    }));
}

function billOf(household: Household, parts: readonly Part[], month: Month, odd: Oddities): Bill {
  const lines = kinds.flatMap((kind) =>
    parts
      .filter((part) => part.kind === kind)
      .flatMap((part) => [lineOf(part), ...reduced(part, household.id, month.reductions)]),
  );
  const of = (kind: FeeKind): number =>
    lines.filter((line) => line.kind === kind).reduce((total, { amount }) => total + amount, 0);
  const [management, utility, service] = [of('management'), of('utility'), of('service')];
  const total = management + utility + service;
  const last = shiftedMonth(month.month, -1);
  const before =
    month.before.find((bill) => bill.household === household.id && bill.month === last)?.total ?? 0;
  if (before > 0 && total > 3 * before) odd.note([household.id], 'threefold');
  if (total < 0) odd.note([household.id], 'below');
  return { ...household, lines, management, utility, service, total, oddities: odd.of(household.id) };
}

const lineOf = ({ kind, title, basis, amount, source, readings }: Part): Line => ({
  ...{ kind, title, amount, source },
  ...(basis === undefined ? {} : { basis }),
  ...(readings === undefined ? {} : { readings }),
});

/**
 * What a household pays less of a part, for the days on which it was granted; never more than the part itself. Of what is
 * given back, as much less as was paid less.
 */
function reduced(part: Part, household: string, reductions: readonly Reduction[]): Line[] {
  const { kind, title, source, days } = part;
  const size = Math.abs(part.amount);
  let left = size;
  return reductions
    .filter((each) => each.household === household && each.kinds.includes(kind) && days.length > 0)
    .flatMap((reduction) => {
      const granted = days.filter((day) => isWithin(day, reduction)).length;
      const wanted = product(exact(size), ratio(reduction.percent, 100), ratio(granted, days.length));
      const less = Math.min(left, rounded(wanted));
      if (less === 0) return [];
      left -= less;
      const amount = part.amount < 0 ? less : -less;
      return [{ kind, title, basis: `−${reduction.percent}%`, amount, source: `${source}~reduced` }];
    });
}
