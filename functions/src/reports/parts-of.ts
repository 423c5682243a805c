import type { Firestore, Query } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { daysOf } from '../../../rulebook/notation/period.ts';
import { dateOf, type RecordData, textOf } from '../../../rulebook/notation/record.ts';
import { type List, listOf, type Register } from '../../../rulebook/notation/register.ts';
import type {
  Cell,
  Chart,
  Headline,
  Lines,
  OverduePart,
  Part,
  ReckonedPart,
  RecordsPart,
  Report,
  SharePart,
} from '../../../rulebook/notation/report.ts';
import { dueAt } from '../../../rulebook/reading/due.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { reckonings } from '../chapters/reckonings.ts';
import { plainly } from '../consequences/plainly.ts';
import type { People } from '../notices/people.ts';
import { fromFirestore } from '../records/documents.ts';
import { agesPart, collectedPart } from './money-parts.ts';
import { provedPart } from './proved-part.ts';
import type { Reckon } from './reckoning.ts';

/** What stands in one place of a report, in both languages. */
export type ReportCell = Words & { readonly late?: boolean };

/** One line of a report, and the record that it leads to. */
export interface ReportLine {
  readonly register: string;
  readonly record: string;
  readonly cells: readonly ReportCell[];
  /** The name of the matter that it is, where that is settled elsewhere than at its record. */
  readonly matter?: string;
  /** What it belongs to, such as a clause and a person: a line of sums opens the lines that share a name with it. */
  readonly about?: readonly string[];
}

export interface ReportPart {
  readonly name: string;
  readonly title: Words;
  readonly empty: Words | null;
  readonly columns: readonly Words[];
  readonly lines: readonly ReportLine[];
  /** How many there are: of more than a mail can usefully list, the first stand here. */
  readonly total: number;
  /** Of a share: of how many. */
  readonly of?: number;
  readonly headline?: readonly Headline[];
  readonly chart?: Chart;
  /** What is written as its figure, where that is more than how many there are. */
  readonly figure?: unknown;
}

/** What the lines of a report are made from. */
export interface ReportScene {
  readonly db: Firestore;
  readonly site: string;
  readonly time: SiteTime;
  readonly people: People;
  /** Decides what is late. */
  readonly now: Date;
  /** As `periodOf` calls it. */
  readonly period: string;
}

const LINES_MAX = 200;

type Found = RecordData & { readonly id: string };

/** The parts of a report as the registers stand. */
export async function partsOf(report: Report, scene: ReportScene): Promise<ReportPart[]> {
  const told = new Set(
    report.parts.flatMap((part) => (part.part === 'records' ? part.of.flatMap(dueNames) : [])),
  );
  const overdue = report.parts.some(({ part }) => part === 'overdue') ? await readOverdue(scene) : [];
  const rest = overdue.filter((each) => !told.has(`${each.register}.${each.name}`));
  const reckonedBy = reckonedOnce(scene);
  return Promise.all(
    report.parts.map((part) =>
      part.part === 'reckoned' ? reckonedPart(part, reckonedBy) : partOf(part, rest, scene),
    ),
  );
}

type ReckonedBy = (name: string) => ReturnType<Reckon>;

/** What several parts are reckoned by is reckoned once for all of them. */
function reckonedOnce(scene: ReportScene): ReckonedBy {
  const found = new Map<string, ReturnType<Reckon>>();
  return (name) => {
    const reckon = reckonings[name];
    if (!reckon) throw new Error(`No chapter reckons '${name}'`);
    const reckoned = found.get(name) ?? reckon(scene);
    found.set(name, reckoned);
    return reckoned;
  };
}

async function reckonedPart(
  { name, title, empty, by }: ReckonedPart,
  reckonedBy: ReckonedBy,
): Promise<ReportPart> {
  const part = (await reckonedBy(by))[name];
  if (!part) throw new Error(`'${by}' does not reckon '${name}'`);
  return { name, title, empty, total: part.lines.length, ...part };
}

type ReadPart = Exclude<Part, ReckonedPart>;

function partOf(part: ReadPart, overdue: readonly Found[], scene: ReportScene): Promise<ReportPart> {
  if (part.part === 'records') return recordsPart(part, scene);
  if (part.part === 'share') return sharePart(part, scene);
  if (part.part === 'collected') return collectedPart(part, scene);
  if (part.part === 'ages') return agesPart(part, scene);
  if (part.part === 'proved') return provedPart(part, scene);
  return Promise.resolve(overduePart(part, overdue, scene));
}

