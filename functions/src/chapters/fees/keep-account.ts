import type { Firestore } from 'firebase-admin/firestore';
import type { Account } from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import { type RecordData, SYSTEM } from '../../../../rulebook/notation/record.ts';
import type { Change } from '../../consequences/tell-of.ts';
import type { StepAsked } from '../../records/scene.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { takeSteps } from '../../records/take-step.ts';
import { type HouseholdAccount, householdAccount } from './household-records.ts';

/**
 * R3.4.1.2 What is paid of each bill, and what an open chase is about, after a bill, a payment, a refund or a chase has
 * moved: reckoned from all of them as they stand, in the transaction that writes it. An event that comes twice or late
 * ends the same.
 */
export async function keepAccount(db: Firestore, { site, before, after }: Change, now: Date): Promise<void> {
  const households = new Set(
    [before?.household, after?.household].filter((each) => typeof each === 'string'),
  );
  for (const household of households) await reckonHousehold(db, site, household, now);
}

/** Brings what is written of a household's account up to its entries. */
export async function reckonHousehold(
  db: Firestore,
  site: string,
  household: string,
  now: Date,
): Promise<void> {
  await takeSteps(db, { site }, now, async (transaction) => {
    const time = await readSiteTime(db, site, transaction);
    const found = await householdAccount(db, transaction, site, household, time, now);
    return [...billSteps(found), ...chaseSteps(found)];
  });
}

/** What the bills that do not say so yet have been paid. */
function billSteps({ records, account }: HouseholdAccount): StepAsked[] {
  const stored = new Map(records.bills.map(({ id, data }) => [id, data]));
  return account.bills.flatMap(({ id, paid, unpaid, settledOn }) => {
    const { management, utility, service } = paid;
    const bill = stored.get(id) as RecordData;
    const input = {
      paidManagement: management,
      paidUtility: utility,
      paidService: service,
      paid: management + utility + service,
    };
    const stands =
      Object.entries(input).every(([field, value]) => bill[field] === value) &&
      (bill.settledOn ?? null) === settledOn &&
      (bill.state === 'settled') === (unpaid === 0);
    return stands ? [] : [stepOf('bills', 'note', id, { ...input, settledOn })];
  });
}

/** Where an open chase stands: it is over by itself once everything is paid, at whatever stage. */
function chaseSteps({ records, account }: HouseholdAccount): StepAsked[] {
  return records.arrears
    .filter(({ data }) => data.state !== 'cleared')
    .flatMap(({ id, data }) => chaseStep(id, data, account));
}

function chaseStep(id: string, data: RecordData, account: Account): StepAsked[] {
  const lateFee = account.lateFees[id] ?? 0;
  const isLateFeeOnly = data.state === 'lateFeeOwed';
  const owed = isLateFeeOnly ? 0 : account.overdue;
  const input = { owed, disputed: account.disputed, lateFee };
  if (owed === 0 && lateFee === 0) return [stepOf('arrears', 'clear', id, input)];
  if (owed === 0 && !isLateFeeOnly) return [stepOf('arrears', 'toLateFee', id, input)];
  const kept = isKept(data, account) ? [stepOf('arrears', 'keepPromise', id, {})] : [];
  const since = account.since ?? data.since;
  const stands = Object.entries({ ...input, since }).every(([field, value]) => data[field] === value);
  // One step of a record in a commit: what is owed is noted with the next event.
  if (kept.length > 0) return kept;
  return stands ? [] : [stepOf('arrears', 'note', id, { ...input, since })];
}

/** As much as was promised is paid of what was owed when it was promised. */
function isKept(data: RecordData, account: Account): boolean {
  const { promisedAmount, promisedFrom } = data;
  return typeof promisedAmount === 'number' && Number(promisedFrom) - account.overdue >= promisedAmount;
}

const stepOf = (register: string, step: string, id: string, input: StepAsked['input']): StepAsked => ({
  ...{ register, step, id, input, actor: SYSTEM },
});
