import { accountOf, lateFeeOwed } from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import { entriesOf } from '../../../../rulebook/chapters/fees/reckoning/entries.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import type { Judge } from '../../records/judge.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { householdAccount } from './household-records.ts';

/**
 * R3.4.1.3.1 Nobody pays more of a late fee than there is: it would be on no bill and in no balance. Counts what has come to
 * be owed until the day on which it was paid, less what has been paid since.
 */
export const lateFeeIsOwed: Judge = async ({ db, transaction, site, now }, { register, step, data }) => {
  const lateFee = Number(data.lateFee);
  if (lateFee === 0) return [];
  const time = await readSiteTime(db, site, transaction);
  const { records, account } = await householdAccount(
    db,
    transaction,
    site,
    String(data.household),
    time,
    now,
  );
  const onTheDay = accountOf(entriesOf(records, time), String(data.paidOn));
  const most = Math.min(lateFeeOwed(account), lateFeeOwed(onTheDay));
  if (lateFee <= most) return [];
  const words = {
    zh: `应缴滞纳金为 ${moneyText(most)}，不能多收`,
    en: `The late fee comes to ${moneyText(most)}: no more of it is taken`,
  };
  return [{ register, step, rule: 'lateFeeIsOwed', words, cites: ['R3.4.1.3.1'], fields: ['lateFee'] }];
};
