import { describe, expect, it } from 'vitest';
import { billed, entries, paid, unpaidOf } from '../../../../tests/support/reckoning.ts';
import { type Account, accountOf, settledBy } from './account.ts';

const kindsOf = (management: number, utility = 0, service = 0) => ({ management, utility, service });
const settledOn = ({ bills }: Account) => Object.fromEntries(bills.map((bill) => [bill.id, bill.settledOn]));

describe('[R3.4.1.2] a household account', () => {
  it('has a bill that is paid in parts', () => {
    const given = entries({ payments: [paid('2026-02-20', 60_000), paid('2026-03-10', 40_000)] });
    expect(accountOf(given, '2026-02-19')).toMatchObject({ overdue: 100_000, balance: 100_000, credit: 0 });
    expect(accountOf(given, '2026-02-20')).toMatchObject({ overdue: 40_000, since: '2026-01-01' });
    expect(accountOf(given, '2026-03-10')).toEqual({
      bills: [{ id: 'january', paid: kindsOf(100_000), unpaid: 0, settledOn: '2026-03-10' }],
      ...{ credit: 0, balance: 0, overdue: 0, disputed: 0, since: null, lateFees: {} },
    });
  });

  it('is overdue after the due day, and not on it', () => {
    const given = entries();
    expect(accountOf(given, '2026-01-01')).toMatchObject({ overdue: 0, since: null, balance: 100_000 });
    expect(accountOf(given, '2026-01-02')).toMatchObject({ overdue: 100_000, since: '2026-01-01' });
    const onTheDay = { ...given, payments: [paid('2026-01-01', 100_000)] };
    expect(accountOf(onTheDay, '2026-01-02')).toMatchObject({ overdue: 0, since: null });
  });

  it('has nothing on it of what came later', () => {
    const given = entries({ payments: [paid('2026-01-10', 5_000)] });
    expect(accountOf(given, '2025-12-14')).toMatchObject({ bills: [], balance: 0, credit: 0 });
    expect(accountOf(given, '2025-12-15')).toMatchObject({ bills: [{ unpaid: 100_000 }], balance: 100_000 });
  });

  it('keeps what is paid ahead for the next bill, which it settles on the day that is issued', () => {
    const next = billed('february', { issuedOn: '2026-01-15', dueOn: '2026-02-01', kinds: kindsOf(20_000) });
    const given = entries({ bills: [next], payments: [paid('2026-01-01', 30_000)] });
    expect(accountOf(given, '2026-01-14')).toMatchObject({ credit: 30_000, balance: -30_000 });
    const account = accountOf(given, '2026-01-15');
    expect(account).toMatchObject({ credit: 10_000, balance: -10_000 });
    expect(settledOn(account)).toEqual({ february: '2026-01-15' });
  });

  it('has a credit where too much was paid, which a refund brings down', () => {
    const refunds = [{ id: 'refund', on: '2026-01-20', amount: 4_000 }];
    const given = entries({ payments: [paid('2026-01-10', 105_000)], refunds });
    expect(accountOf(given, '2026-01-19')).toMatchObject({ credit: 5_000, balance: -5_000 });
    expect(accountOf(given, '2026-01-20')).toMatchObject({ credit: 1_000, balance: -1_000 });
  });

  it('owes what was refunded of a payment that is void since', () => {
    const refunds = [{ id: 'refund', on: '2026-01-20', amount: 4_000 }];
    const account = accountOf(entries({ refunds }), '2026-01-20');
    expect(account).toMatchObject({ credit: -4_000, balance: 104_000, overdue: 100_000 });
  });

  it('owes again what was refunded once a bill has used it, of what was settled last', () => {
    // 88.36 more than was owed, given back on the very day on which the next bill is made.
    const refunds = [{ id: 'refund', on: '2026-01-15', amount: 8_836 }];
    const next = billed('february', { issuedOn: '2026-01-15', dueOn: '2026-03-01', kinds: kindsOf(29_798) });
    const account = accountOf(
      entries({ bills: [billed('january'), next], payments: [paid('2026-01-10', 108_836)], refunds }),
      '2026-01-15',
    );
    expect(account).toMatchObject({ credit: 0, balance: 29_798 });
    expect(unpaidOf(account)).toEqual({ january: 0, february: 29_798 });
  });

  it('is given back what a bill below nothing says, and what a kind of it says', () => {
    const back = billed('back', { issuedOn: '2026-01-15', dueOn: '2026-02-01', kinds: kindsOf(0, -5_000) });
    expect(accountOf(entries({ bills: [back] }), '2026-01-15')).toMatchObject({
      bills: [{ paid: kindsOf(0, -5_000), unpaid: 0, settledOn: '2026-01-15' }],
      ...{ credit: 5_000, balance: -5_000 },
    });
    const both = accountOf(entries({ bills: [billed('january'), back] }), '2026-01-15');
    expect(both).toMatchObject({ credit: 0, balance: 95_000 });
    expect(unpaidOf(both)).toEqual({ january: 95_000, back: 0 });
    const mixed = billed('mixed', { kinds: kindsOf(3_000, -5_000) });
    expect(accountOf(entries({ bills: [mixed] }), '2026-01-15')).toMatchObject({
      bills: [{ paid: kindsOf(3_000, -5_000), unpaid: 0 }],
      credit: 2_000,
    });
  });

  it('settles a bill that was issued after a payment which is entered later', () => {
    const given = entries({ payments: [paid('2025-12-01', 100_000)] });
    expect(settledOn(accountOf(given, '2026-01-01'))).toEqual({ january: '2025-12-15' });
  });

  it('has a bill of nothing settled at once', () => {
    const nothing = billed('nothing', { kinds: kindsOf(0) });
    expect(settledOn(accountOf(entries({ bills: [nothing] }), '2026-01-01'))).toEqual({
      nothing: '2025-12-15',
    });
  });
});

