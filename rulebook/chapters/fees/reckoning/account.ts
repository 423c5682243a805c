import type { FeeKind } from '../common.ts';
import { daysBetween, shifted } from './days.ts';
import { type Exact, exact, product, ratio, rounded, sum } from './exact.ts';

// What a household owes, from its entries as they stand: recomputed whenever one is added, never counted up.

export interface BillEntry {
  readonly id: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly kinds: Readonly<Record<FeeKind, number>>;
  readonly isDisputed: boolean;
}

export interface PaymentEntry {
  readonly id: string;
  readonly paidOn: string;
  /** Fen for bills. */
  readonly fees: number;
  /** Fen for the late fee. */
  readonly lateFee: number;
}

export interface RefundEntry {
  readonly id: string;
  readonly on: string;
  readonly amount: number;
}

/** One chase, with the terms that hold for it. */
export interface Chase {
  readonly id: string;
  readonly openedOn: string;
  /** The day on which the deadline notice was served; null as long as it has not been. */
  readonly servedOn: string | null;
  /** Of 10,000 a day. */
  readonly rate: number;
  readonly graceDays: number;
  /** Percent of what was owed when it began to run. */
  readonly capPercent: number;
  readonly isWaived: boolean;
  /** The day on which it was over; null while it runs. */
  readonly endedOn: string | null;
}

export type SettlingOrder = 'oldest' | 'kind';

export interface Entries {
  readonly bills: readonly BillEntry[];
  readonly payments: readonly PaymentEntry[];
  readonly refunds: readonly RefundEntry[];
  readonly chases: readonly Chase[];
  readonly order: SettlingOrder;
}

/** A bill as it stands. */
export interface BillAccount {
  readonly id: string;
  readonly paid: Readonly<Record<FeeKind, number>>;
  readonly unpaid: number;
  /** The day on which nothing was left of it. */
  readonly settledOn: string | null;
}

export interface Account {
  readonly bills: readonly BillAccount[];
  /** Fen that no bill has used yet. */
  readonly credit: number;
  /** Bills less payments for bills, refunds given back: below nothing is a credit. */
  readonly balance: number;
  /** Unpaid of what fell due before the day, without what is disputed. */
  readonly overdue: number;
  readonly disputed: number;
  /** The earliest due date of it. */
  readonly since: string | null;
  /** What of the late fee is to be paid, by chase. */
  readonly lateFees: Readonly<Record<string, number>>;
}

/** Fen that may be paid of the late fee, whichever chase it is of. */
export const lateFeeOwed = ({ lateFees }: Pick<Account, 'lateFees'>): number =>
  Object.values(lateFees).reduce((all, each) => all + each, 0);

const kinds: readonly FeeKind[] = ['management', 'utility', 'service'];

interface Standing {
  readonly bill: BillEntry;
  readonly unpaid: Record<FeeKind, number>;
  settledOn: string | null;
  /** What was unpaid from each day on. */
  readonly pieces: { readonly from: string; readonly unpaid: number }[];
}

const unpaidOf = ({ unpaid }: Pick<Standing, 'unpaid'>): number =>
  kinds.reduce((total, kind) => total + unpaid[kind], 0);

/** A household's account at the end of a day (ISO date): what came later is not on it. */
export function accountOf(entries: Entries, day: string): Account {
  const { standings, credit } = settle(entries, day);
  const overdue = standings.filter(({ bill }) => bill.dueOn < day);
  const chased = overdue.filter((each) => !each.bill.isDisputed && unpaidOf(each) > 0);
  const total = (of: readonly Standing[]): number => of.reduce((all, each) => all + unpaidOf(each), 0);
  return {
    bills: standings.map((each) => ({
      id: each.bill.id,
      paid: paidOf(each),
      unpaid: unpaidOf(each),
      settledOn: each.settledOn,
    })),
    credit,
    balance: total(standings) - credit,
    overdue: total(chased),
    disputed: total(overdue.filter(({ bill }) => bill.isDisputed)),
    since: chased.map(({ bill }) => bill.dueOn).sort()[0] ?? null,
    lateFees: lateFeesOf(standings, entries, day),
  };
}

