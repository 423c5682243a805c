import type { Firestore } from 'firebase-admin/firestore';
import { type RecordData, SYSTEM } from '../../../../rulebook/notation/record.ts';
import type { Change } from '../../consequences/tell-of.ts';
import { readRoster } from '../../records/roster.ts';
import type { StepAsked } from '../../records/scene.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { takeSteps } from '../../records/take-step.ts';
import { chaseSteps, isToBeChased, openingOf, reopeningOf } from './chase-steps.ts';
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
  const opens = setBack.has(String((after?.last as { step?: unknown } | undefined)?.step));
  for (const household of households) await reckonHousehold(db, site, household, now, { opens });
}

/** Steps after which something is owed again that was due long ago; whatever else falls due, chaseArrears finds. */
const setBack: ReadonlySet<string> = new Set(['void', 'move', 'endDispute', 'issue']);

/** Brings what is written of a household's account up to its entries; `opens` its case too, where it is to be chased. */
export async function reckonHousehold(
  db: Firestore,
  site: string,
  household: string,
  now: Date,
  { opens }: { readonly opens: boolean },
): Promise<void> {
  await takeSteps(db, { site }, now, async (transaction) => {
    const time = await readSiteTime(db, site, transaction);
    const found = await householdAccount(db, transaction, site, household, time, now);
    const opening =
      opens && isToBeChased(found, time)
        ? [reopeningOf(found, time) ?? openingOf(found, household, await readRoster(db, site, transaction))]
        : [];
    return [...billSteps(found), ...chaseSteps(found), ...opening];
  });
}

/** What the bills that do not say so yet have been paid. */
export function billSteps({ records, account }: HouseholdAccount): StepAsked[] {
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
    const step = { register: 'bills', step: 'note', id, input: { ...input, settledOn }, actor: SYSTEM };
    return stands ? [] : [step];
  });
}
