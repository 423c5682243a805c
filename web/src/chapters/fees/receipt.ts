import { type PaymentEntry, settledBy } from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import {
  entriesOf,
  type HouseholdRecords,
  type Stored,
} from '../../../../rulebook/chapters/fees/reckoning/entries.ts';
import { dateOf } from '../../../../rulebook/notation/record.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';

/** What became of a payment's fees. */
export interface Settlement {
  readonly lines: readonly { readonly bill: string; readonly month: string; readonly amount: number }[];
  /** What was left over for bills to come. */
  readonly credit: number;
}

/**
 * Which bills a payment settled when it was taken: the same however often its receipt is printed, and whatever is billed
 * and paid after it.
 */
export function settlementOf(records: HouseholdRecords, payment: Stored[number], time: SiteTime): Settlement {
  const { paidOn, fees, lateFee, opened } = payment.data;
  const taken = opened.at.getTime();
  const isKnown =
    (path: string) =>
    ({ id, data }: Stored[number]): boolean => {
      const at = dateOf(data, path)?.getTime() ?? Number.POSITIVE_INFINITY;
      return at < taken || (at === taken && (path !== 'opened.at' || id < payment.id));
    };
  const known = {
    bills: records.bills.filter(isKnown('issued.at')),
    payments: records.payments.filter(isKnown('opened.at')),
    refunds: records.refunds.filter(isKnown('approved.at')),
    arrears: [],
  };
  const entry: PaymentEntry = {
    ...{ id: payment.id, paidOn: String(paidOn), fees: Number(fees), lateFee: Number(lateFee) },
  };
  const { bills, credit } = settledBy(entriesOf(known, time), entry);
  const months = new Map(records.bills.map(({ id, data }) => [id, String(data.month)]));
  const lines = bills.map(({ id, amount }) => ({ bill: id, month: months.get(id) ?? '', amount }));
  return {
    lines: lines
      .filter(({ amount }) => amount > 0)
      .sort((one, other) => one.month.localeCompare(other.month)),
    credit,
  };
}