describe('[R3.4.1.1] what a payment settles first', () => {
  const kinds = kindsOf(100, 50, 10);
  const older = billed('older', { dueOn: '2026-01-01', kinds });
  const newer = billed('newer', { dueOn: '2026-02-01', kinds });
  const paidWith = (order: 'oldest' | 'kind', bills = [newer, older]) =>
    Object.fromEntries(
      accountOf(entries({ bills, order, payments: [paid('2026-02-10', 220)] }), '2026-02-10').bills.map(
        ({ id, paid: each }) => [id, Object.values(each)],
      ),
    );

  it('is the oldest bill with all of its kinds', () => {
    expect(paidWith('oldest')).toEqual({ older: [100, 50, 10], newer: [60, 0, 0] });
  });

  it('or the kind, over all bills', () => {
    expect(paidWith('kind')).toEqual({ older: [100, 20, 0], newer: [100, 0, 0] });
  });

  it.each(['oldest', 'kind'] as const)('is what nobody disputes, whatever its kind: %s', (order) => {
    const disputed = { ...older, isDisputed: true };
    expect(paidWith(order, [disputed, newer])).toEqual({ older: [60, 0, 0], newer: [100, 50, 10] });
  });

  it('and what is disputed is not overdue', () => {
    const bills = [{ ...older, isDisputed: true }, newer];
    const account = accountOf(entries({ bills }), '2026-02-10');
    expect(account).toMatchObject({ overdue: 160, disputed: 160, since: '2026-02-01', balance: 320 });
    expect(accountOf(entries({ bills: [older, newer] }), '2026-02-10')).toMatchObject({
      ...{ overdue: 320, disputed: 0, since: '2026-01-01', balance: 320 },
    });
  });
});

describe('[R3.4.1.2] what a payment will settle', () => {
  const bills = [
    billed('january'),
    billed('february', { issuedOn: '2026-01-15', dueOn: '2026-02-01', kinds: kindsOf(20_000) }),
  ];

  it('is told bill by bill, with what remains', () => {
    const given = entries({ bills, payments: [paid('2026-01-20', 60_000)] });
    expect(settledBy(given, paid('2026-01-21', 45_000))).toEqual({
      ...{
        bills: [
          { id: 'january', amount: 40_000 },
          { id: 'february', amount: 5_000 },
        ],
        credit: 0,
      },
    });
    expect(settledBy(given, paid('2026-01-21', 70_000))).toMatchObject({ credit: 10_000 });
    expect(settledBy(given, paid('2026-01-21', 0, 500))).toEqual({ bills: [], credit: 0 });
  });

  it('is told of bills that came later too, where it is dated back', () => {
    expect(settledBy(entries({ bills }), paid('2026-01-10', 110_000))).toEqual({
      ...{
        bills: [
          { id: 'january', amount: 100_000 },
          { id: 'february', amount: 10_000 },
        ],
        credit: 0,
      },
    });
  });
});
