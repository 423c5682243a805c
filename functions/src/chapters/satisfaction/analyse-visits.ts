import { registers } from '../../../../rulebook/chapters/index.ts';
import { followUpReasons } from '../../../../rulebook/chapters/satisfaction/followUps.ts';
import { averageOf } from '../../../../rulebook/chapters/satisfaction/reckoning/tally.ts';
import { daysOf } from '../../../../rulebook/notation/period.ts';
import { shareOf } from '../../../../rulebook/notation/share.ts';
import { collectionPath } from '../../../../rulebook/reading/paths.ts';
import type { Words } from '../../../../rulebook/site/words.ts';
import type { ReportCell, ReportLine, ReportScene } from '../../reports/parts-of.ts';
import type { Reckon, Reckoned } from '../../reports/reckoning.ts';
import { count, percent, same, score } from '../../reports/told.ts';

interface Visit {
  readonly id: string;
  readonly household: string;
  readonly building: string;
  readonly room: string;
  readonly reason: keyof typeof followUpReasons;
  readonly state: string;
  readonly agrees?: string;
  readonly score?: number;
  readonly told?: string;
  readonly opinion?: string;
  readonly found?: string;
}

const LINES_MOST = 200;
const fields = [
  'household',
  'building',
  'room',
  'reason',
  'state',
  'agrees',
  'score',
  'told',
  'opinion',
  'found',
] as const;

/** R2.4.14 The visits that were planned for a month, as they stand. */
export const analyseVisits: Reckon = async (scene) => {
  const visits = await visitsOf(scene);
  const reasons = Object.entries(followUpReasons).filter(([reason]) =>
    visits.some((each) => each.reason === reason),
  );
  const buildings = [...new Set(visits.map(({ building }) => building))].sort((one, other) =>
    one.localeCompare(other, 'zh', { numeric: true }),
  );
  const differing = visits.filter(({ agrees }) => agrees === 'differs');
  const heard = visits.filter(({ told, opinion }) => told !== undefined || opinion !== undefined);
  return {
    visits: {
      ...table({ zh: '类别', en: 'Kind' }, [
        [{ zh: '合计', en: 'All' }, visits],
        ...reasons.map(
          ([reason, words]) => [words, visits.filter((each) => each.reason === reason)] as const,
        ),
      ]),
      ...(visits.length === 0 ? { lines: [] } : {}),
      headline: headline(visits),
      figure: { planned: homesIn(visits), visited: homesIn(visits.filter(isVisited)) },
    },
    visitsByBuilding: table(
      { zh: '楼栋', en: 'Building' },
      buildings.map((name) => [same(name), visits.filter(({ building }) => building === name)]),
    ),
    verified: told(
      differing,
      [
        { zh: '房号', en: 'Room' },
        { zh: '核查情况', en: 'What was found' },
      ],
      ({ room, found = '' }) => [same(room), same(found)],
    ),
    heard: told(
      heard,
      [
        { zh: '房号', en: 'Room' },
        { zh: '业户评价', en: 'Its mark' },
        { zh: '业户意见', en: 'Its own words' },
        { zh: '管理员记录', en: 'As the steward noted it' },
      ],
      (each) => [
        same(each.room),
        same(String(each.score ?? '—')),
        same(each.opinion ?? '—'),
        same(each.told ?? '—'),
      ],
    ),
  };
};

async function visitsOf({ db, site, period }: ReportScene): Promise<Visit[]> {
  const { first, last } = daysOf(period);
  const found = await db
    .collection(collectionPath(site, registers('followUps')))
    .where('plannedOn', '>=', first)
    .where('plannedOn', '<=', last)
    .select(...fields)
    .get();
  return found.docs.map((each) => ({ ...(each.data() as Omit<Visit, 'id'>), id: each.id }));
}

/** Households are counted, and not how often somebody was at their door: a second visit makes up for nobody. */
const homesIn = (visits: readonly Visit[]): number =>
  new Set(visits.map(({ household, reason }) => `${household}~${reason}`)).size;

const isVisited = ({ state }: Visit): boolean => state === 'visited';

function table(first: Words, groups: readonly (readonly [Words, readonly Visit[]])[]): Reckoned {
  return {
    columns: [
      first,
      { zh: '计划', en: 'Planned' },
      { zh: '已回访', en: 'Visited' },
      { zh: '完成率', en: 'Done' },
      { zh: '业户评分', en: 'Households’ mark' },
    ],
    lines: groups.map(([words, visits]) => ({ register: '', record: '', cells: cellsOf(words, visits) })),
  };
}

function cellsOf(words: Words, visits: readonly Visit[]): ReportCell[] {
  const [planned, done] = [homesIn(visits), homesIn(visits.filter(isVisited))];
  const share = shareOf(done, planned);
  const isLate = visits.some(({ state }) => state === 'lapsed');
  return [
    words,
    count(planned),
    count(done),
    { ...percent(share), late: isLate },
    score(averageOf(marksOf(visits))),
  ];
}

function marksOf(visits: readonly Visit[]) {
  const marks = visits.flatMap((each) => each.score ?? []);
  const sum = marks.reduce((all, mark) => all + mark, 0);
  return { many: marks.length, sum, satisfied: 0 };
}

/** Every household, every month (R2.4.14). */
const TARGET = 100;

function headline(visits: readonly Visit[]): NonNullable<Reckoned['headline']> {
  const share = shareOf(homesIn(visits.filter(isVisited)), homesIn(visits));
  const average = averageOf(marksOf(visits));
  return [
    ...(share === null
      ? []
      : [
          {
            ...{
              name: 'visited',
              title: { zh: '回访完成率', en: 'Visits made' },
              value: share,
              target: TARGET,
            },
            ...({ measure: 'percent', aims: 'more' } as const),
          },
        ]),
    ...(average === null
      ? []
      : [
          {
            ...{ name: 'mark', title: { zh: '业户评分', en: 'Households’ mark' }, value: average },
            ...({ measure: 'score', aims: 'more' } as const),
          },
        ]),
  ];
}

/** A line for each visit that leads to it; of many the first. */
function told(
  visits: readonly Visit[],
  columns: readonly Words[],
  cells: (visit: Visit) => readonly ReportCell[],
): Reckoned {
  const lines = visits
    .slice(0, LINES_MOST)
    .map((each): ReportLine => ({ register: 'followUps', record: each.id, cells: cells(each) }));
  return { columns, lines, total: visits.length };
}
