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
  /** Of which periods it is written, at the closing of the last day of each. */
  readonly every: readonly Every[];
  /** Who gets it by mail. */
  readonly to: readonly Role[];
  /** Who may read it at the desk. */
  readonly readers: readonly Role[];
  readonly parts: readonly Part[];
  /** What it carries beside its parts. */
  readonly carries: Carried | null;
  /** Reckoned anew when somebody opens it while its period runs, which is what it is opened at. */
  readonly isLive: boolean;
  readonly cites: readonly ClauseId[];
}

/** What one has to know of a report to choose it and to open it. */
export type ReportHead = Pick<Report, 'name' | 'title' | 'every' | 'to' | 'readers' | 'isLive' | 'cites'>;

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

/** What of the money that fell due in the period has come in: in all, and for each value of a field. */
export interface CollectedPart extends Titled {
  readonly part: 'collected';
  readonly register: string;
  /** In the order of the date on which it falls due. */
  readonly list: string;
  /** The field that it is told by: a building. */
  readonly by: Words & { readonly field: string };
  readonly of: readonly Collected[];
}

/** One kind of money: the field with what is due, that with what is paid, and the percentage that is aimed at. */
export interface Collected {
  readonly title: Words;
  readonly due: string;
  readonly paid: string;
  readonly target: number;
}

/** How old what is owed is: so many records, and so much, up to each number of days and beyond the last. */
export interface AgesPart extends Titled {
  readonly part: 'ages';
  readonly register: string;
  readonly list: string;
  /** The field with the date since when, and that with how much. */
  readonly since: string;
  readonly amount: string;
  readonly days: readonly number[];
}

/** What a chapter proves over the whole site: a line for each record of which it does not hold. */
export interface ProvedPart extends Titled {
  readonly part: 'proved';
  readonly columns: readonly Words[];
}

/** What a chapter reckons for a report, several parts of it at once: `by` names the reckoning. */
export interface ReckonedPart extends Titled {
  readonly part: 'reckoned';
  readonly by: string;
  /** Words of people: they stand at the desk and in no mail. */
  readonly isAtTheDeskOnly: boolean;
}

/** A heading of a report with what stands below it. */
export type Part =
  | RecordsPart
  | OverduePart
  | SharePart
  | CollectedPart
  | AgesPart
  | ProvedPart
  | ReckonedPart;

/** What a number of a report counts: a percentage, fen, a mark from 1 to 5, or so many. */
export type Measure = 'percent' | 'money' | 'score' | 'count';

/** A figure that stands above the lines of a part, held against what is aimed at and against other periods. */
export interface Headline {
  /** The same in every period. */
  readonly name: string;
  readonly title: Words;
  readonly value: number;
  readonly measure: Measure;
  readonly target?: number;
  /** Whether more of it is better. */
  readonly aims: 'more' | 'less';
}

/** A part as a picture; what was not measured is null. */
export interface Chart {
  readonly kind: 'bars' | 'line';
  readonly measure: Measure;
  readonly labels: readonly Words[];
  readonly series: readonly { readonly title: Words; readonly values: readonly (number | null)[] }[];
  readonly target?: number;
}

interface ReportTerms extends Omit<Report, 'name' | 'readers' | 'carries' | 'every' | 'isLive'> {
  readonly every: Every | readonly Every[];
  readonly carries?: Carried;
  readonly isLive?: true;
  /** Who may read it beside those who get it. */
  readonly alsoFor?: readonly Role[];
}

/** Defines a report. */
export const report = (
  name: string,
  { alsoFor = [], carries, every, isLive, ...terms }: ReportTerms,
): Report => ({
  ...terms,
  name,
  every: [every].flat(),
  carries: carries ?? null,
  isLive: isLive ?? false,
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

/** What came in of what was due, `collected('byBuilding', words, { register: 'bills', list: 'due', ... })`. */
export const collected = (
  name: string,
  title: Words,
  terms: Omit<CollectedPart, 'part' | 'name' | 'title'>,
): CollectedPart => ({ part: 'collected', name, title, ...terms });

/** How old it is: `ages('age', words, { register: 'arrears', list: 'open', since: 'since', amount: 'owed', days: [30, 90] })`. */
export const ages = (
  name: string,
  title: Words,
  terms: Omit<AgesPart, 'part' | 'name' | 'title'>,
): AgesPart => ({
  ...{ part: 'ages', name, title },
  ...terms,
});

/** `proved('accounts', { zh: '账目核对', en: 'Accounts' }, { columns, empty })`: the chapter's proof of that name. */
export const proved = (
  name: string,
  title: Words,
  terms: Pick<ProvedPart, 'columns'> & { readonly empty: Words },
): ProvedPart => ({ part: 'proved', name, title, ...terms });

/** `reckoned('byBuilding', { zh: '按楼栋', en: 'By building' }, { by: 'satisfaction', empty })`. */
export const reckoned = (
  name: string,
  title: Words,
  terms: Pick<ReckonedPart, 'by'> & { readonly empty?: Words; readonly isAtTheDeskOnly?: true },
): ReckonedPart => ({
  ...{ part: 'reckoned', name, title, by: terms.by, empty: terms.empty ?? null },
  isAtTheDeskOnly: terms.isAtTheDeskOnly ?? false,
});
