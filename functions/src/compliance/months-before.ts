import type { Firestore } from 'firebase-admin/firestore';
import { shiftedMonth } from '../../../rulebook/chapters/fees/reckoning/days.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';
import type { Kept } from './tally.ts';

/** What the reports of earlier months said. */
export interface MonthBefore {
  readonly period: string;
  /** Null of a month without a report. */
  readonly all: Kept | null;
  readonly clauses: Readonly<Record<string, Kept>>;
}

const MONTHS = 11;

/** The eleven months before one as they were reported, the oldest first: one read each. */
export async function monthsBefore(db: Firestore, site: string, period: string): Promise<MonthBefore[]> {
  const months = Array.from({ length: MONTHS }, (_month, at) => shiftedMonth(period, at - MONTHS));
  const stored = await db.getAll(...months.map((month) => db.doc(reportPath(site, 'compliance', month))), {
    fieldMask: ['figures.all', 'figures.clauses'],
  });
  return stored.map((each, at) => ({
    period: months[at] ?? '',
    all: (each.get('figures.all') as Kept | undefined) ?? null,
    clauses: (each.get('figures.clauses') as Record<string, Kept> | undefined) ?? {},
  }));
}
