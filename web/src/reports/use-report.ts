import type { ReportHead } from '../../../rulebook/notation/report.ts';
import { useRecord, useRows } from '../data/watch.ts';
import { useSession } from '../session/current.ts';
import { before, everyOf, yearBefore } from './periods.ts';
import { latestQuery, pathOf, type StoredReport, storedOf } from './stored.ts';

/** A report beside the two that it is held against. Undefined is on the way, null is not there. */
export interface ReportRead {
  readonly report: StoredReport | null | undefined;
  readonly before: StoredReport | null | undefined;
  readonly yearBefore: StoredReport | null | undefined;
  readonly failure: unknown;
}

/** The report of a period, or the latest one: three reads, or two of a year, whose period before is the year before. */
export function useReport(definition: ReportHead, period: string | null): ReportRead {
  const { site } = useSession();
  const latest = useRows(period === null ? latestQuery(site, definition) : null);
  const named = useRecord(pathOf(site, definition.name, period));
  const found = period === null ? latest.value && (latest.value[0]?.data ?? null) : named.value;
  const report = storedOf(found);
  const own = report?.period ?? null;
  const other = (of: (period: string) => string) =>
    pathOf(site, definition.name, own === null ? null : of(own));
  const earlier = useRecord(other(before));
  const lastYear = useRecord(other(yearBefore));
  return {
    report,
    // What could not be read is not there to be compared with.
    before: earlier.failure == null ? storedOf(earlier.value) : null,
    yearBefore: lastYear.failure == null ? storedOf(lastYear.value) : null,
    failure: latest.failure ?? named.failure,
  };
}

/** Returns true iff the period before one is the same as a year before. */
export const isYearly = (period: string): boolean => everyOf(period) === 'year';
