import { chasing } from '../../../../rulebook/chapters/fees/arrears.ts';
import { type Account, accountOf } from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import { entriesOf } from '../../../../rulebook/chapters/fees/reckoning/entries.ts';
import { chaseFrom } from '../../../../rulebook/chapters/fees/site-settings.ts';
import { dateOf, type RecordData, SYSTEM } from '../../../../rulebook/notation/record.ts';
import { setAt } from '../../../../rulebook/notation/setting.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import type { Roster } from '../../records/roster.ts';
import type { StepAsked } from '../../records/scene.ts';
import type { HouseholdAccount } from './household-records.ts';

/** Where the open cases stand: one is over by itself once everything is paid, at whatever stage. */
export function chaseSteps({ records, account }: HouseholdAccount): StepAsked[] {
  return records.arrears
    .filter(({ data }) => data.state !== 'cleared')
    .flatMap(({ id, data }) => chaseStep(id, data, account));
}

function chaseStep(id: string, data: RecordData, account: Account): StepAsked[] {
  const lateFee = account.lateFees[id] ?? 0;
  const isLateFeeOnly = data.state === 'lateFeeOwed';
  const owed = isLateFeeOnly ? 0 : account.overdue;
  const disputed = isLateFeeOnly ? 0 : account.disputed;
  const input = { owed, disputed, lateFee };
  // What is disputed does not count, and is not paid either: the case waits for it.
  const isPaid = owed === 0 && disputed === 0;
  if (isPaid && lateFee === 0) return [stepOf('clear', id, input)];
  if (isPaid && !isLateFeeOnly) return [stepOf('toLateFee', id, input)];
  // One step of a record in a commit: what is owed is noted with the next event.
  if (isKept(data, account)) return [stepOf('keepPromise', id, {})];
  const since = account.since ?? data.since;
  const stands = Object.entries({ ...input, since }).every(([field, value]) => data[field] === value);
  return stands ? [] : [stepOf('note', id, { ...input, since })];
}

/** As much as was promised is paid of what was owed when it was promised. */
function isKept(data: RecordData, account: Account): boolean {
  const { promisedAmount, promisedFrom } = data;
  return typeof promisedAmount === 'number' && Number(promisedFrom) - account.overdue >= promisedAmount;
}

const stepOf = (step: string, id: string, input: StepAsked['input']): StepAsked => ({
  ...{ register: 'arrears', step, id, input, actor: SYSTEM },
});

/** Returns true iff a household owes enough to be chased, and is not. */
export function isToBeChased({ records, account }: HouseholdAccount, { settings }: SiteTime): boolean {
  const threshold = Number(setAt(settings, chaseFrom)) * 100;
  const isChased = records.arrears.some(({ data }) => chasing.includes(data.state));
  return !isChased && account.since !== null && account.overdue >= Math.max(threshold, 1);
}

/**
 * The case that was over by a payment which counts no more goes on where it stood; null where there is none: what fell due
 * afterwards is for a case of its own.
 */
export function reopeningOf({ records, account }: HouseholdAccount, time: SiteTime): StepAsked | null {
  const endedAt = (data: RecordData): Date => dateOf(data, 'cleared.at') ?? new Date(0);
  const [last] = records.arrears
    .filter(({ data }) => data.state === 'cleared' && chasing.includes(String(stageOf(data))))
    .sort((one, other) => endedAt(other.data).getTime() - endedAt(one.data).getTime());
  if (!last) return null;
  // As it is known now, something was owed on the day on which it was cleared.
  const asKnown = accountOf(entriesOf(records, time), time.calendar.day(endedAt(last.data)));
  if (asKnown.overdue === 0) return null;
  const { since, overdue: owed, disputed } = account;
  return stepOf('reopen', last.id, { since, owed, disputed, lateFee: 0 });
}

const stageOf = ({ stoodAt, paidAt }: RecordData): unknown => (stoodAt === 'lateFeeOwed' ? paidAt : stoodAt);

/** The opening of a household's case, by its day; a second one of a day has the next id. */
export function openingOf(
  { records, account, day }: HouseholdAccount,
  household: string,
  { people, rights }: Roster,
): StepAsked {
  const { building = '', room = '' } = (records.bills[0]?.data ?? {}) as { building?: string; room?: string };
  const chaser = Object.keys(people)
    .sort()
    .find(
      (uid) =>
        people[uid]?.active &&
        rights[uid]?.roles.includes('steward') &&
        rights[uid].buildings.includes(building),
    );
  const { since, overdue: owed, disputed } = account;
  const input = { household, building, room, since, owed, disputed, ...(chaser ? { chaser } : {}) };
  const taken = new Set(records.arrears.map(({ id }) => id));
  let id = `${household}~${day}`;
  for (let number = 2; taken.has(id); number += 1) id = `${household}~${day}~${number}`;
  return stepOf('open', id, input);
}
