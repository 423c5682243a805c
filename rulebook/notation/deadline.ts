import type { ClauseId } from '../site/clauses/index.ts';
import type { Role } from '../site/roles.ts';
import type { SiteTime } from '../site/settings.ts';
import type { Words } from '../site/words.ts';
import type { RecordData } from './record.ts';

/**
 * Something that is owed by a time. A pure function of the record and the site's calendar; the `due` documents
 * are only its index for the sweep and the lists.
 */
export interface Deadline {
  readonly title: Words;
  /** States in which it runs; in any other it is settled. */
  readonly while: readonly string[];
  /** When it falls due; null when nothing is owed. */
  readonly at: (record: RecordData, site: SiteTime) => Date | null;
  /** Fields with the people who are told first. Their chain of `reportsTo` is climbed from the last of them. */
  readonly concerns: readonly string[];
  /** Roles that are told first too. */
  readonly roles?: readonly Role[];
  /** What the notice says; `{field}` stands for the field as a person reads it. */
  readonly words: Words;
  /** Reminded again at the start of every working day until it is settled. */
  readonly daily?: boolean;
  /** A step the server takes by itself at that time, instead of flagging. */
  readonly takes?: string;
  readonly cites: readonly ClauseId[];
}
