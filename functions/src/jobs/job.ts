import type { Firestore } from 'firebase-admin/firestore';
import type { Every } from '../../../rulebook/notation/period.ts';

/** A period of a site, for which something is to be done. */
export interface Task {
  readonly site: string;
  /** As `periodOf` writes it: an ISO date for a day, '2026-W40' for a week. */
  readonly period: string;
}

export interface JobSurroundings {
  readonly db: Firestore;
  readonly now: Date;
  /** Address of the page, without a slash at its end. */
  readonly page: string;
  /** The queue will not ask for it once more. */
  readonly isLastTry?: boolean;
}

/** Something that is done for every period of every site, at the closing of the period's last day. */
export interface Job {
  readonly name: string;
  readonly every: readonly Every[];
  /** Makes something of what the other jobs of its day have done: it comes after them. */
  readonly gathers?: true;
  /** Done twice for one period it changes nothing. */
  readonly run: (task: Task, surroundings: JobSurroundings) => Promise<void>;
}
