import { Timestamp } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { SYSTEM } from '../../../rulebook/notation/record.ts';
import { listingOf } from '../../../rulebook/reading/listing.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { type DueDocument, dueDocument, isUnsettled } from './due.ts';

/** How a deadline ended: in time, after it, or without being met. */
export type Ending = 'kept' | 'late' | 'missed';

/** What became of one deadline: the history beside the index of what is open. Nobody but the server reads it. */
export interface Outcome
  extends Pick<
    DueDocument,
    'register' | 'record' | 'name' | 'title' | 'text' | 'clauses' | 'concerns' | 'roles' | 'deadline'
  > {
  readonly ending: Ending;
  /** Null where it was never met. */
  readonly endedAt: Timestamp | null;
  /** Who met it. */
  readonly by: string | null;
}

/** All deadlines of a site that have ended, by the deadline. Six segments, so it wakes no trigger. */
export const outcomesPath = (site: string): string => `sites/${site}/index/outcomes/ended`;

/** By what a matter ended: a step, or nothing at all. */
export interface End {
  readonly at: Date;
  readonly by: string;
}

/**
 * What is written of a deadline that ends. Null of what the server does by itself and nobody else can
 * do. One deadline has one outcome, whatever
 * comes twice.
 */
export function outcomeOf(due: DueDocument, end: End | null): OutboxWrite | null {
  if (due.takes !== null && due.wants === null) return null;
  const { site, register, record, name, deadline, title, clauses, concerns, roles } = due;
  const ending = endingOf(deadline.toDate(), end);
  const isMet = end !== null && ending !== 'missed';
  const outcome: Outcome = {
    ...{ register, record, name, title, clauses, concerns, roles, deadline, ending },
    text: due.text,
    endedAt: isMet ? Timestamp.fromDate(end.at) : null,
    by: isMet ? end.by : null,
  };
  const id = [register, record, name, deadline.toMillis()].join('~');
  return { path: `${outcomesPath(site)}/${id}`, data: { ...outcome } };
}

/** The same of an entry of the sweep's index; null of one that is settled already, or faulty. */
export function outcomeOfEntry(
  stands: Partial<DueDocument> | undefined,
  end: End | null,
): OutboxWrite | null {
  const due = stands && isUnsettled(stands) ? dueDocument.safeParse(stands).data : undefined;
  return due ? outcomeOf(due, end) : null;
}

/**
 * What a step has ended of what a record owed before it: what it owes no longer, and what it has moved after its time had
 * passed. It follows from the step alone, so nothing is lost where steps come faster than their events.
 */
export function outcomesOfStep(
  before: readonly DueDocument[],
  after: readonly DueDocument[],
  end: End,
): OutboxWrite[] {
  return before.flatMap((due) => {
    const goesOn = after.find(({ name }) => name === due.name);
    const isMovedLate = goesOn && !goesOn.deadline.isEqual(due.deadline) && due.deadline.toDate() < end.at;
    return (goesOn && !isMovedLate ? null : outcomeOf(due, end)) ?? [];
  });
}

/** The server ends what nobody has done: a case that is paid, a visit whose month is over. */
function endingOf(deadline: Date, end: End | null): Ending {
  if (end === null) return 'missed';
  if (end.by === SYSTEM && end.at >= deadline) return 'missed';
  return end.at <= deadline ? 'kept' : 'late';
}

/** What is told of a matter to people of some roles: its words where each of them may list its register, else its kind alone. */
export const wordsFor = (
  roles: readonly Role[],
  { register, title, text }: { readonly register: string; readonly title: Words; readonly text: Words },
): Words => {
  const of = registers(register);
  return of.framed !== null || roles.every((role) => listingOf(of, '', [role])?.length === 0) ? text : title;
};
