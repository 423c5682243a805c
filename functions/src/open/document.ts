import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { openPath } from '../../../rulebook/reading/paths.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const instant = z.instanceof(Timestamp);
const steps = z.array(z.object({ step: z.string(), title: words }));

/** One thing that is open about a record: it waits for somebody's step, or is due. */
const openMatter = z.object({
  title: words,
  /** What it is called while its time has not passed; null where that makes no difference. */
  before: words.nullable().default(null),
  /** What is said of it once it is late; null where nothing is due. */
  text: words.nullable(),
  deadline: instant.nullable(),
  clauses: z.array(z.string()),
  /** The uids of those for whom it waits, whoever stands in for one of them now among them. */
  for: z.array(z.string()),
  /** The uid of the one whom it concerns first; null where a role is meant. */
  on: z.string().nullable().default(null),
  /** Whom it hangs on, as a row names them. */
  who: words.nullable().default(null),
  /** Why it is late, as somebody has explained it. */
  reason: z.string().nullable().default(null),
  /** Steps that settle it, the one that is taken first among them. */
  steps: steps.default([]),
  /** The uids of those who could take one of them now. */
  by: z.array(z.string()).default([]),
  /** Who stood above as it went up the chain: it waits for them too, and for whoever stands in for them now. */
  climbed: z.array(z.string()),
  /** Paths of the notices by which people were told of it: with it they are settled. */
  told: z.array(z.string()),
});

export type OpenMatter = Readonly<z.infer<typeof openMatter>>;

/**
 * All that is open about one record, in one document of the site's index: `sites/{site}/index/open/matters/{id}`. It
 * follows from the record, the settings and the roster, is written in the commit of whatever moves these, and is gone
 * when nothing is open any more. Today, badge and bell read nothing else.
 */
export const openDocument = z.object({
  register: z.string(),
  record: z.string(),
  /** The record's revision from which this was reckoned; 0 of what a day owes. */
  rev: z.int(),
  /** What the record is called. */
  subject: words,
  /** Who has begun it, and their name; null of what a day owes. */
  beganBy: z.string().nullable().default(null),
  began: z.string().nullable().default(null),
  /** Of the same duty of a day, one of so many: each cabinet that is counted. Null where it stands by itself. */
  of: z.int().nullable().default(null),
  since: instant,
  /** The record's state wants attention, whoever looks. */
  isAmiss: z.boolean().default(false),
  /** The earliest of the deadlines; null where it only waits. */
  deadline: instant.nullable(),
  /** Everybody for whom one of the matters waits. */
  for: z.array(z.string()),
  /** `staff`: whoever works here may know of it, as they may read the record. */
  audience: z.enum(['staff', 'concerned']),
  /** By name: of a deadline, of a state and its claim, of what a day owes. */
  matters: z.record(z.string(), openMatter),
});

export type OpenDocument = Readonly<z.infer<typeof openDocument>>;

/** Where what is open about a record stands. What a day owes has its name after the day. */
export const openDocumentPath = (site: string, register: string, record: string, owed = ''): string =>
  `${openPath(site)}/${[register, record, ...(owed ? [owed] : [])].join('~')}`;

/** The document of these matters; null when nothing is open. */
export function openOf(
  about: Omit<OpenDocument, 'deadline' | 'for' | 'matters'>,
  matters: Readonly<Record<string, OpenMatter>>,
): OpenDocument | null {
  const all = Object.values(matters);
  if (all.length === 0) return null;
  const everybody = all.flatMap((matter) => matter.for);
  const deadlines = all.flatMap(({ deadline }) => deadline ?? []).map((each) => each.toMillis());
  return {
    ...about,
    deadline: deadlines.length > 0 ? Timestamp.fromMillis(Math.min(...deadlines)) : null,
    for: [...new Set(everybody)].sort(),
    matters,
  };
}
