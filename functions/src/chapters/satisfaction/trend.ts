import type { Firestore } from 'firebase-admin/firestore';
import type { Marks } from '../../../../rulebook/chapters/satisfaction/reckoning/tally.ts';
import { reportsBefore } from '../../reports/reports-before.ts';

/** A month's sheets and marks, as its report has them. */
export type MonthFigure = Marks & { readonly period: string; readonly sheets: number };

/** A month and the eleven before it, as they were reported; a month without a report has nothing. */
export async function trendOf(db: Firestore, site: string, own: MonthFigure): Promise<MonthFigure[]> {
  const before = await reportsBefore(db, site, 'satisfaction', own.period, ['overall']);
  const figures = before.map(({ period, stored }): MonthFigure => {
    const figure = (stored?.get('figures.overall') ?? {}) as Partial<MonthFigure>;
    const { sheets = 0, many = 0, sum = 0, satisfied = 0 } = figure;
    return { period, sheets, many, sum, satisfied };
  });
  return [...figures, own];
}
