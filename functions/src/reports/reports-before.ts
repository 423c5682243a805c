import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { shiftedMonth } from '../../../rulebook/chapters/fees/reckoning/days.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';

const MONTHS = 11;

/** What the report of an earlier month said, as far as it was asked for; nothing where there was none. */
export interface ReportBefore {
  readonly period: string;
  readonly stored: DocumentSnapshot | undefined;
}

/** Some figures of a report of the eleven months before one, the oldest first: one read each. */
export async function reportsBefore(
  db: Firestore,
  site: string,
  kind: string,
  period: string,
  figures: readonly string[],
): Promise<ReportBefore[]> {
  const months = Array.from({ length: MONTHS }, (_month, at) => shiftedMonth(period, at - MONTHS));
  const stored = await db.getAll(...months.map((month) => db.doc(reportPath(site, kind, month))), {
    fieldMask: figures.map((name) => `figures.${name}`),
  });
  return months.map((month, at) => ({ period: month, stored: stored[at] }));
}
