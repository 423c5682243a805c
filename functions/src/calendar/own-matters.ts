import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { titleAt } from '../../../rulebook/notation/title-at.ts';
import { openPath } from '../../../rulebook/reading/paths.ts';
import { openIn } from '../open/open-after.ts';
import type { CalendarEntry, CalendarScene, Contribute } from './entry.ts';

const AHEAD_MOST = 200;
const LATE_MOST = 100;
const LATE_DAYS = 31;
const MINUTES = 15;

/**
 * What waits for the person by a time: 200 records ahead at most, and 100 of those that have become late in the last
 * month; what is later than that is told on Today. Two questions, so that what is late never pushes out what is ahead.
 */
export const ownMatters: Contribute = async (scene) => {
  const { db, site, uid, now, time } = scene;
  const mine = db.collection(openPath(site)).where('for', 'array-contains', uid);
  const since = time.calendar.addDays(now, -LATE_DAYS);
  const [ahead, late] = await Promise.all([
    mine.where('deadline', '>=', now).orderBy('deadline', 'asc').limit(AHEAD_MOST).get(),
    mine
      .where('deadline', '>=', since)
      .where('deadline', '<', now)
      .orderBy('deadline', 'asc')
      .limit(LATE_MOST)
      .get(),
  ]);
  return [...ahead.docs, ...late.docs].flatMap((each) => entriesOf(each, scene));
};

/** It ends when it is due, so that what is due at midnight stands on the day before. */
function entriesOf(found: QueryDocumentSnapshot, { uid, now }: CalendarScene): CalendarEntry[] {
  const open = openIn(found);
  if (!open) return [];
  const { register, record, audience } = open;
  // The id of what not all staff may know of can hold a room: Today leads there.
  const path = audience === 'staff' ? `/${register}/${encodeURIComponent(record)}` : '/';
  return Object.entries(open.matters).flatMap(([name, matter]) => {
    const until = matter.deadline?.toDate();
    if (!until || !matter.for.includes(uid)) return [];
    return {
      about: [register, record, name],
      ...{ title: titleAt(matter, until, now), form: registers(register).form, clauses: matter.clauses },
      when: { from: new Date(until.getTime() - MINUTES * 60_000), until },
      path,
      changedAt: found.updateTime.toDate(),
    };
  });
}
