import type { Firestore, Query, Transaction } from 'firebase-admin/firestore';
import { type Account, accountOf } from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import {
  entriesOf,
  type HouseholdRecords,
  recordsBy,
  type Stored,
} from '../../../../rulebook/chapters/fees/reckoning/entries.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import type { RecordData } from '../../../../rulebook/notation/record.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import { fromFirestore } from '../../records/documents.ts';

/** A household's account with the records that it follows from. */
export interface HouseholdAccount {
  readonly records: HouseholdRecords;
  readonly account: Account;
  /** The ISO date on which it stands so. */
  readonly day: string;
}

/** Reads what a household's account follows from, and reckons it: in a transaction, so that it holds when it is written. */
export async function householdAccount(
  db: Firestore,
  transaction: Transaction,
  site: string,
  household: string,
  time: SiteTime,
  now: Date,
): Promise<HouseholdAccount> {
  const of = async (register: string): Promise<Stored> => {
    const query: Query = db.collection(collectionPath(site, registers(register)));
    const { docs } = await transaction.get(query.where('household', '==', household));
    return docs.map((each) => ({ id: each.id, data: fromFirestore(each.data()) as RecordData }));
  };
  const records = await recordsBy(of);
  const day = time.calendar.day(now);
  return { records, account: accountOf(entriesOf(records, time), day), day };
}