const paidOf = ({ bill, unpaid }: Standing): Record<FeeKind, number> => ({
  management: bill.kinds.management - unpaid.management,
  utility: bill.kinds.utility - unpaid.utility,
  service: bill.kinds.service - unpaid.service,
});

type Entry =
  | { readonly on: string; readonly rank: number; readonly id: string; readonly adds: number }
  | { readonly on: string; readonly rank: number; readonly id: string; readonly opens: Standing };

/**
 * Bills and payments in the order of their days, on one day bills first: whatever is in hand settles what is there. What
 * remains waits for the next bill.
 */
function settle(
  { bills, payments, refunds, order }: Entries,
  day: string,
): { standings: readonly Standing[]; credit: number } {
  const standings = bills.filter(({ issuedOn }) => issuedOn <= day).map(standingOf);
  const happened: Entry[] = [
    ...standings.map((opens) => ({ on: opens.bill.issuedOn, rank: 0, id: opens.bill.id, opens })),
    ...payments.map(({ id, paidOn, fees }) => ({ on: paidOn, rank: 1, id, adds: fees })),
    ...refunds.map(({ id, on, amount }) => ({ on, rank: 2, id, adds: -amount })),
  ];
  happened.sort(
    (one, other) => one.on.localeCompare(other.on) || one.rank - other.rank || one.id.localeCompare(other.id),
  );
  const there: Standing[] = [];
  let credit = 0;
  for (const entry of happened) {
    if (entry.on > day) continue;
    if ('opens' in entry) {
      there.push(entry.opens);
      // What was billed too much is the household's.
      credit += givenBack(entry.opens);
    } else credit += entry.adds;
    credit = pay(there, credit, order, entry.on);
  }
  return { standings, credit };
}

const standingOf = (bill: BillEntry): Standing => ({
  bill,
  unpaid: { ...bill.kinds },
  settledOn: null,
  pieces: [],
});

function givenBack({ unpaid }: Standing): number {
  let back = 0;
  for (const kind of kinds) {
    if (unpaid[kind] >= 0) continue;
    back -= unpaid[kind];
    unpaid[kind] = 0;
  }
  return back;
}

/**
 * Settles what it can, in the site's order; what is disputed comes last. What was given back and is not in hand any more,
 * because a bill has used it, is owed again of what was settled last. Resolves what is left in hand.
 */
function pay(there: readonly Standing[], inHand: number, order: SettlingOrder, on: string): number {
  let left = inHand;
  for (const { standing, kind } of inOrderOf(there, order)) {
    const paid = Math.min(Math.max(left, 0), standing.unpaid[kind]);
    standing.unpaid[kind] -= paid;
    left -= paid;
  }
  for (const { standing, kind } of left < 0 ? inOrderOf(there, order).reverse() : []) {
    const settled = Math.max(standing.bill.kinds[kind], 0) - standing.unpaid[kind];
    const back = Math.min(-left, settled);
    standing.unpaid[kind] += back;
    left += back;
  }
  for (const standing of there) {
    const unpaid = unpaidOf(standing);
    if (standing.pieces.at(-1)?.unpaid !== unpaid) standing.pieces.push({ from: on, unpaid });
    standing.settledOn = unpaid === 0 ? (standing.settledOn ?? on) : null;
  }
  return left;
}

interface Place {
  readonly standing: Standing;
  readonly kind: FeeKind;
}

function inOrderOf(there: readonly Standing[], order: SettlingOrder): Place[] {
  const byAge = [...there].sort(
    ({ bill: one }, { bill: other }) =>
      one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id),
  );
  const placesOf = (some: readonly Standing[]): Place[] =>
    order === 'oldest'
      ? some.flatMap((standing) => kinds.map((kind) => ({ standing, kind })))
      : kinds.flatMap((kind) => some.map((standing) => ({ standing, kind })));
  return [false, true].flatMap((isDisputed) =>
    placesOf(byAge.filter(({ bill }) => bill.isDisputed === isDisputed)),
  );
}

