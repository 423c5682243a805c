import { compliance } from '../../../rulebook/chapters/reports.ts';
import type { Headline } from '../../../rulebook/notation/report.ts';
import { shareOf } from '../../../rulebook/notation/share.ts';
import { isRole, roles } from '../../../rulebook/site/roles.ts';
import { spanText } from '../../../rulebook/site/span.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { wordsFor } from '../deadlines/outcome.ts';
import type { ReportCell, ReportLine, ReportScene } from '../reports/parts-of.ts';
import type { Reckon, Reckoned } from '../reports/reckoning.ts';
import { count, NOT_KNOWN, percent, same } from '../reports/told.ts';
import { carriedClauses, clauseWords } from './carried-clauses.ts';
import { casesOf, openSinceBefore } from './cases.ts';
import { type MonthBefore, monthsBefore } from './months-before.ts';
import {
  averageLateness,
  type Case,
  caseCount,
  clauseOf,
  groupsOf,
  type Kept,
  keptOf,
  minutesLate,
  whoseIs,
} from './tally.ts';

/** Of more cases than a person reads, those that are the latest stand here. */
const CASES_MOST = 300;

/**
 * R7.2 制度执行: for each clause that a deadline or a day's duty carries, how often it was kept, met late and missed in the
 * month; whose that was, by how much, and the cases themselves. Recomputed from the deadlines as they ended.
 */
export const reckonCompliance: Reckon = async (scene) => {
  const [cases, earlier, before] = await Promise.all([
    casesOf(scene),
    openSinceBefore(scene),
    monthsBefore(scene.db, scene.site, scene.period),
  ]);
  const all = keptOf(cases);
  const ended = (ending: Case['ending']) => cases.filter((each) => each.ending === ending);
  return {
    all: { columns: [], lines: [], headline: headlinesOf(all, earlier.length), figure: all },
    months: twelveMonths(before, scene.period, all),
    missed: caseLines(ended('missed'), scene),
    earlier: caseLines(earlier, scene),
    clauses: byClause(cases, before.at(-1)),
    people: byPerson(cases, scene),
    late: caseLines(ended('late'), scene),
  };
};

const keptShare = (kept: Kept): number | null => shareOf(kept.kept, caseCount(kept));

function headlinesOf(all: Kept, earlier: number): Headline[] {
  const share = keptShare(all);
  const counted = (name: string, title: Words, value: number): Headline => ({
    ...{ name, title, value, measure: 'count', aims: 'less' },
  });
  const open = counted('openSinceBefore', { zh: '以前月份未了', en: 'Open since earlier months' }, earlier);
  if (share === null) return earlier > 0 ? [open] : [];
  return [
    {
      name: 'inTime',
      title: { zh: '按时完成率', en: 'Done in time' },
      value: share,
      measure: 'percent',
      aims: 'more',
    },
    counted('doneLate', { zh: '逾期完成', en: 'Done late' }, all.late),
    counted('notDone', { zh: '未完成', en: 'Not done' }, all.missed),
    open,
  ];
}

function twelveMonths(before: readonly MonthBefore[], period: string, own: Kept): Reckoned {
  const first = before.findIndex(({ all }) => all !== null);
  // Before the first report there is nothing to be seen.
  const months = [...(first < 0 ? [] : before.slice(first)), { period, all: own }];
  return {
    columns: [],
    lines: [],
    chart: {
      kind: 'line',
      measure: 'percent',
      labels: months.map((month) => same(month.period)),
      series: [
        {
          title: { zh: '按时完成率', en: 'Done in time' },
          values: months.map(({ all }) => (all ? keptShare(all) : null)),
        },
      ],
    },
  };
}

const columnsOf = (first: Words): Words[] => [
  first,
  { zh: '按时', en: 'In time' },
  { zh: '逾期完成', en: 'Late' },
  { zh: '未完成', en: 'Not done' },
  { zh: '按时率', en: 'Kept' },
  { zh: '平均逾期', en: 'Late on average' },
];

function keptCells(kept: Kept): ReportCell[] {
  const average = averageLateness(kept);
  return [
    count(kept.kept),
    { ...count(kept.late), late: kept.late > 0 },
    { ...count(kept.missed), late: kept.missed > 0 },
    percent(keptShare(kept)),
    average === null ? NOT_KNOWN : spanWords(average),
  ];
}

