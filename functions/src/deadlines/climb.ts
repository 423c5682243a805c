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
  /** Whom it has come to on its way up. */
  readonly climbed: readonly string[];
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
  const notice = { ...noticeOf(due), kind: 'ahead', text };
  return {
    update: {
      reminder: null,
      at: due.deadline,
      parked: FieldValue.delete(),
      putOff: FieldValue.delete(),
    },
    notices: firstTold(due, people).map((uid) => noticeEffect(uid, id, notice, now)),
    climbed: [],
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
  const readers = readersOf(due, people);
  return {
    update: {
      level: interval === undefined && due.daily ? 0 : level,
      overdue: true,
      at: next && Timestamp.fromDate(next),
      flaggedAt: due.flaggedAt ?? Timestamp.fromDate(now),
      parked: FieldValue.delete(),
      putOff: FieldValue.delete(),
    },
    notices: readers.map((uid) => noticeEffect(uid, id, notice, now)),
    climbed: due.level === 0 ? [] : readers,
  };
}

/** Level 0 has told nobody yet. */
function readersOf(due: DueDocument, people: People): string[] {
  if (due.level === 0) return firstTold(due, people);
  const base = due.concerns.at(-1) ?? people.holding(['supervisor'])[0];
  const above = base === undefined ? null : people.above(base, due.level);
  return above === null ? people.holding(['manager']) : people.reaching([above]);
}

function restart(due: DueDocument, now: Date, calendar: SiteTime['calendar']): Date | null {
  if (!due.daily) return null;
  const tomorrow = calendar.instant(calendar.shiftDay(calendar.day(now), 1), '00:00');
  return calendar.addWorkingMinutes(tomorrow, 0);
}
