import type { ClauseId } from '../site/clauses/index.ts';
import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import type { Every } from './period.ts';

/**
 * What managers are told of a period. The server writes it when the period ends, and mails it; chapters contribute its
 * parts, so that nobody who writes a report knows all registers:
 *
 *     export const dailySummary = report('dailySummary', {
 *       title: { zh: '每日简报', en: 'Daily summary' }, every: 'day', to: ['manager', 'supervisor'],
 *       parts: [...keysInDailySummary, restOverdue({ zh: '其他逾期事项', en: 'Other overdue items' })], cites: ['R4.3.1'],
 *     });
 */
export interface Report {
  readonly name: string;
  readonly title: Words;
  /** It is written at the closing of the period's last day. */
  readonly every: Every;
  /** Who gets it by mail. */
  readonly to: readonly Role[];
  /** Who may read it at the desk. */
  readonly readers: readonly Role[];
  readonly parts: readonly Part[];
  /** What it carries beside its parts. */
  readonly carries: Carried | null;
  readonly cites: readonly ClauseId[];
}

/** The last hash of the duty log of the period's last day, so that a book written anew does not fit what was mailed. */
export type Carried = 'dutyLogSeal';

interface Titled {
  /** The name of its figure: how many there are. */
  readonly name: string;
  readonly title: Words;
  /** Said when there is none; a part that says nothing is left out then. */
  readonly empty: Words | null;
}

/** A line for each record of some lists. */
export interface RecordsPart extends Titled {
  readonly part: 'records';
  readonly columns: readonly Words[];
  readonly of: readonly Lines[];
}

/** The lines of one register. */
export interface Lines {
  readonly register: string;
  /** A list that the register declares. */
  readonly list: string;
  /** A cell for each column: a text with `{field}` places, or when the record falls due. */
  readonly cells: readonly Cell[];
  /** Its deadlines that the part tells of, so that they are not told again among the rest. */
  readonly tellsOf: readonly string[];
}

/** What stands in a column: a text with `{field}` places, or `whenDue('return')`. */
export type Cell = string | { readonly due: string };

/** What is overdue, a line each: what a day owed, or whatever no other part tells of. */
export interface OverduePart extends Titled {
  readonly part: 'overdue';
  readonly of: 'owed' | 'rest';
}

/**
 * How many of the records that came up in the period are as a list says: `12 / 14, 86 %`. Both are lists of the register,
 * in the order of the time by which a record belongs to the period.
 */
export interface SharePart extends Titled {
  readonly part: 'share';
  readonly register: string;
  readonly list: string;
  readonly of: string;
}

/** A heading of a report with what stands below it. */
export type Part = RecordsPart | OverduePart | SharePart;

interface ReportTerms extends Omit<Report, 'name' | 'readers' | 'carries'> {
  readonly carries?: Carried;
  /** Who may read it beside those who get it. */
  readonly alsoFor?: readonly Role[];
}

/** Defines a report. */
export const report = (name: string, { alsoFor = [], carries, ...terms }: ReportTerms): Report => ({
  ...terms,
  name,
  carries: carries ?? null,
  readers: [...terms.to, ...alsoFor],
});

/** A part with a line for each record; its columns are named once, however many registers stand in it. */
export const records = (
  name: string,
  title: Words,
  terms: Pick<RecordsPart, 'columns' | 'of'> & { readonly empty?: Words },
): RecordsPart => ({ part: 'records', name, title, ...terms, empty: terms.empty ?? null });

/** `share('threeRings', { zh: '三声内接听', en: 'Within three rings' }, { register: 'calls', list: 'threeRings', of: 'all' })`. */
export const share = (
  name: string,
  title: Words,
  terms: Pick<SharePart, 'register' | 'list' | 'of'> & { readonly empty: Words },
): SharePart => ({ part: 'share', name, title, ...terms });

/** When one of the record's deadlines falls due; marked as late once it has passed. */
export const whenDue = (due: string): Cell => ({ due });

/** What the days owe and nobody has done: counts, signatures. */
export const overdueOwed = (name: string, title: Words, empty: Words): OverduePart => ({
  ...{ part: 'overdue', of: 'owed', name, title, empty },
});

/** Whatever is overdue and stands in no other part. */
export const restOverdue = (name: string, title: Words): OverduePart => ({
  ...{ part: 'overdue', of: 'rest', name, title, empty: null },
});