/** Counted by the database, so that a month of calls costs no more than a day of them. */
async function sharePart(part: SharePart, { db, site, time, period }: ReportScene): Promise<ReportPart> {
  const register = registers(part.register);
  const { first, last } = daysOf(period);
  const midnight = (day: string): Date => time.calendar.instant(day, '00:00');
  const [from, until] = [midnight(first), midnight(time.calendar.shiftDay(last, 1))];
  const countOf = async (name: string): Promise<number> => {
    const query = queryOf(db, site, register, listOf(register, name), { from, until });
    return (await query.count().get()).data().count;
  };
  const [total, of] = await Promise.all([countOf(part.list), countOf(part.of)]);
  const { name, title, empty } = part;
  return { name, title, empty, columns: [], lines: [], total, of };
}

interface Stretch {
  readonly from: Date;
  readonly until: Date;
}

/** The records of a list; those of a stretch are so by the time that the list is in the order of. */
function queryOf(
  db: Firestore,
  site: string,
  register: Register,
  { where, order }: List,
  stretch?: Stretch,
): Query {
  let query: Query = db.collection(collectionPath(site, register));
  for (const [field, operator, value] of where) query = query.where(field, operator, value);
  for (const [field, direction] of order) query = query.orderBy(field, direction);
  const [[by = ''] = []] = order;
  return stretch ? query.where(by, '>=', stretch.from).where(by, '<', stretch.until) : query;
}

const dueNames = ({ register, tellsOf }: Lines): string[] => tellsOf.map((name) => `${register}.${name}`);

async function recordsPart(part: RecordsPart, scene: ReportScene): Promise<ReportPart> {
  const found = await Promise.all(part.of.map((lines) => linesOf(lines, scene)));
  const { name, title, empty, columns } = part;
  const total = found.reduce((sum, each) => sum + each.total, 0);
  return { name, title, empty, columns, total, lines: found.flatMap((each) => each.lines) };
}

async function linesOf(of: Lines, scene: ReportScene): Promise<Pick<ReportPart, 'lines' | 'total'>> {
  const { db, site, time, people } = scene;
  const register = registers(of.register);
  const query = queryOf(db, site, register, listOf(register, of.list));
  const found = await query.limit(LINES_MAX).get();
  const rendering = { register, nameOf: people.nameOf, stamp: time.calendar.stamp };
  const cell = (each: Cell, record: RecordData): ReportCell =>
    typeof each === 'string'
      ? plainly({ zh: each, en: each }, record, rendering)
      : dueCell(dueAt(register, each.due, record, time), scene);
  const lines = found.docs.map((document) => {
    const record = fromFirestore(document.data()) as RecordData;
    return {
      ...{ register: register.name, record: document.id },
      cells: of.cells.map((each) => cell(each, record)),
    };
  });
  const total = found.size < LINES_MAX ? found.size : (await query.count().get()).data().count;
  return { lines, total };
}

const late: Words = { zh: '逾期', en: 'overdue' };

function dueCell(due: Date | null, { time, now }: ReportScene): ReportCell {
  if (due === null) return { zh: '', en: '' };
  const stamp = time.calendar.stamp(due);
  return due <= now
    ? { zh: `${stamp} ${late.zh}`, en: `${stamp} ${late.en}`, late: true }
    : { zh: stamp, en: stamp };
}

/** What stands in the index as overdue, the oldest first. */
async function readOverdue({ db, site }: ReportScene): Promise<Found[]> {
  const found = await db
    .collectionGroup('due')
    .where('site', '==', site)
    .where('overdue', '==', true)
    .orderBy('deadline')
    .get();
  return found.docs.map((each) => ({ ...(fromFirestore(each.data()) as RecordData), id: each.id }));
}

const overdueColumns: readonly Words[] = [
  { zh: '事项', en: 'Matter' },
  { zh: '应办时间', en: 'Due' },
];

function overduePart(part: OverduePart, overdue: readonly Found[], scene: ReportScene): ReportPart {
  const of = overdue.filter((each) => (each.owed === true) === (part.of === 'owed'));
  const lines = of.slice(0, LINES_MAX).map((each) => ({
    ...{ register: textOf(each, 'register'), record: textOf(each, 'record') },
    cells: [matterOf(each), dueCell(dateOf(each, 'deadline'), scene)],
  }));
  const { name, title, empty } = part;
  return { name, title, empty, columns: overdueColumns, lines, total: of.length };
}

const undelivered: Words = { zh: '邮件未送达', en: 'Mail not delivered' };
const faulty: Words = { zh: '有误的事项', en: 'A faulty entry' };

/** What was put aside by the sweep may lack anything. */
function matterOf(due: Found): Words {
  if (due.register === 'mail') return undelivered;
  const [zh, en] = [textOf(due, 'text.zh'), textOf(due, 'text.en')];
  return zh && en ? { zh, en } : faulty;
}
