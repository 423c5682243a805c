import type { Firestore } from 'firebase-admin/firestore';
import { shiftedMonth } from '../../../../rulebook/chapters/fees/reckoning/days.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { spreadOver } from '../../../../rulebook/chapters/satisfaction/reckoning/spread.ts';
import { daysOf } from '../../../../rulebook/notation/period.ts';
import { SYSTEM } from '../../../../rulebook/notation/record.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import type { JobSurroundings, Task } from '../../jobs/job.ts';
import { eachOf, inGroups } from '../../many.ts';
import type { StepAsked } from '../../records/scene.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { takeSteps } from '../../records/take-step.ts';

const PER_COMMIT = 200;
const COMMITS_AT_ONCE = 4;

/** A visit that is to be made, under an id that follows from what it is for. */
export interface PlannedVisit {
  readonly id: string;
  readonly household: string;
  readonly building: string;
  readonly room: string;
  readonly reason: 'routine' | 'verifyBallot';
  readonly plannedOn: string;
  readonly until: string;
  readonly ballot?: string;
}

/**
 * R2.4.14 Plans the routine visits of the month after the one that ends: every household once, spread over the working days
 * building by building in walking order. Done twice it plans nothing anew.
 */
export async function planFollowUps({ site, period }: Task, { db, now }: JobSurroundings): Promise<void> {
  const month = shiftedMonth(period, 1);
  const time = await readSiteTime(db, site);
  const found = await db
    .collection(collectionPath(site, registers('households')))
    .where('state', '==', 'current')
    .select('building', 'room')
    .get();
  const homes = found.docs.map((each) => ({
    household: each.id,
    building: String(each.get('building')),
    room: String(each.get('room')),
  }));
  const { last } = daysOf(month);
  const visits = spreadOver(homes, workdaysOf(month, time)).map(
    ([home, plannedOn]): PlannedVisit => ({
      ...{ id: `${month}~${home.household}`, ...home },
      ...{ reason: 'routine', plannedOn, until: last },
    }),
  );
  await planVisits(db, site, visits, now);
}

/** The working days of a month; all of its days where there is none. */
function workdaysOf(month: string, { calendar }: SiteTime): readonly string[] {
  const { first, last } = daysOf(month);
  const days: string[] = [];
  for (let day = first; day <= last; day = calendar.shiftDay(day, 1)) days.push(day);
  const working = days.filter((day) => calendar.isWorkday(day));
  return working.length > 0 ? working : days;
}

/** Plans those visits that are not planned yet. */
export async function planVisits(
  db: Firestore,
  site: string,
  visits: readonly PlannedVisit[],
  now: Date,
): Promise<void> {
  await eachOf(inGroups(visits, PER_COMMIT), COMMITS_AT_ONCE, (group) =>
    takeSteps(db, { site }, now, async (_transaction, scene) => {
      const stand = await scene.readAll(
        'followUps',
        group.map(({ id }) => id),
      );
      await scene.readAll(
        'households',
        group.map(({ household }) => household),
      );
      return group.flatMap(({ id, ...input }, at): StepAsked[] =>
        stand[at] ? [] : [{ register: 'followUps', step: 'plan', id, input, actor: SYSTEM }],
      );
    }),
  );
}
