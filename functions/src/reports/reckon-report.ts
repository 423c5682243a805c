import type { Report } from '../../../rulebook/notation/report.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Language } from '../../../rulebook/site/words.ts';
import type { JobSurroundings, Task } from '../jobs/job.ts';
import { type People, readPeople } from '../notices/people.ts';
import type { Document } from '../records/documents.ts';
import { readSiteTime } from '../records/site-time.ts';
import { carriedBy } from './carried.ts';
import { partsOf, type ReportPart } from './parts-of.ts';

/** A report as the registers stand, and what its mails are made from. */
export interface ReckonedReport {
  readonly document: Document;
  readonly parts: readonly ReportPart[];
  readonly people: People;
  readonly time: SiteTime;
  readonly footer: (language: Language) => string;
}

/** Reckons a report of a period; writes nothing. */
export async function reckonReport(
  report: Report,
  { site, period }: Task,
  { db, now }: Pick<JobSurroundings, 'db' | 'now'>,
): Promise<ReckonedReport> {
  const time = await readSiteTime(db, site);
  const people = await readPeople(db, site, now);
  const [parts, carried] = await Promise.all([
    partsOf(report, { db, site, time, people, now, period }),
    carriedBy(report, db, { site, period }),
  ]);
  const counts = parts.map(({ name, total, of, figure }) => [
    name,
    figure ?? (of === undefined ? total : { total, of }),
  ]);
  const headlines = parts.flatMap(({ headline = [] }) => headline.map(({ name, value }) => [name, value]));
  const figures = Object.fromEntries([...counts, ...headlines]);
  const document = {
    kind: report.name,
    period,
    at: now,
    figures,
    parts: parts.map(({ figure: _figure, ...part }) => part),
    ...carried.fields,
  };
  return { document, parts, people, time, footer: carried.footer };
}
