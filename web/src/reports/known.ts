import type { ReportHead } from '../../../rulebook/notation/report.ts';
import { reportHeads } from '../generated/reports.ts';
import { rolesNow, type Session } from '../session/session.ts';

/** The report of a name; null when none is called so. */
export const reportNamed = (name: string): ReportHead | null =>
  reportHeads.find((each) => each.name === name) ?? null;

/** Returns true iff one of the person's roles of now is among those for whom the report is. */
export const mayReadReport = (session: Session, { readers }: ReportHead): boolean =>
  rolesNow(session, new Date()).some((role) => readers.includes(role));

/** Every report that the person may read, in the rulebook's order. */
export const reportsFor = (session: Session): readonly ReportHead[] =>
  reportHeads.filter((report) => mayReadReport(session, report));
