import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { concernedBy, dueAt, remindedAt } from '../../../rulebook/reading/due.ts';
import type { Rendering } from '../../../rulebook/reading/render.ts';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { plainly } from '../consequences/plainly.ts';
import type { People } from '../notices/people.ts';
import { openDocumentPath } from '../open/document.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const timestamp = z.instanceof(Timestamp);
/** Stands in paths of what is told. As long as an id made of a record's id and a uid gets: 80, the sign '~', 128. */
const id = z.string().regex(/^[^/]{1,209}$/);

/**
 * A running deadline in the sweep's index. It carries all that is needed to tell of it, so that the sweep reads one
 * document for one item. `at` is when something is next to be done, null when nothing is.
 */
export const dueDocument = z.object({
  site: id,
  register: id,
  record: id,
  name: id,
  deadline: timestamp,
  at: timestamp.nullable(),
  level: z.int().min(0),
  overdue: z.boolean(),
  flaggedAt: timestamp.nullable(),
  rev: z.int(),
  title: words,
  /** What it is called while its time has not passed. */
  before: words.nullable().default(null),
  text: words,
  clauses: z.array(z.string()),
  /** Uids of the people who are told first; the chain is climbed from the last of them. */
  concerns: z.array(id),
  roles: z.array(z.enum(Object.keys(roles) as [Role, ...Role[]])),
  daily: z.boolean(),
  /** The step that the server takes instead of flagging. */
  takes: z.string().nullable(),
  /** A day owes it, though nobody has opened a record. */
  owed: z.boolean().optional(),
  /** Of what a day owes, how many there are of the same kind. */
  of: z.int().nullish(),
  /** The step that settles it, for page and notice to offer. */
  wants: z.string().nullable().default(null),
  /** What is told at `at`, ahead of the deadline; null once it has been, and where nothing is. */
  reminder: words.nullable().default(null),
  /** Why the sweep has put it aside. */
  parked: z.string().nullish(),
  /** How often the sweep has put it off in a row. */
  putOff: z.int().min(0).optional(),
});

export type DueDocument = Readonly<z.infer<typeof dueDocument>>;

/** The due document of one thing that a record owes as it stands; null when it does not. */
export function dueDocumentOf(
  site: string,
  register: Register,
  id: string,
  name: string,
  record: RecordData,
  time: SiteTime,
  nameOf: Rendering['nameOf'],
): DueDocument | null {
  const due = register.due[name];
  const at = dueAt(register, name, record, time);
  if (!due || !at) return null;
  const rendering = { register, nameOf, stamp: time.calendar.stamp };
  const instant = Timestamp.fromDate(at);
  const reminds = remindedAt(register, due, record, time, at);
  // What is that near already when it is written down is not reminded of.
  const reminded = reminds && reminds > record.last.at ? Timestamp.fromDate(reminds) : null;
  return {
    site,
    register: register.name,
    record: id,
    name,
    deadline: instant,
    at: reminded ?? instant,
    ...untold,
    rev: record.rev,
    title: due.title,
    before: due.before ?? null,
    text: plainly(due.words, record, rendering),
    clauses: [...due.cites],
    concerns: concernedBy(due, record),
    roles: [...(due.roles ?? [])],
    daily: due.daily ?? false,
    takes: due.takes ?? null,
    wants: due.wants ?? null,
    reminder: due.reminder && reminded ? plainly(due.reminder.words, record, rendering) : null,
  };
}

/** Where the matter stands in the index of what is open. */
export const openPathOf = ({ site, register, record, name, owed }: DueDocument): string =>
  openDocumentPath(site, register, record, owed ? name : '');

/**
 * Who is told first: whoever is named in it or holds one of its roles; the managers where that is nobody, so that
 * nothing is nobody's.
 */
export function firstTold({ concerns, roles }: DueDocument, people: People): string[] {
  const told = new Set([...people.reaching(concerns), ...people.holding(roles)]);
  return told.size > 0 ? [...told] : people.holding(['manager']);
}

/** Of an entry of which nobody has been told yet. */
export const untold = { level: 0, overdue: false, flaggedAt: null } as const;

/** What is written over a due document whose matter is settled. */
export const settled = { at: null, overdue: false, parked: null, putOff: 0, reminder: null } as const;

/** Returns true iff something is still to be done about an entry, or it stands as overdue. */
export const isUnsettled = ({ at, overdue }: Partial<DueDocument>): boolean =>
  (at ?? null) !== null || overdue === true;

const runsAgain = { parked: FieldValue.delete(), putOff: FieldValue.delete() };

/** What is written over an entry of which the record now wants this; null when nothing has to be. */
export function entryAfter(
  stands: Partial<DueDocument> | undefined,
  wanted: DueDocument | null,
  rev: number,
  now: Date,
): Readonly<Record<string, unknown>> | null {
  if (!wanted) return stands && isUnsettled(stands) ? { ...settled, rev } : null;
  return { ...(stands && isUnsettled(stands) ? continued(stands, wanted, now) : wanted), ...runsAgain };
}

/** What has been told is not told again: neither where the time has not moved, nor where it has moved and is past. */
function continued(stands: Partial<DueDocument>, wanted: DueDocument, now: Date): DueDocument {
  const hasMoved = !stands.deadline?.isEqual(wanted.deadline);
  // Another step may have made another matter of it.
  const isToldStill = stands.flaggedAt && stands.rev === wanted.rev && wanted.deadline.toDate() <= now;
  if (hasMoved ? isToldStill : !stands.reminder) {
    return {
      ...wanted,
      at: stands.at ?? null,
      level: stands.level ?? 0,
      overdue: stands.overdue ?? false,
      flaggedAt: stands.flaggedAt ?? null,
      reminder: null,
    };
  }
  const isReminded = !stands.reminder && wanted.at !== null && wanted.at.toDate() <= now;
  return isReminded ? { ...wanted, at: wanted.deadline, reminder: null } : wanted;
}
