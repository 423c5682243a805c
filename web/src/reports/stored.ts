import type { Chart, Headline, ReportHead } from '../../../rulebook/notation/report.ts';
import { reportPath, reportsPath } from '../../../rulebook/reading/paths.ts';
import type { Document, Query } from '../data/store.ts';
import type { Words } from '../language/words.ts';

// A report as the server has written it.

export type Cell = Words & { readonly late?: boolean };

export interface Line {
  /** The record that it leads to, if any. */
  readonly register: string;
  readonly record: string;
  readonly cells: readonly Cell[];
  /** What it belongs to: a line of sums opens the lines of other parts that share a name with it. */
  readonly about?: readonly string[];
  /** The name of the matter that it is, where that is settled elsewhere than at its record. */
  readonly matter?: string;
}

export interface StoredPart {
  readonly name: string;
  readonly title: Words;
  readonly empty: Words | null;
  readonly columns: readonly Words[];
  readonly lines: readonly Line[];
  /** How many there are: of many, the first stand here. */
  readonly total: number;
  /** Of a share: of how many. */
  readonly of?: number;
  readonly headline?: readonly Headline[];
  readonly chart?: Chart;
}

/** What a report said before it was reckoned anew. */
export interface Earlier {
  readonly at: Date;
  readonly figures: Readonly<Record<string, unknown>>;
}

export interface StoredReport {
  readonly kind: string;
  readonly period: string;
  readonly at: Date;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly parts: readonly StoredPart[];
  /** The period has not ended. */
  readonly provisional?: boolean;
  /** The oldest first. */
  readonly earlier?: readonly Earlier[];
}

/** The same of its document; a report that is not there stays what it was: null, or not known yet. */
export const storedOf = <Nothing extends null | undefined>(
  found: Document | Nothing,
): StoredReport | Nothing => found as unknown as StoredReport | Nothing;

/** The latest report of a kind. Of several kinds of periods the one that was written last: their names have no common order. */
export const latestQuery = (site: string, { name, every }: ReportHead): Query => ({
  from: reportsPath(site, name),
  order: [[every.length === 1 ? 'period' : 'at', 'desc']],
  limit: 1,
});

/** So many periods can be chosen from. Each of them costs a read. */
export const PERIODS_MOST = 40;

export const periodsQuery = (site: string, kind: string): Query => ({
  from: reportsPath(site, kind),
  order: [['at', 'desc']],
  limit: PERIODS_MOST,
});

/** Where the report of a period stands; null where no period is asked for, so that nothing is read. */
export const pathOf = (site: string, kind: string, period: string | null): string | null =>
  period === null ? null : reportPath(site, kind, period);

/** Returns true iff there is something to be said of a part. */
export const saysSomething = ({ lines, empty, of = 0, headline = [], chart }: StoredPart): boolean =>
  lines.length > 0 || (empty !== null && headline.length === 0) || of > 0 || chart !== undefined;

/** The parts of a report that say more of a line of sums, with only the lines that belong to it. */
export function behind(
  { parts }: Pick<StoredReport, 'parts'>,
  part: StoredPart,
  line: Line,
): readonly StoredPart[] {
  const { about = [], record } = line;
  if (record !== '' || about.length === 0) return [];
  return parts
    .filter(({ name }) => name !== part.name)
    .map((each) => {
      const lines = each.lines.filter(
        (other) => other.record !== '' && other.about?.some((name) => about.includes(name)),
      );
      return { ...each, lines };
    })
    .filter(({ lines }) => lines.length > 0);
}
