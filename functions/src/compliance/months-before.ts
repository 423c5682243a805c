import type { Firestore } from 'firebase-admin/firestore';
import { reportsBefore } from '../reports/reports-before.ts';
import type { Kept } from './tally.ts';

/** What the reports of earlier months said. */
export interface MonthBefore {
  readonly period: string;
  /** Null of a month without a report. */
  readonly all: Kept | null;
  readonly clauses: Readonly<Record<string, Kept>>;
}

/** The eleven months before one as they were reported, the oldest first. */
export async function monthsBefore(db: Firestore, site: string, period: string): Promise<MonthBefore[]> {
  const before = await reportsBefore(db, site, 'compliance', period, ['all', 'clauses']);
  return before.map(({ period: month, stored }) => ({
    period: month,
    all: (stored?.get('figures.all') as Kept | undefined) ?? null,
    clauses: (stored?.get('figures.clauses') as Record<string, Kept> | undefined) ?? {},
  }));
}