const spanWords = (minutes: number): Words => ({
  zh: spanText(minutes * 60_000, 'zh'),
  en: spanText(minutes * 60_000, 'en'),
});

/** The worst first, then the others in the regulations' order; what had no case stands at the end. */
function byClause(cases: readonly Case[], before: MonthBefore | undefined): Reckoned {
  const groups = groupsOf(cases, clauseOf);
  const counted = carriedClauses.flatMap((id) => {
    const own = groups.get(id);
    return own ? [{ id, kept: keptOf(own) }] : [];
  });
  const worst = counted.toSorted((one, other) => badness(other.kept) - badness(one.kept));
  return {
    columns: [...columnsOf({ zh: '条款', en: 'Clause' }), { zh: '较上月', en: 'Since last month' }],
    lines: [
      ...worst.map(({ id, kept }) => ({
        ...{ register: '', record: '', about: [id] },
        cells: [clauseWords(id), ...keptCells(kept), changeSince(kept, before?.clauses[id])],
      })),
      ...withoutCase(carriedClauses.length - counted.length),
    ],
    figure: Object.fromEntries(counted.map(({ id, kept }) => [id, kept])),
  };
}

/** The clauses of which nothing has fallen due stand in one line. */
const withoutCase = (many: number): ReportLine[] =>
  many === 0
    ? []
    : [
        {
          ...{ register: '', record: '' },
          cells: [
            {
              zh: `另有 ${many} 条，本月没有到期的事项`,
              en: `and ${many} more, of which nothing has fallen due`,
            },
            ...Array.from({ length: 6 }, () => NOT_KNOWN),
          ],
        },
      ];

/** What was not kept, before what was. */
const badness = (kept: Kept): number => (kept.missed + kept.late) / caseCount(kept);

function changeSince(kept: Kept, before: Kept | undefined): ReportCell {
  const [now, then] = [keptShare(kept), before ? keptShare(before) : null];
  if (now === null || then === null) return NOT_KNOWN;
  const change = now - then;
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±';
  return { ...same(`${sign}${Math.abs(change).toFixed(1)}`), late: change < 0 };
}

function byPerson(cases: readonly Case[], { people }: ReportScene): Reckoned {
  const groups = [...groupsOf(cases, whoseIs)].map(([who, all]) => ({
    who,
    kept: keptOf(all),
  }));
  const worst = groups.toSorted((one, other) => badness(other.kept) - badness(one.kept));
  return {
    columns: columnsOf({ zh: '责任人', en: 'Whose' }),
    lines: worst.map(({ who, kept }) => ({
      ...{ register: '', record: '', about: [who] },
      cells: [whoseWords(who, people), ...keptCells(kept)],
    })),
  };
}

function whoseWords(who: string, people: ReportScene['people']): Words {
  const role = who.replace(/^role:/, '');
  return who !== role && isRole(role) ? roles[role] : same(people.nameOf(who));
}

/** By how much it was late, or is by now. */
function lateness(each: Case, now: Date): ReportCell {
  if (each.isRunning) return { ...spanWords(minutesLate({ ...each, endedAt: now })), late: true };
  return each.endedAt ? spanWords(minutesLate(each)) : NOT_KNOWN;
}

/** Whoever reads the report is one of these. */
const READERS = compliance.readers;

function caseLines(cases: readonly Case[], { time, people, now }: ReportScene): Reckoned {
  const stamp = (at: Date | null): Words => (at ? same(time.calendar.stamp(at)) : NOT_KNOWN);
  const lines = cases
    .toReversed()
    .slice(0, CASES_MOST)
    .map((each): ReportLine => {
      const whose = whoseIs(each);
      const { register, record, name, deadline, endedAt } = each;
      const late = lateness(each, now);
      const words = wordsFor(READERS, each);
      const cells = [words, stamp(deadline), stamp(endedAt), late, whoseWords(whose, people)];
      return { register, record, matter: name, cells, about: [clauseOf(each), whose] };
    });
  return {
    columns: [
      { zh: '事项', en: 'Matter' },
      { zh: '应办时间', en: 'Due' },
      { zh: '完成时间', en: 'Done' },
      { zh: '逾期', en: 'Late by' },
      { zh: '责任人', en: 'Whose' },
    ],
    lines,
    total: cases.length,
  };
}
