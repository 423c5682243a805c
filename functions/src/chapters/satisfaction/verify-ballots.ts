import { registers } from '../../../../rulebook/chapters/index.ts';
import { verifiedShare } from '../../../../rulebook/chapters/satisfaction/site-settings.ts';
import { setAt } from '../../../../rulebook/notation/setting.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import type { Consequence } from '../../consequences/consequence.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { planVisits } from './plan-follow-ups.ts';
import { sampleOf, seedOf } from './sample.ts';

/** A sample is looked into within so many days. */
const DAYS_TO_VERIFY = 14;

/**
 * R3.4.6.2 When a survey is over, a random sample of those who have answered under their names is visited, to see whether the
 * answers are true. The sample follows from the survey: come twice, it is the same.
 */
export const verifyBallots: Consequence['run'] = async (db, { site, id, after }, now) => {
  if (after?.state !== 'closed' || after.anonymous === true) return;
  const time = await readSiteTime(db, site);
  const today = time.calendar.day(now);
  // What was over long ago, and comes late or is taken in from elsewhere, nobody remembers.
  if (String(after.closedOn) < time.calendar.shiftDay(today, -DAYS_TO_VERIFY)) return;
  const found = await db
    .collection(collectionPath(site, registers('ballots')))
    .where('survey', '==', id)
    .where('state', 'in', ['answered', 'checked'])
    .select('household', 'building', 'room')
    .get();
  const share = Number(setAt(time.settings, verifiedShare));
  const size = Math.ceil((found.size * share) / 100);
  const chosen = new Set(
    sampleOf(
      found.docs.map((each) => each.id),
      size,
      seedOf(id),
    ),
  );
  const visits = found.docs
    .filter((each) => chosen.has(each.id))
    .map((each) => ({
      ...{ id: `verify~${each.id}`, ballot: each.id, reason: 'verifyBallot' as const },
      household: String(each.get('household')),
      building: String(each.get('building')),
      room: String(each.get('room')),
      ...{ plannedOn: today, until: time.calendar.shiftDay(today, DAYS_TO_VERIFY) },
    }));
  await planVisits(db, site, visits, now);
};
