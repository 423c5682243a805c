import { useMemo } from 'preact/hooks';
import {
  type Account,
  accountOf,
  type Entries,
} from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import {
  entriesOf,
  type HouseholdRecords,
  recordsBy,
  type Stored,
} from '../../../../rulebook/chapters/fees/reckoning/entries.ts';
import type { RecordData } from '../../../../rulebook/notation/record.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { getPage } from '../../firebase/lite.ts';
import { useNow } from '../../kit/now.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';

/** Forty years of bills. */
const MOST = 500;

const ofHousehold = (site: string, register: string, household: string): Query => ({
  from: `sites/${site}/${register}`,
  where: [['household', '==', household]],
  limit: MOST,
});

export interface HouseholdEntries {
  readonly entries: Entries;
  readonly account: Account;
  readonly bills: readonly Row[];
  readonly arrears: readonly Row[];
  /** Today at the site, as an ISO date. */
  readonly day: string;
}

/** What a household owes today, from the same records and by the same reckoning as on the server. */
export function useAccount(household: string): {
  readonly found: HouseholdEntries | null;
  readonly failure: unknown;
} {
  const { site } = useSession();
  const time = useSiteTime();
  const day = time.calendar.day(useNow());
  const [bills, payments, refunds, arrears] = [
    useRows(ofHousehold(site, 'bills', household)),
    useRows(ofHousehold(site, 'payments', household)),
    useRows(ofHousehold(site, 'refunds', household)),
    useRows(ofHousehold(site, 'arrears', household)),
  ];
  const found = useMemo(() => {
    if (!bills.value || !payments.value || !refunds.value || !arrears.value) return null;
    const records = {
      ...{ bills: stored(bills.value), payments: stored(payments.value) },
      ...{ refunds: stored(refunds.value), arrears: stored(arrears.value) },
    };
    const entries = entriesOf(records, time);
    const account = accountOf(entries, day);
    return { entries, account, bills: bills.value, arrears: arrears.value, day };
  }, [bills.value, payments.value, refunds.value, arrears.value, time, day]);
  return {
    found,
    failure: [bills, payments, refunds, arrears].find((each) => each.failure != null)?.failure,
  };
}

/** The records of a household's account, read once: for what is printed. */
export const readHousehold = (site: string, household: string): Promise<HouseholdRecords> =>
  recordsBy(async (register) => stored(await getPage(ofHousehold(site, register, household))));

const stored = (rows: readonly Row[]): Stored =>
  rows.map(({ id, data }) => ({ id, data: data as RecordData }));
