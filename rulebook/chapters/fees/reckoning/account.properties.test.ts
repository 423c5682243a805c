import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billed, chase, entries, paid } from '../../../../tests/support/reckoning.ts';
import {
  type Account,
  accountOf,
  type BillEntry,
  type Entries,
  type RefundEntry,
  settledBy,
} from './account.ts';
import { shifted } from './days.ts';

const END = '2026-12-31';
const day = fc.integer({ min: 0, max: 90 }).map((after) => shifted('2026-01-01', after));
const fen = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 50_000 }) },
  fc.integer({ min: -9_000, max: -1 }),
);

const bill = fc
  .record({
    issuedOn: day,
    kinds: fc.record({ management: fen, utility: fen, service: fen }),
    isDisputed: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    days: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ days, ...given }) => ({ ...given, dueOn: shifted(given.issuedOn, days) }));

const payment = fc.record({
  on: day,
  fees: fc.integer({ min: 0, max: 90_000 }),
  lateFee: fc.integer({ min: 0, max: 500 }),
});

const refund = fc.record({ on: day, percent: fc.integer({ min: 1, max: 100 }) });

/** Refunds of a part of the credit that there was, one after another. */
function withRefunds(all: Entries, refunds: readonly { on: string; percent: number }[]): Entries {
  const ordered = [...refunds].sort((one, other) => (one.on < other.on ? -1 : 1));
  const given: RefundEntry[] = [];
  for (const [place, { on, percent }] of ordered.entries()) {
    const { credit } = accountOf({ ...all, refunds: given }, on);
    given.push({ id: `refund${place}`, on, amount: Math.floor((Math.max(0, credit) * percent) / 100) });
  }
  return { ...all, refunds: given };
}

/** Whatever may happen to a household, with any of it void since. */
const happened: fc.Arbitrary<Entries> = fc
  .record({
    bills: fc.array(bill, { maxLength: 6 }),
    payments: fc.array(payment, { maxLength: 6 }),
    refunds: fc.array(refund, { maxLength: 2 }),
    served: fc.array(day, { maxLength: 2 }),
    order: fc.constantFrom('oldest' as const, 'kind' as const),
    voided: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ bills, payments, refunds, served, order, voided }) => {
    const all = withRefunds(
      entries({
        order,
        bills: bills.map((each, place) => billed(`bill${place}`, each)),
        payments: payments.map(({ on, fees, lateFee }, place) => paid(on, fees, lateFee, `payment${place}`)),
        chases: served.map((on, place) => chase({ id: `chase${place}`, openedOn: on, servedOn: on })),
      }),
      refunds,
    );
    const without = <Entry>(some: readonly Entry[], first: number): Entry[] =>
      some.filter((_entry, place) => first + place !== voided);
    return {
      ...all,
      bills: without(all.bills, 0),
      payments: without(all.payments, 6),
      refunds: without(all.refunds, 12),
    };
  });

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const totalOf = ({ kinds }: Pick<BillEntry, 'kinds'>): number => sumOf(Object.values(kinds));

const inOrder = (account: Account): Account => ({
  ...account,
  bills: [...account.bills].sort((one, other) => (one.id < other.id ? -1 : 1)),
});

describe('[R3.4.1.2] the account of any household', () => {
  it('comes to its bills less what was paid, and what was given back', () => {
    fc.assert(
      fc.property(happened, day, (given, until) => {
        for (const on of [until, END]) {
          const bills = given.bills.filter(({ issuedOn }) => issuedOn <= on).map(totalOf);
          const fees = given.payments.filter(({ paidOn }) => paidOn <= on).map((each) => each.fees);
          const back = given.refunds.filter((each) => each.on <= on).map(({ amount }) => amount);
          expect(accountOf(given, on).balance).toBe(sumOf(bills) - sumOf(fees) + sumOf(back));
        }
      }),
    );
  });

  it('has paid no more of a kind than there is of it, and the rest is unpaid', () => {
    fc.assert(
      fc.property(happened, (given) => {
        const bills = new Map(given.bills.map((each) => [each.id, each]));
        for (const { id, paid: each, unpaid, settledOn } of accountOf(given, END).bills) {
          const { kinds } = bills.get(id) ?? billed(id);
          const left = [
            kinds.management - each.management,
            kinds.utility - each.utility,
            kinds.service - each.service,
          ];
          expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
          expect(sumOf(left)).toBe(unpaid);
          expect(settledOn !== null).toBe(unpaid === 0);
        }
      }),
    );
  });

  it('leaves nothing unpaid while there is a credit', () => {
    fc.assert(
      fc.property(happened, (given) => {
        const { bills, credit } = accountOf(given, END);
        if (credit > 0) expect(bills.map(({ unpaid }) => unpaid).filter(Boolean)).toEqual([]);
      }),
    );
  });

  it('is the same whatever order its entries are in', () => {
    fc.assert(
      fc.property(happened, (given) => {
        const turned: Entries = {
          ...given,
          bills: [...given.bills].reverse(),
          payments: [...given.payments].reverse(),
          refunds: [...given.refunds].reverse(),
          chases: [...given.chases].reverse(),
        };
        expect(inOrder(accountOf(turned, END))).toEqual(inOrder(accountOf(given, END)));
      }),
    );
  });

  it('has late fees of nothing or more, and within the cap', () => {
    fc.assert(
      fc.property(happened, (given) => {
        const most = sumOf(
          given.bills.map(({ kinds }) => sumOf(Object.values(kinds).map((each) => Math.max(0, each)))),
        );
        for (const fee of Object.values(accountOf(given, END).lateFees)) {
          expect(fee).toBeGreaterThanOrEqual(0);
          expect(fee).toBeLessThanOrEqual(most * 0.3 + given.bills.length);
        }
      }),
    );
  });

  it('[R3.4.1.2] is told beforehand what a payment will settle', () => {
    fc.assert(
      fc.property(happened, payment, (given, { on, fees, lateFee }) => {
        const next = paid(on, fees, lateFee, 'next');
        const told = settledBy(given, next);
        const before = accountOf(given, END);
        const after = accountOf({ ...given, payments: [...given.payments, next] }, END);
        expect(sumOf(told.bills.map(({ amount }) => amount)) + told.credit).toBe(fees);
        expect(after.credit - before.credit).toBe(told.credit);
        expect(before.balance - after.balance).toBe(fees);
      }),
    );
  });
});
