import type { QuerySnapshot, Timestamp } from 'firebase-admin/firestore';
import { allRegisters, registers } from '../../../../rulebook/chapters/index.ts';
import { keyWeekly } from '../../../../rulebook/chapters/keys/reports.ts';
import { daysOf } from '../../../../rulebook/notation/period.ts';
import type { Register } from '../../../../rulebook/notation/register.ts';
import type { Headline } from '../../../../rulebook/notation/report.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import type { Words } from '../../../../rulebook/site/words.ts';
import { casesOf } from '../../compliance/cases.ts';
import { type Case, groupsOf, keptOf } from '../../compliance/tally.ts';
import {
  badness,
  caseLines,
  columnsOf,
  fewerIsBetter,
  keptCells,
  keptShare,
} from '../../compliance/told-cases.ts';
import { matterOf } from '../../days/obligations.ts';
import type { ReportScene } from '../../reports/parts-of.ts';
import type { Reckon, Reckoned } from '../../reports/reckoning.ts';
import { count, same } from '../../reports/told.ts';

/** R4.4.2.5, R4.4.1.7 What fell due about keys in the week, and when they went out and came back. */
export const reckonKeyWeek: Reckon = async (scene) => {
  const [all, days] = await Promise.all([casesOf(scene), movementsOf(scene)]);
  const cases = all.filter((each) => concernsKeys.has(matterOf(each).split('.')[0] ?? ''));
  const notInTime = cases.filter(({ ending }) => ending !== 'kept');
  return {
    week: { columns: [], lines: [], headline: headlinesOf(cases), figure: keptOf(cases) },
    movements: movementsTold(days),
    matters: byMatter(cases),
    notInTime: caseLines(notInTime, scene, keyWeekly.readers),
  };
};

const refersToKeys = ({ name, fields }: Register): boolean =>
  name === 'keys' ||
  Object.values(fields).some(
    (field) => (field.type === 'ref' || field.type === 'refs') && field.register === 'keys',
  );
const concernsKeys: ReadonlySet<string> = new Set(allRegisters.filter(refersToKeys).map(({ name }) => name));

function headlinesOf(cases: readonly Case[]): Headline[] {
  const returns = keptOf(cases.filter(({ name }) => name === 'return'));
  const { late, missed } = keptOf(cases);
  const share = keptShare(returns);
  if (cases.length === 0) return [];
  return [
    ...(share === null
      ? []
      : [
          {
            ...{ name: 'backInTime', title: { zh: '钥匙按时归还率', en: 'Keys back in time' }, value: share },
            ...{ measure: 'percent', aims: 'more' },
          } satisfies Headline,
        ]),
    fewerIsBetter('keysLate', { zh: '逾期完成', en: 'Done late' }, late),
    fewerIsBetter('keysMissed', { zh: '未完成', en: 'Not done' }, missed),
  ];
}

interface Day {
  /** ISO date. */
  readonly day: string;
  readonly out: number;
  readonly back: number;
}

/** How many keys went out and came back on each day of the week. */
async function movementsOf({ db, site, time: { calendar }, period }: ReportScene): Promise<Day[]> {
  const { first, last } = daysOf(period);
  const from = calendar.instant(first, '00:00');
  const until = calendar.instant(calendar.shiftDay(last, 1), '00:00');
  const loans = db.collection(collectionPath(site, registers('keyLoans')));
  const drawn = db.collection(collectionPath(site, registers('areaKeyHandovers')));
  const [lent, drawnOut, lentBack, drawnBack] = await Promise.all([
    loans.where('issued.at', '>=', from).where('issued.at', '<', until).select('issued.at').get(),
    drawn.where('drawn.at', '>=', from).where('drawn.at', '<', until).select('drawn.at').get(),
    loans.where('returned.at', '>=', from).where('returned.at', '<', until).select('returned.at').get(),
    drawn.where('returned.at', '>=', from).where('returned.at', '<', until).select('returned.at').get(),
  ]);
  const on = ({ docs }: QuerySnapshot, field: string): string[] =>
    docs.map((each) => calendar.day((each.get(field) as Timestamp).toDate()));
  const out = [...on(lent, 'issued.at'), ...on(drawnOut, 'drawn.at')];
  const back = [...on(lentBack, 'returned.at'), ...on(drawnBack, 'returned.at')];
  return Array.from({ length: 7 }, (_, place) => calendar.shiftDay(first, place)).map((day) => ({
    ...{ day, out: out.filter((each) => each === day).length },
    back: back.filter((each) => each === day).length,
  }));
}

const titles = {
  day: { zh: '日期', en: 'Day' },
  out: { zh: '借出', en: 'Out' },
  back: { zh: '收回', en: 'Back' },
} as const satisfies Record<string, Words>;

function movementsTold(days: readonly Day[]): Reckoned {
  const told = days.map(({ day, out, back }) => ({
    ...{ register: '', record: '' },
    cells: [same(day), count(out), count(back)],
  }));
  return {
    columns: [titles.day, titles.out, titles.back],
    lines: told,
    chart: {
      ...{ kind: 'bars', measure: 'count', labels: days.map(({ day }) => same(day.slice(5))) },
      series: [
        { title: titles.out, values: days.map(({ out }) => out) },
        { title: titles.back, values: days.map(({ back }) => back) },
      ],
    },
    figure: Object.fromEntries(days.map(({ day, out, back }) => [day, { out, back }])),
  };
}

/** The worst first; each opens its cases. */
function byMatter(cases: readonly Case[]): Reckoned {
  const groups = [...groupsOf(cases, matterOf)].map(([matter, own]) => ({ matter, own, kept: keptOf(own) }));
  return {
    columns: columnsOf({ zh: '事项', en: 'Matter' }),
    lines: groups
      .toSorted((one, other) => badness(other.kept) - badness(one.kept))
      .map(({ matter, own, kept }) => ({
        ...{ register: '', record: '', about: [matter] },
        cells: [own[0]?.title ?? same(matter), ...keptCells(kept)],
      })),
  };
}
