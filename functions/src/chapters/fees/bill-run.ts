import type { Firestore } from 'firebase-admin/firestore';
import type { Bill } from '../../../../rulebook/chapters/fees/reckoning/bill.ts';
import { shifted } from '../../../../rulebook/chapters/fees/reckoning/days.ts';
import { billsOf } from '../../../../rulebook/chapters/fees/reckoning/month.ts';
import { billDueDays } from '../../../../rulebook/chapters/fees/site-settings.ts';
import { SYSTEM } from '../../../../rulebook/notation/record.ts';
import { setAt } from '../../../../rulebook/notation/setting.ts';
import { eachOf, inGroups } from '../../many.ts';
import type { Scene, StepAsked } from '../../records/scene.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { StepRefused, takeSteps } from '../../records/take-step.ts';
import { monthRecords } from './month-records.ts';

/** What a run of bills comes to. Money in fen. */
export interface BillRun {
  readonly month: string;
  /** Bills that the run makes, or would make. */
  readonly bills: number;
  /** Households that have their bill of the month already. */
  readonly already: number;
  readonly management: number;
  readonly utility: number;
  readonly service: number;
  readonly total: number;
  /** Those that a person looks at before they are issued, the largest first. */
  readonly odd: readonly Pick<Bill, 'id' | 'room' | 'total' | 'oddities'>[];
  readonly written: boolean;
}

export interface BillRunAsked {
  readonly db: Firestore;
  readonly site: string;
  readonly month: string;
  readonly now: Date;
  /** Reckons and tells, and writes nothing. */
  readonly dryRun: boolean;
}

/** Of one document each, in one commit. */
const BILLS_PER_COMMIT = 200;
const COMMITS_AT_ONCE = 4;
/** More odd bills than these nobody looks at one by one: the tariffs are wrong. */
const ODD_SHOWN = 200;
/** A bill of one household and month that was reversed so often is no matter of typing any more. */
const REVERSALS_MOST = 20;

/**
 * R3.4.1.2 Makes the bills of a month. Each household gets one, under an id that follows from household and month, so that
 * a run that comes twice, or was killed half-way, makes those that are missing and no other.
 */
export async function runBills(asked: BillRunAsked): Promise<BillRun> {
  const { db, site, month, now, dryRun } = asked;
  const reckoned = billsOf(await monthRecords(db, site, month));
  const bills = reckoned.filter(({ lines }) => lines.length > 0);
  const time = await readSiteTime(db, site);
  const days = Number(setAt(time.settings, billDueDays));
  const dueOn = shifted(time.calendar.day(now), days);
  const made: Bill[] = [];
  const refused: Bill[] = [];
  await eachOf(inGroups(bills, BILLS_PER_COMMIT), COMMITS_AT_ONCE, async (group) => {
    made.push(...(await makeEach(asked, group, dueOn, refused)));
  });
  const told = [...refused, ...made, ...reckoned.filter(({ lines }) => lines.length === 0)];
  return {
    ...summed(month, made),
    odd: oddIn(told),
    already: bills.length - made.length - refused.length,
    written: !dryRun,
  };
}

/** A bill that the rulebook refuses keeps nobody else's back: its group is made one by one, and it is set aside. */
async function makeEach(
  asked: BillRunAsked,
  bills: readonly Bill[],
  dueOn: string,
  refused: Bill[],
): Promise<Bill[]> {
  try {
    return await makeBills(asked, bills, dueOn);
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error;
    const [first] = bills;
    if (bills.length > 1) {
      const made: Bill[] = [];
      for (const bill of bills) made.push(...(await makeEach(asked, [bill], dueOn, refused)));
      return made;
    }
    if (first) refused.push({ ...first, oddities: ['refused'] });
    return [];
  }
}

/** Makes those of some bills that are missing; resolves with them. */
async function makeBills(
  { db, site, month, now, dryRun }: BillRunAsked,
  bills: readonly Bill[],
  dueOn: string,
): Promise<Bill[]> {
  let made: Bill[] = [];
  await takeSteps(db, { site }, now, async (_transaction, scene) => {
    const wanted = bills.map((bill) => `${bill.id}~${month}`);
    await scene.readAll('bills', wanted);
    if (!dryRun)
      await scene.readAll(
        'households',
        bills.map((bill) => bill.id),
      );
    const ids = await Promise.all(wanted.map((id) => freeId(scene, id)));
    made = bills.filter((_bill, at) => ids[at] !== null);
    if (dryRun) return [];
    return bills.flatMap((bill, at) => (ids[at] ? [stepOf(bill, ids[at], month, dueOn)] : []));
  });
  return made;
}

/** The id of a household's next bill of a month; null when it has one that was not reversed. */
async function freeId(scene: Scene, id: string): Promise<string | null> {
  for (let number = 1; number <= REVERSALS_MOST; number += 1) {
    const wanted = number === 1 ? id : `${id}~${number}`;
    const stands = await scene.read('bills', wanted);
    if (!stands) return wanted;
    if (stands.state !== 'reversed') return null;
  }
  return null;
}

/** What looks odd waits for a person; whatever else is issued at once. */
function stepOf(bill: Bill, id: string, month: string, dueOn: string): StepAsked {
  const { id: household, oddities, ...reckoned } = bill;
  const isOdd = oddities.length > 0;
  const input = { ...reckoned, household, month, dueOn, ...(isOdd ? { oddities } : {}) };
  return { register: 'bills', step: isOdd ? 'draft' : 'reckon', id, input, actor: SYSTEM };
}

function summed(month: string, bills: readonly Bill[]): Omit<BillRun, 'already' | 'written' | 'odd'> {
  const of = (field: 'management' | 'utility' | 'service' | 'total'): number =>
    bills.reduce((all, bill) => all + bill[field], 0);
  return {
    ...{ month, bills: bills.length },
    ...{ management: of('management'), utility: of('utility'), service: of('service'), total: of('total') },
  };
}

/** What a person looks at: drafts, and homes of which nothing could be reckoned at all. */
const oddIn = (bills: readonly Bill[]): BillRun['odd'] =>
  bills
    .filter(({ oddities }) => oddities.length > 0)
    .sort((one, other) => other.total - one.total)
    .slice(0, ODD_SHOWN)
    .map(({ id, room, total, oddities }) => ({ id, room, total, oddities }));
