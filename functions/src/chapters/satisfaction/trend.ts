import type { Firestore } from 'firebase-admin/firestore';
import { shiftedMonth } from '../../../../rulebook/chapters/fees/reckoning/days.ts';
import type { Marks } from '../../../../rulebook/chapters/satisfaction/reckoning/tally.ts';
import { reportPath } from '../../../../rulebook/reading/paths.ts';

/** A month's sheets and marks, as its report has them. */
export type MonthFigure = Marks & { readonly period: string; readonly sheets: number };

const MONTHS = 12;

/** A month and the eleven before it, as they were reported; a month without a report has nothing. */
export async function trendOf(db: Firestore, site: string, own: MonthFigure): Promise<MonthFigure[]> {
  const before = Array.from({ length: MONTHS - 1 }, (_month, at) =>
    shiftedMonth(own.period, at + 1 - MONTHS),
  );
  const stored = await db.getAll(
    ...before.map((period) => db.doc(reportPath(site, 'satisfaction', period))),
    {
      fieldMask: ['figures.overall'],
    },
  );
  const figures = stored.map((each, at): MonthFigure => {
    const figure = (each.get('figures.overall') ?? {}) as Partial<MonthFigure>;
    const { sheets = 0, many = 0, sum = 0, satisfied = 0 } = figure;
    return { period: before[at] ?? '', sheets, many, sum, satisfied };
  });
  return [...figures, own];
}
