import { Timestamp } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import { type Register, stepOf } from '../../../rulebook/notation/register.ts';
import { type Claim, claimsOf } from '../../../rulebook/reading/awaited.ts';
import { referenceOf } from '../../../rulebook/reading/render.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { plainly } from '../consequences/plainly.ts';
import { type DueDocument, dueDocumentOf, firstTold } from '../deadlines/due.ts';
import type { People } from '../notices/people.ts';
import type { Document } from '../records/documents.ts';
import { holdsFor, isReadByStaff } from '../records/who-reads.ts';
import { type OpenDocument, type OpenMatter, openOf } from './document.ts';

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
  const matters = { ...duesOf(standing), ...(await awaitedOf(standing)) };
  if (Object.keys(matters).length === 0) return null;
  const about = {
    ...{ register: register.name, record: id, rev: record.rev, subject: await subjectOf(standing) },
    since: Timestamp.fromDate(record.last.at),
    audience: isReadByStaff(register) ? ('staff' as const) : ('concerned' as const),
  };
  return openOf(about, matters);
}

/** What has to be done by a time; what the server does by itself waits for nobody. */
function duesOf({ site, register, id, record, time, people, told }: Standing): Record<string, OpenMatter> {
  const dues = Object.keys(register.due).flatMap(
    (name) => dueDocumentOf(site, register, id, name, record, time, people.nameOf) ?? [],
  );
  return Object.fromEntries(
    dues.filter(({ takes }) => takes === null).map((due) => [due.name, matterOfDue(due, told)]),
  );
}

/** A matter that is due, and those who are told of it first. */
export const matterOfDue = (due: DueDocument, people: People): OpenMatter => ({
  ...{ title: due.title, text: due.text, deadline: due.deadline, clauses: due.clauses },
  ...{ for: firstTold(due, people), answers: [] },
  ...{ climbed: [], told: [] },
});

/** What the record's state awaits of somebody who works here now. */
async function awaitedOf(standing: Standing): Promise<Record<string, OpenMatter>> {
  const { register, record } = standing;
  const known = new Map<string, Document | null>();
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

function matterOfClaim(claim: Claim, holders: string[], { register, record }: Standing): OpenMatter {
  const isAnsweredHere = register.states[record.state]?.kind === 'runs';
  const steps = claim.steps.map((step) => ({ step, title: stepOf(register, step).title }));
  return {
    ...{ title: claim.words, text: null, deadline: null, clauses: [], for: holders },
    answers: isAnsweredHere ? steps : [],
    ...{ climbed: [], told: [] },
  };
}

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
