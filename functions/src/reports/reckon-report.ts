import type { Report } from '../../../rulebook/notation/report.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { JobSurroundings, Task } from '../jobs/job.ts';
import { readPeople } from '../notices/people.ts';
import type { Document } from '../records/documents.ts';
import { readSiteTime } from '../records/site-time.ts';
import { carriedBy } from './carried.ts';
import { partsOf } from './parts-of.ts';

/** A report as the registers stand. */
export interface ReckonedReport {
  readonly document: Document;
  readonly time: SiteTime;
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
    ...carried,
  };
  return { document, time };
}
