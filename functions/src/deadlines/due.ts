import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { tidied } from '../../../rulebook/notation/plain-text.ts';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { concernedBy, dueAt } from '../../../rulebook/reading/due.ts';
import { type Rendering, render } from '../../../rulebook/reading/render.ts';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { plainly } from '../consequences/plainly.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const timestamp = z.instanceof(Timestamp);
/** Stands in paths of what is told. As long as an id made of a record's id and a uid gets: 80, the sign '~', 128. */
const id = z.string().regex(/^[^/]{1,209}$/);

/**
 * Who may read the entry: everybody at the site, where everybody may read the record; else nobody but through the
 * record. Markers and mail are the server's own.
 */
const audience = z.enum(['staff', 'concerned', 'server']);

/**
 * A running deadline in the sweep's index. It carries all that is needed to tell of it, so that the sweep reads one
 * document for one item. `at` is when something is next to be done, null when nothing is.
 */
export const dueDocument = z.object({
  site: id,
  register: id,
  record: id,
  name: id,
  subject: z.string(),
  deadline: timestamp,
  at: timestamp.nullable(),
  level: z.int().min(0),
  overdue: z.boolean(),
  flaggedAt: timestamp.nullable(),
  rev: z.int(),
  title: words,
  text: words,
  clauses: z.array(z.string()),
  /** Uids of the people who are told first; the chain is climbed from the last of them. */
  concerns: z.array(id),
  roles: z.array(z.enum(Object.keys(roles) as [Role, ...Role[]])),
  daily: z.boolean(),
  /** The step that the server takes instead of flagging. */
  takes: z.string().nullable(),
  /** Why the sweep has put it aside. */
  parked: z.string().nullish(),
  /** How often the sweep has put it off in a row. */
  putOff: z.int().min(0).optional(),
  audience: audience.default('concerned'),
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
  return {
    site,
    register: register.name,
    record: id,
    name,
    subject: tidied(render(register.subject, record, { ...rendering, language: 'zh' })),
    deadline: instant,
    at: instant,
    level: 0,
    overdue: false,
    flaggedAt: null,
    rev: record.rev,
    title: due.title,
    text: plainly(due.words, record, rendering),
    clauses: [...due.cites],
    concerns: concernedBy(due, record),
    roles: [...(due.roles ?? [])],
    daily: due.daily ?? false,
    takes: due.takes ?? null,
    audience: register.get.condition === 'staff' && !due.takes ? 'staff' : 'concerned',
  };
}

/** What is written over a due document whose matter is settled. */
export const settled = { at: null, overdue: false, parked: null, putOff: 0 } as const;

/** A deadline that has not moved goes on where it was: what has been told is not told again. */
export const continued = (stands: Partial<DueDocument> | undefined, wanted: DueDocument): DueDocument =>
  stands?.deadline?.isEqual(wanted.deadline) && (stands.at !== null || stands.overdue === true)
    ? {
        ...wanted,
        at: stands.at ?? null,
        level: stands.level ?? 0,
        overdue: stands.overdue ?? false,
        flaggedAt: stands.flaggedAt ?? null,
      }
    : wanted;
