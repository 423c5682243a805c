import type { Firestore } from 'firebase-admin/firestore';
import { shifted } from '../../../../rulebook/chapters/fees/reckoning/days.ts';
import { chaseFrom } from '../../../../rulebook/chapters/fees/site-settings.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { type RecordData, SYSTEM } from '../../../../rulebook/notation/record.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import type { Task } from '../../jobs/job.ts';
import { readRoster } from '../../records/roster.ts';
import type { StepAsked } from '../../records/scene.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { takeSteps } from '../../records/take-step.ts';
import { inGroups } from '../homes/imports/stored.ts';
import { type HouseholdAccount, householdAccount } from './household-records.ts';

/** Bills that fell due in these days are looked at, so that a day on which nothing ran is made up for. */
const DAYS_BACK = 7;
/** Firestore takes so many values of one field in a query. */
const ASKED_AT_ONCE = 30;
const AT_ONCE = 8;

/** While a chase runs there is no other of the household. */
const open: readonly string[] = [
  ...['dunningNotice', 'deadlineNotice', 'stewardVisit', 'assistantVisit', 'managerDecision', 'decided'],
];

/**
 * R3.4.1.2 chaseArrears, at the closing of each day: opens a case for each household with bills that are overdue, one at a
 * time over all its units. It looks at what fell due lately, and at nobody who is chased already; who climbs when is
 * what the case itself says.
 */
export async function chaseArrears(db: Firestore, { site, period: day }: Task, now: Date): Promise<number> {
  const time = await readSiteTime(db, site);
  const overdue = await db
    .collection(collectionPath(site, registers('bills')))
    .where('state', '==', 'issued')
    .where('dueOn', '>=', shifted(day, -DAYS_BACK))
    .where('dueOn', '<', day)
    .select('household')
    .get();
  const owing = [...new Set(overdue.docs.map((bill) => String(bill.get('household'))))].sort();
  const chased = await chasedAmong(db, site, owing);
  const waiting = owing.filter((household) => !chased.has(household));
  if (waiting.length === 0) return 0;
  const stewards = await stewardsOf(db, site);
  let opened = 0;
  const work = async (): Promise<void> => {
    for (let household = waiting.shift(); household; household = waiting.shift()) {
      if (await openChase(db, site, household, { time, stewards, now })) opened += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return opened;
}

async function chasedAmong(db: Firestore, site: string, households: readonly string[]): Promise<Set<string>> {
  const cases = db.collection(collectionPath(site, registers('arrears'))).where('state', 'in', open);
  const found = await Promise.all(
    inGroups(households, ASKED_AT_ONCE / open.length).map((some) =>
      cases.where('household', 'in', some).select('household').get(),
    ),
  );
  return new Set(found.flatMap(({ docs }) => docs.map((each) => String(each.get('household')))));
}

/** Whose building it is, and so whose turn it is first. */
async function stewardsOf(db: Firestore, site: string): Promise<(building: string) => string | null> {
  const { people, rights } = await readRoster(db, site);
  const stewards = Object.keys(people)
    .sort()
    .filter((uid) => people[uid]?.active && people[uid].roles.includes('steward'));
  return (building) => stewards.find((uid) => rights[uid]?.buildings.includes(building)) ?? null;
}

interface Around {
  readonly time: SiteTime;
  readonly stewards: (building: string) => string | null;
  readonly now: Date;
}

/** Opens a household's case if it owes enough and has none; the id follows from what it owes since when. */
export async function openChase(
  db: Firestore,
  site: string,
  household: string,
  { time, stewards, now }: Around,
): Promise<boolean> {
  let isOpened = false;
  await takeSteps(db, { site }, now, async (transaction) => {
    const found = await householdAccount(db, transaction, site, household, time, now);
    const step = chaseOf(found, household, time, stewards);
    isOpened = step !== null;
    return step ? [step] : [];
  });
  return isOpened;
}

function chaseOf(
  { records, account, day }: HouseholdAccount,
  household: string,
  { settings }: SiteTime,
  stewards: (building: string) => string | null,
): StepAsked | null {
  const { overdue, disputed, since } = account;
  const threshold = Number((settings as { chaseFrom?: unknown }).chaseFrom ?? chaseFrom.otherwise) * 100;
  const isChased = records.arrears.some(({ data }) => open.includes(data.state));
  const [bill] = records.bills;
  if (isChased || since === null || overdue === 0 || overdue < threshold || !bill) return null;
  const { building, room } = bill.data as RecordData & { building: string; room: string };
  const chaser = stewards(building);
  const input = { household, building, room, since, owed: overdue, disputed, ...(chaser ? { chaser } : {}) };
  return { register: 'arrears', step: 'open', id: `${household}~${day}`, input, actor: SYSTEM };
}
