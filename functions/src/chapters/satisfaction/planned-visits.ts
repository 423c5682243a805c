import { registers } from '../../../../rulebook/chapters/index.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import { tendedNow } from '../../../../rulebook/reading/rights.ts';
import type { CalendarEntry, CalendarScene, Contribute } from '../../calendar/entry.ts';
import { IN_MOST, inGroups } from '../../many.ts';

const DAYS_AHEAD = 28;

/**
 * R2.4.14 How many households the steward is to visit on each of the next four weeks' days, with those of whom they stand
 * in for on that day. They are counted, a read for each day, and none is named.
 */
export const plannedVisits: Contribute = async (scene) => {
  const { calendar } = scene.time;
  const today = calendar.day(scene.now);
  const days = Array.from({ length: DAYS_AHEAD }, (_, by) => calendar.shiftDay(today, by));
  return (await Promise.all(days.map((day) => visitsOn(day, scene)))).flat();
};

async function visitsOn(day: string, scene: CalendarScene): Promise<CalendarEntry[]> {
  const { db, site, uid, rights, time, now } = scene;
  const begins = time.calendar.instant(day, time.settings.workdayStart);
  const buildings = rights ? tendedNow(rights, begins) : [];
  const planned = db
    .collection(collectionPath(site, registers('followUps')))
    .where('state', '==', 'planned')
    .where('plannedOn', '==', day);
  const counted = await Promise.all(
    inGroups(buildings, IN_MOST).map((group) => planned.where('building', 'in', group).count().get()),
  );
  const many = counted.reduce((sum, each) => sum + each.data().count, 0);
  if (many === 0) return [];
  const title = { zh: `上门回访 ${many} 户`, en: `Return visits: ${many}` };
  const path = day === time.calendar.day(now) ? '/followUps/today' : '/followUps';
  const entry = { title, clauses: ['R2.4.14'], when: { day }, path, changedAt: null };
  return [{ about: ['followUps', uid, day], ...entry }];
}
