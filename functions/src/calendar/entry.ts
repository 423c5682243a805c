import type { Firestore } from 'firebase-admin/firestore';
import type { Sources } from '../../../rulebook/reading/rights.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';

/**
 * One thing of a person's calendar. Calendar services of others fetch it: nothing that names a household or a person
 * stands in it, and no text that somebody has typed.
 */
export interface CalendarEntry {
  /** What it is, within the site: the same for as long as it is the same matter. */
  readonly about: readonly string[];
  readonly title: Words;
  /** Said beneath the title. */
  readonly form?: Words;
  readonly clauses: readonly string[];
  readonly when: Span | WholeDay;
  /** Of the page, as `/keyLoans/x1`. */
  readonly path: string;
  /** When it was last written; null where it is counted anew each time. */
  readonly changedAt: Date | null;
}

interface Span {
  readonly from: Date;
  readonly until: Date;
}

interface WholeDay {
  /** ISO date at the site. */
  readonly day: string;
}

/** Whose calendar it is, at which site, and when it is asked for. */
export interface CalendarScene {
  readonly db: Firestore;
  readonly site: string;
  readonly uid: string;
  /** What the person may do, with terms that lie ahead. */
  readonly rights: Sources | null;
  readonly time: SiteTime;
  readonly now: Date;
}

/** A kind of entries that a chapter contributes; says how many reads it makes at most. */
export type Contribute = (scene: CalendarScene) => Promise<readonly CalendarEntry[]>;
