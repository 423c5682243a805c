import { dateOf, type RecordData } from '../../../notation/record.ts';
import { setAt } from '../../../notation/setting.ts';
import type { SiteTime } from '../../../site/settings.ts';
import { settlingOrder } from '../site-settings.ts';
import type { Chase, Entries, SettlingOrder } from './account.ts';

/** A household's records as they are stored, each with its id. */
export type Stored = readonly { readonly id: string; readonly data: RecordData }[];

/** The registers that a household's account follows from. */
export const accountRegisters = ['bills', 'payments', 'refunds', 'arrears'] as const;

export type HouseholdRecords = Readonly<Record<(typeof accountRegisters)[number], Stored>>;

/** Reads the records of an account, each of its registers once. */
export async function recordsBy(read: (register: string) => Promise<Stored>): Promise<HouseholdRecords> {
  const found = await Promise.all(
    accountRegisters.map(async (register) => [register, await read(register)] as const),
  );
  return Object.fromEntries(found) as HouseholdRecords;
}

/** In which states each of them counts; the rest is void, or has not come about yet. */
export const counting = {
  bills: ['issued', 'settled'],
  payments: ['taken'],
  refunds: ['approved', 'paidOut'],
} as const;

/** The entries of a household's account, from its records. Days are the site's. */
export function entriesOf(
  { bills, payments, refunds, arrears }: HouseholdRecords,
  { settings, calendar }: SiteTime,
): Entries {
  const dayOf = (data: RecordData, path: string): string | null => {
    const at = dateOf(data, path);
    return at && calendar.day(at);
  };
  const order: SettlingOrder = setAt(settings, settlingOrder) === 'kind' ? 'kind' : 'oldest';
  return {
    order,
    bills: among(bills, counting.bills).map(({ id, data }) => ({
      id,
      issuedOn: dayOf(data, 'issued.at') ?? String(data.dueOn),
      dueOn: String(data.dueOn),
      kinds: {
        management: Number(data.management),
        utility: Number(data.utility),
        service: Number(data.service),
      },
      isDisputed: data.disputed !== undefined,
    })),
    payments: among(payments, counting.payments).map(({ id, data }) => ({
      ...{ id, paidOn: String(data.paidOn), fees: Number(data.fees), lateFee: Number(data.lateFee) },
    })),
    refunds: among(refunds, counting.refunds).map(({ id, data }) => ({
      ...{ id, on: dayOf(data, 'approved.at') ?? '', amount: Number(data.amount) },
    })),
    chases: arrears.map(
      ({ id, data }): Chase => ({
        id,
        openedOn: calendar.day(data.opened.at),
        servedOn: typeof data.servedOn === 'string' ? data.servedOn : null,
        rate: Number(data.lateFeeRate),
        graceDays: Number(data.graceDays),
        capPercent: Number(data.lateFeeCap),
        isWaived: data.waived !== undefined,
        endedOn: dayOf(data, 'cleared.at'),
      }),
    ),
  };
}

const among = (records: Stored, states: readonly string[]): Stored =>
  records.filter(({ data }) => states.includes(data.state));
