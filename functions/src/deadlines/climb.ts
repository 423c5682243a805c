import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { derivedId } from '../consequences/derived-id.ts';
import type { Effect } from '../consequences/effects.ts';
import { type Notice, noticeEffect } from '../notices/notice.ts';
import type { People } from '../notices/people.ts';
import { type DueDocument, firstTold } from './due.ts';

/** What the sweep does about one item: how its index entry goes on, and who is told. */
export interface Climb {
  readonly update: Record<string, unknown>;
  readonly notices: readonly Effect[];
  /** Who stands above, as it comes to them on its way up. */
  readonly climbed: readonly string[];
  /** With whoever stands in for them now. */
  readonly reached: readonly string[];
}

/**
 * The reminder of a matter, or its next level once it is overdue. First the people concerned, then, at the site's
 * intervals of working time, up the chain from the last of them; no level twice. A daily matter begins anew with every
 * working day.
 */
export function climb(due: DueDocument, people: People, time: SiteTime, now: Date): Climb {
  return due.reminder ? remind(due, due.reminder, people, now) : flag(due, people, time, now);
}

/** Told ahead, to those who would be told first; nothing is overdue by it. */
function remind(due: DueDocument, text: DueDocument['text'], people: People, now: Date): Climb {
  const id = derivedId([...matterOf(due), 'ahead']);
  const notice = { ...noticeOf(due), kind: 'ahead', title: due.before ?? due.title, text };
  return {
    update: {
      reminder: null,
      at: due.deadline,
      parked: FieldValue.delete(),
      putOff: FieldValue.delete(),
    },
    notices: firstTold(due, people).map((uid) => noticeEffect(uid, id, notice, now)),
    ...{ climbed: [], reached: [] },
  };
}

const matterOf = ({ register, record, name, deadline }: DueDocument): (string | number)[] => [
  ...[register, record, name, deadline.toMillis()],
];

const noticeOf = ({ site, register, record, title, text, clauses, wants }: DueDocument): Notice => ({
  ...{ site, kind: 'overdue', register, record, title, text, clauses },
  ...(wants === null ? {} : { wants }),
});

function flag(due: DueDocument, people: People, { calendar, settings }: SiteTime, now: Date): Climb {
  const level = due.level + 1;
  const interval = settings.escalationMinutes[due.level];
  const next =
    interval === undefined ? restart(due, now, calendar) : calendar.addWorkingMinutes(now, interval);
  const round = due.daily ? [calendar.day(now)] : [];
  const id = derivedId([...matterOf(due), ...round, level]);
  const notice = noticeOf(due);
  const { climbed, reached } = comesTo(due, people);
  return {
    update: {
      level: interval === undefined && due.daily ? 0 : level,
      overdue: true,
      at: next && Timestamp.fromDate(next),
      flaggedAt: due.flaggedAt ?? Timestamp.fromDate(now),
      parked: FieldValue.delete(),
      putOff: FieldValue.delete(),
    },
    notices: reached.map((uid) => noticeEffect(uid, id, notice, now)),
    climbed,
    reached: due.level === 0 ? [] : reached,
  };
}

/** Who the next level is; level 0 has told nobody yet. Where the chain has come to its end nobody is told again. */
function comesTo(due: DueDocument, people: People): Pick<Climb, 'climbed' | 'reached'> {
  if (due.level === 0) return { climbed: [], reached: firstTold(due, people) };
  const earlier = new Set<string>();
  for (let level = 1; level < due.level; level += 1) {
    for (const uid of people.reaching(levelOf(due, level, people))) earlier.add(uid);
  }
  const climbed = levelOf(due, due.level, people);
  return { climbed, reached: people.reaching(climbed).filter((uid) => !earlier.has(uid)) };
}

/** Who stands so many levels above: the managers where the chain has come to its end. */
function levelOf(due: DueDocument, level: number, people: People): string[] {
  const base = due.concerns.at(-1) ?? people.holding(['supervisor'])[0];
  const above = base === undefined ? null : people.above(base, level);
  return above === null ? people.own(['manager']) : [above];
}

function restart(due: DueDocument, now: Date, calendar: SiteTime['calendar']): Date | null {
  if (!due.daily) return null;
  const tomorrow = calendar.instant(calendar.shiftDay(calendar.day(now), 1), '00:00');
  return calendar.addWorkingMinutes(tomorrow, 0);
}
