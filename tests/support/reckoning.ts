import type { Account, BillEntry, Chase, Entries } from '../../rulebook/chapters/fees/reckoning/account.ts';
import type { Bill, BillBefore, Month, Tariff, Unit } from '../../rulebook/chapters/fees/reckoning/bill.ts';
import type { Stay } from '../../rulebook/chapters/fees/reckoning/days.ts';
import type { Meter, Reading } from '../../rulebook/chapters/fees/reckoning/metered.ts';

// What bills and accounts are reckoned from in tests: each with what most of them take for granted.

export const stay = (household: string, from: string | null = null, until: string | null = null): Stay => ({
  ...{ household, from, until },
});

export const unit = (given: Partial<Unit> = {}): Unit => ({
  ...{ id: 'u1', building: '1', room: '1-1-101', use: 'dwelling', area: 89.5, meters: [] },
  ...{ stays: [stay('anna')], ...given },
});

export const tariff = (given: Partial<Tariff> = {}): Tariff => ({
  ...{ id: 'byArea', title: 'Management fee', kind: 'management', basis: 'area', price: 2.35 },
  ...{ tiers: [], uses: [], buildings: [], meterKind: null, from: '2020-01-01', until: null, ...given },
});

export const water = (given: Partial<Tariff> = {}): Tariff =>
  tariff({
    ...{ id: 'water', title: 'Water', kind: 'utility', basis: 'meter', price: 3.2, meterKind: 'water' },
    ...given,
  });

/** Readings of which each follows on the one before; the first pair is where they start from. */
export function readings(...shown: readonly (readonly [day: string, reading: number])[]): Reading[] {
  return shown.slice(1).map(([readOn, reading], place) => {
    const [previousOn = '', previous = 0] = shown[place] ?? [];
    return { id: `r${readOn}`, readOn, reading, previousOn, previous, correctedBy: null };
  });
}

export const meter = (given: Partial<Meter> = {}): Meter => ({
  ...{ id: 'm1', kind: 'water', installedOn: '2020-01-01', removedOn: null, multiplier: 1, digits: null },
  ...{ readings: [], ...given },
});

/** A month with all households that live, or have lived, in its units. */
export function monthWith(given: Partial<Month> = {}): Month {
  const { units = [unit()] } = given;
  const ids = [...new Set(units.flatMap(({ stays }) => stays.map(({ household }) => household)))];
  return {
    ...{ month: '2026-01', units, tariffs: [tariff()], reductions: [], charges: [], sharedCosts: [] },
    ...{ before: [], households: ids.map((id) => ({ id, building: '1', room: '1-1-101' })), ...given },
  };
}

/** Bills as the months after them see them. */
export const asBefore = (bills: readonly Bill[], month: string): BillBefore[] =>
  bills.map(({ id, total, lines }) => ({ household: id, month, total, lines }));

export const totals = (bills: readonly Bill[]): Record<string, number> =>
  Object.fromEntries(bills.map(({ id, total }) => [id, total]));

export const billed = (id: string, given: Partial<BillEntry> = {}): BillEntry => ({
  ...{ id, issuedOn: '2025-12-15', dueOn: '2026-01-01', isDisputed: false },
  ...{ kinds: { management: 100_000, utility: 0, service: 0 }, ...given },
});

export const paid = (paidOn: string, fees: number, lateFee = 0, id = `${paidOn}~${fees}`) => ({
  ...{ id, paidOn, fees, lateFee },
});

export const chase = (given: Partial<Chase> = {}): Chase => ({
  ...{ id: 'chase', openedOn: '2026-01-02', servedOn: '2026-01-15', rate: 3, graceDays: 0, capPercent: 30 },
  ...{ isWaived: false, endedOn: null, ...given },
});

export const entries = (given: Partial<Entries> = {}): Entries => ({
  ...{ bills: [billed('january')], payments: [], refunds: [], chases: [], order: 'oldest', ...given },
});

export const unpaidOf = ({ bills }: Account): Record<string, number> =>
  Object.fromEntries(bills.map(({ id, unpaid }) => [id, unpaid]));
