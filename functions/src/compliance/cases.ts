import type { Firestore, QuerySnapshot } from 'firebase-admin/firestore';
import { daysOf } from '../../../rulebook/notation/period.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { dueDocument } from '../deadlines/due.ts';
import { type Outcome, outcomesPath } from '../deadlines/outcome.ts';
import type { Case } from './tally.ts';

/** Whose deadlines, and of when. */
export interface Asked {
  readonly db: Firestore;
  readonly site: string;
  readonly time: SiteTime;
  /** As `periodOf` calls it. */
  readonly period: string;
}

/**
 * Every deadline of the period that has ended, and those that have passed and run on: one read each. A deadline belongs
 * to the period in which it falls, whenever it is met.
 */
export async function casesOf(asked: Asked): Promise<Case[]> {
  const [ended, running] = await Promise.all([endedIn(asked), runningFrom(asked)]);
  return [...ended, ...running].sort((one, other) => one.deadline.getTime() - other.deadline.getTime());
}

/** What is owed until 24:00 belongs to the day that ends then. */
const stretchOf = ({ time: { calendar }, period }: Asked): [Date, Date] => {
  const { first, last } = daysOf(period);
  return [calendar.instant(first, '00:00'), calendar.instant(calendar.shiftDay(last, 1), '00:00')];
};

/** Every deadline of the period that has ended: one read each. */
export async function endedIn(asked: Asked): Promise<Case[]> {
  const [from, until] = stretchOf(asked);
  const found = await asked.db
    .collection(outcomesPath(asked.site))
    .where('deadline', '>', from)
    .where('deadline', '<=', until)
    .get();
  return found.docs.map((each) => {
    const outcome = each.data() as Outcome;
    const endedAt = outcome.endedAt?.toDate() ?? null;
    return { ...outcome, deadline: outcome.deadline.toDate(), endedAt, isRunning: false };
  });
}

/** What has passed before the period begins, and is open still. */
export async function openSinceBefore(asked: Asked): Promise<Case[]> {
  const [from] = stretchOf(asked);
  const found = await asked.db
    .collectionGroup('due')
    .where('site', '==', asked.site)
    .where('overdue', '==', true)
    .where('deadline', '<=', from)
    .orderBy('deadline')
    .get();
  return runningIn(found);
}

async function runningFrom(asked: Asked): Promise<Case[]> {
  const [from, until] = stretchOf(asked);
  const found = await asked.db
    .collectionGroup('due')
    .where('site', '==', asked.site)
    .where('overdue', '==', true)
    .where('deadline', '>', from)
    .where('deadline', '<=', until)
    .orderBy('deadline')
    .get();
  return runningIn(found);
}

/** What the sweep has flagged, and nobody has settled. */
const runningIn = ({ docs }: QuerySnapshot): Case[] =>
  docs.flatMap((each): Case[] => {
    const due = each.get('register') === 'mail' ? undefined : dueDocument.safeParse(each.data()).data;
    if (!due || due.takes !== null) return [];
    const { register, record, name, title, clauses, concerns, roles, deadline } = due;
    const about = { register, record, name, title, text: due.text, clauses, concerns, roles };
    return [
      { ...about, deadline: deadline.toDate(), ending: 'missed', endedAt: null, by: null, isRunning: true },
    ];
  });
