import { Timestamp } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { any } from '../../../rulebook/notation/condition.ts';
import { tidied } from '../../../rulebook/notation/plain-text.ts';
import { type RecordData, SYSTEM, textOf } from '../../../rulebook/notation/record.ts';
import { type Register, stepOf } from '../../../rulebook/notation/register.ts';
import { type Claim, claimsOf, takersOf } from '../../../rulebook/reading/awaited.ts';
import { referenceOf } from '../../../rulebook/reading/render.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { plainly } from '../consequences/plainly.ts';
import { type DueDocument, dueDocumentOf, firstTold } from '../deadlines/due.ts';
import type { People } from '../notices/people.ts';
import type { Document } from '../records/documents.ts';
import { holdsFor, isReadByStaff } from '../records/who-reads.ts';
import { type OpenDocument, type OpenMatter, openOf } from './document.ts';
import { namesOf, whoOf } from './whose.ts';

/** A record as it stands, at a site as it is now. */
export interface Standing {
  readonly site: string;
  readonly register: Register;
  readonly id: string;
  readonly record: RecordData;
  readonly time: SiteTime;
  readonly people: People;
  /** Of them, who may read the record: see `whoReads`. */
  readonly told: People;
  readonly now: Date;
  /** Another record of the site. */
  readonly read: (register: string, id: string) => Promise<Document | null>;
}

/** All that is open about a record: what it owes, then what it awaits. Null when nothing is. */
export async function openAbout(standing: Standing): Promise<OpenDocument | null> {
  const { register, id, record } = standing;
  const known = new Map<string, Document | null>();
  const matters = { ...(await duesOf(standing, known)), ...(await awaitedOf(standing, known)) };
  if (Object.keys(matters).length === 0) return null;
  const about = {
    ...{ register: register.name, record: id, rev: record.rev, subject: await subjectOf(standing) },
    since: Timestamp.fromDate(record.last.at),
    ...{ beganBy: record.opened.by, began: beganIn(standing), of: null },
    isAmiss: register.states[record.state]?.trait === 'amiss',
    audience: isReadByStaff(register) ? ('staff' as const) : ('concerned' as const),
  };
  return openOf(about, matters);
}

/** Who has begun it, by name; nobody has asked for what the server opens by itself. */
const beganIn = ({ record, people }: Standing): string | null =>
  record.opened.by === SYSTEM ? null : people.nameOf(record.opened.by);

/** Records that have been read while one record was looked at. */
type Known = Map<string, Document | null>;

/** What has to be done by a time; what the server does by itself waits for nobody. */
async function duesOf(standing: Standing, known: Known): Promise<Record<string, OpenMatter>> {
  const { site, register, id, record, time, people, told } = standing;
  const matters: Record<string, OpenMatter> = {};
  for (const [name, { explained }] of Object.entries(register.due)) {
    const due = dueDocumentOf(site, register, id, name, record, time, people.nameOf);
    if (!due || due.takes !== null) continue;
    const reason = explained === undefined ? '' : textOf(record, explained);
    matters[name] = {
      ...matterOfDue(due, told),
      ...(await settledBy(due.wants === null ? [] : [due.wants], standing, known)),
      reason: reason === '' ? null : tidied(reason),
    };
  }
  return matters;
}

/** A matter that is due, and those who are told of it first. */
export const matterOfDue = (due: DueDocument, people: People): OpenMatter => ({
  ...{ title: due.title, before: due.before, text: due.text, deadline: due.deadline, clauses: due.clauses },
  ...{ for: firstTold(due, people), on: due.concerns[0] ?? null, who: whoOf(due, people), reason: null },
  ...{ steps: [], by: [], climbed: [], told: [] },
});

/** The steps that settle a matter, and who could take one of them now. */
async function settledBy(
  names: readonly string[],
  standing: Standing,
  known: Known,
): Promise<Pick<OpenMatter, 'steps' | 'by'>> {
  const { register, people } = standing;
  const by: string[] = [];
  const takers = any(...names.map((step) => takersOf(register, step)));
  for (const uid of names.length === 0 ? [] : people.active) {
    if (await holdsFor(takers, uid, standing, known)) by.push(uid);
  }
  return { steps: titled(names, register), by };
}

const titled = (names: readonly string[], register: Register): OpenMatter['steps'] =>
  names.map((step) => ({ step, title: stepOf(register, step).title }));

/** What the record's state awaits of somebody who works here now. */
async function awaitedOf(standing: Standing, known: Known): Promise<Record<string, OpenMatter>> {
  const { register, record } = standing;
  const matters: Record<string, OpenMatter> = {};
  for (const [place, claim] of claimsOf(register, record.state).entries()) {
    const holders: string[] = [];
    for (const uid of standing.people.active) {
      if (await holdsFor(claim.of, uid, standing, known)) holders.push(uid);
    }
    if (holders.length > 0) matters[`${record.state}~${place}`] = matterOfClaim(claim, holders, standing);
  }
  return matters;
}

const matterOfClaim = (claim: Claim, holders: string[], { register, people }: Standing): OpenMatter => ({
  ...{ title: claim.words, before: null, text: null, deadline: null, clauses: [], for: holders },
  ...{ on: null, who: namesOf(holders, people), reason: null },
  ...{ steps: titled(claim.steps, register), by: holders, climbed: [], told: [] },
});

/** What the record is called: by the one that it names where it has no name of its own, and with its detail. */
async function subjectOf({ register, record, time, people, read }: Standing): Promise<Words> {
  const rendering = { nameOf: people.nameOf, stamp: time.calendar.stamp };
  const reference = referenceOf(register);
  const other = reference ? registers(reference.register) : register;
  const called = reference ? await read(reference.register, String(record[reference.field])) : record;
  const said = (template: string, of: Register, data: Document | null): Words =>
    plainly({ zh: template, en: template }, data ?? {}, { ...rendering, register: of });
  const parts = [said(other.subject, other, called), said(register.detail, register, record)];
  const joined = (language: keyof Words): string =>
    parts
      .map((each) => each[language].trim())
      .filter((each) => each !== '')
      .join(' · ');
  return { zh: joined('zh'), en: joined('en') };
}
