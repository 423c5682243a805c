import { compliance } from '../../../rulebook/chapters/reports.ts';
import type { Headline } from '../../../rulebook/notation/report.ts';
import type { ReportCell, ReportLine, ReportScene } from '../reports/parts-of.ts';
import type { Reckon, Reckoned } from '../reports/reckoning.ts';
import { NOT_KNOWN, same } from '../reports/told.ts';
import { carriedClauses, clauseWords } from './carried-clauses.ts';
import { casesOf, openSinceBefore } from './cases.ts';
import { type MonthBefore, monthsBefore } from './months-before.ts';
import { type Case, clauseOf, groupsOf, type Kept, keptOf, whoseIs } from './tally.ts';
import {
  badness,
  caseLines,
  columnsOf,
  fewerIsBetter,
  keptCells,
  keptShare,
  whoseWords,
} from './told-cases.ts';

/** Whoever reads the report is one of these. */
const READERS = compliance.readers;

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
    missed: caseLines(ended('missed'), scene, READERS),
    earlier: caseLines(earlier, scene, READERS),
    clauses: byClause(cases, before.at(-1)),
    people: byPerson(cases, scene),
    late: caseLines(ended('late'), scene, READERS),
  };
};

function headlinesOf(all: Kept, earlier: number): Headline[] {
  const share = keptShare(all);
  const open = fewerIsBetter(
    'openSinceBefore',
    { zh: '以前月份未了', en: 'Open since earlier months' },
    earlier,
  );
  if (share === null) return earlier > 0 ? [open] : [];
  return [
    {
      name: 'inTime',
      title: { zh: '按时完成率', en: 'Done in time' },
      value: share,
      measure: 'percent',
      aims: 'more',
    },
    fewerIsBetter('doneLate', { zh: '逾期完成', en: 'Done late' }, all.late),
    fewerIsBetter('notDone', { zh: '未完成', en: 'Not done' }, all.missed),
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
