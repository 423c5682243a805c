import type { ReportPart, ReportScene } from './parts-of.ts';

/** What stands below the heading of a part. */
export type Reckoned = Pick<ReportPart, 'columns' | 'lines' | 'headline' | 'chart' | 'figure'> & {
  /** Where more lines are than are told. */
  readonly total?: number;
};

/** Reckons some parts of a report, by their names, from the records of a site and period. */
export type Reckon = (scene: ReportScene) => Promise<Readonly<Record<string, Reckoned>>>;