/** R3.4.1.3.1 What of each chase's late fee is still to be paid; what was paid for late fees goes to the oldest first. */
function lateFeesOf(
  standings: readonly Standing[],
  { chases, payments }: Entries,
  day: string,
): Record<string, number> {
  const oldestFirst = [...chases].sort(
    (one, other) => one.openedOn.localeCompare(other.openedOn) || one.id.localeCompare(other.id),
  );
  let used = 0;
  return Object.fromEntries(
    oldestFirst.map((chase, place) => {
      const until = earliest(day, chase.endedOn, clearedOn(standings, chase));
      const accrued = standings.reduce((total, standing) => total + lateFeeOf(standing, chase, until), 0);
      // Once it is waived, what is paid while another chase runs is paid for that one.
      const next = chase.isWaived ? (oldestFirst[place + 1]?.openedOn ?? null) : null;
      const settled = Math.min(Math.max(0, paidForLateFees(payments, earliest(day, next)) - used), accrued);
      used += settled;
      return [chase.id, chase.isWaived ? 0 : accrued - settled];
    }),
  );
}

const latest = (day: string, ...others: readonly string[]): string =>
  others.reduce((last, other) => (other > last ? other : last), day);

const earliest = (day: string, ...others: readonly (string | null)[]): string =>
  others.reduce<string>((first, other) => (other !== null && other < first ? other : first), day);

const paidForLateFees = (payments: readonly PaymentEntry[], until: string): number =>
  payments.filter(({ paidOn }) => paidOn <= until).reduce((total, { lateFee }) => total + lateFee, 0);

/** The day on which nothing was left of what a chase is about: what falls due later is for another one. */
function clearedOn(standings: readonly Standing[], { openedOn }: Chase): string | null {
  const isOverdue = ({ bill, pieces }: Standing, day: string): boolean =>
    !bill.isDisputed && bill.dueOn < day && unpaidOn(pieces, day) > 0;
  const changes = standings.flatMap(({ pieces }) => pieces.map(({ from }) => from)).sort();
  const later = changes.filter((day) => day >= openedOn);
  return later.find((day) => !standings.some((standing) => isOverdue(standing, day))) ?? null;
}

/**
 * The late fee of one bill: what was unpaid in each piece of time, times its days, from the day of the service and the
 * grace on; rounded once, and never above the cap.
 */
export function lateFeeOf(
  { bill, pieces }: Pick<Standing, 'bill' | 'pieces'>,
  chase: Pick<Chase, 'servedOn' | 'graceDays' | 'rate' | 'capPercent'>,
  until: string,
): number {
  if (chase.servedOn === null || bill.isDisputed) return 0;
  const start = latest(shifted(chase.servedOn, chase.graceDays), bill.dueOn, bill.issuedOn);
  const owed = unpaidOn(pieces, start);
  if (owed === 0) return 0;
  const perDay = product(exact(chase.rate), ratio(1, 10_000));
  const accrued = pieces.map((piece, place): Exact => {
    const next = pieces[place + 1]?.from ?? null;
    const days = Math.max(0, daysBetween(latest(piece.from, start), earliest(until, next)));
    return product(ratio(piece.unpaid, 1), ratio(days, 1), perDay);
  });
  const cap = rounded(product(ratio(owed, 1), ratio(chase.capPercent, 100)));
  return Math.min(rounded(sum(...accrued)), cap);
}

const unpaidOn = (pieces: Standing['pieces'], day: string): number =>
  pieces.filter(({ from }) => from <= day).at(-1)?.unpaid ?? 0;

/**
 * What a payment of so much would settle, bill by bill: the same as will be when it is taken. One that is dated back
 * settles what came later too, as far as it reaches.
 */
export function settledBy(
  entries: Entries,
  payment: PaymentEntry,
): { readonly bills: readonly { readonly id: string; readonly amount: number }[]; readonly credit: number } {
  const day = latest(
    payment.paidOn,
    ...entries.bills.map(({ issuedOn }) => issuedOn),
    ...entries.payments.map(({ paidOn }) => paidOn),
    ...entries.refunds.map(({ on }) => on),
  );
  const before = accountOf(entries, day);
  const after = accountOf({ ...entries, payments: [...entries.payments, payment] }, day);
  const unpaid = new Map(before.bills.map((bill) => [bill.id, bill.unpaid]));
  const bills = after.bills
    .map(({ id, unpaid: left }) => ({ id, amount: (unpaid.get(id) ?? 0) - left }))
    .filter(({ amount }) => amount !== 0);
  return { bills, credit: after.credit - before.credit };
}
