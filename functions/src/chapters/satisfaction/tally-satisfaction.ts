import { unitUses } from '../../../../rulebook/chapters/homes/unit-uses.ts';
import { channels } from '../../../../rulebook/chapters/satisfaction/common.ts';
import {
  averageOf,
  FEW,
  type Group,
  type Marks,
  type QuestionTally,
  type TalliedSurvey,
  type Tally,
  tallyOf,
} from '../../../../rulebook/chapters/satisfaction/reckoning/tally.ts';
import { RETURN_TARGET } from '../../../../rulebook/chapters/satisfaction/reports.ts';
import type { Chart, Headline } from '../../../../rulebook/notation/report.ts';
import { shareOf } from '../../../../rulebook/notation/share.ts';
import type { Words } from '../../../../rulebook/site/words.ts';
import type { ReportCell, ReportLine } from '../../reports/parts-of.ts';
import type { Reckon, Reckoned } from '../../reports/reckoning.ts';
import { count, percent, same, score } from '../../reports/told.ts';
import { type MonthSheets, monthSheets, type Returned } from './month-sheets.ts';
import { type MonthFigure, trendOf } from './trend.ts';

const REMARKS_MOST = 200;

const satisfiedShare = ({ satisfied, many }: Marks): number | null => shareOf(satisfied, many);

const columnsOf = (first: Words): readonly Words[] => [
  first,
  { zh: '份数', en: 'Answers' },
  { zh: '平均分', en: 'Average' },
  { zh: '满意率', en: 'Satisfied' },
];

const line = (cells: readonly ReportCell[], ballot?: string): ReportLine => ({
  register: ballot === undefined ? '' : 'ballots',
  record: ballot ?? '',
  cells,
});

const groupCells = ({ sheets, marks }: Group): ReportCell[] => [
  count(sheets),
  score(averageOf(marks)),
  percent(satisfiedShare(marks)),
];

/**
 * R2.4.15 The tally of a month for a site: average, share of the satisfied (4 and 5), by question, building, use and how it
 * came, return rate, twelve months, free texts. Recomputed from what stands there.
 */
export const tallySatisfaction: Reckon = async (scene) => {
  const month = await monthSheets(scene.db, scene.site, scene.period);
  const tally = tallyOf(month.surveys, month.sheets);
  const own: MonthFigure = { period: scene.period, sheets: tally.all.sheets, ...tally.all.marks };
  const trend = await trendOf(scene.db, scene.site, own);
  return {
    overall: overall(tally, month.returned),
    returns: returns(month.returned),
    trend: twelveMonths(trend),
    questions: byQuestion(month, tally.questions),
    byBuilding: byGroup({ zh: '楼栋', en: 'Building' }, tally.byBuilding, (name) => same(name)),
    byUse: byGroup({ zh: '用途', en: 'Use' }, tally.byUse, (name) => wordsIn(unitUses, name)),
    byChannel: byGroup({ zh: '方式', en: 'How' }, tally.byChannel, (name) => wordsIn(channels, name)),
    remarks: remarks(month.surveys, tally),
  };
};

const wordsIn = (known: Readonly<Record<string, Words>>, name: string): Words =>
  known[name] ?? { zh: '未登记', en: 'Not known' };

function overall({ all, leftOut }: Tally, returned: readonly Returned[]): Reckoned {
  const { marks, sheets } = all;
  const few =
    leftOut === 0
      ? []
      : [line([{ zh: '不足五份而未计入', en: 'Left out: fewer than five' }, count(leftOut)])];
  const lines = [
    line([{ zh: '答复份数', en: 'Answers' }, count(sheets)]),
    line([{ zh: '平均分（5 分制）', en: 'Average (of 5)' }, score(averageOf(marks))]),
    line([{ zh: '满意率（4、5 分）', en: 'Satisfied (4 and 5)' }, percent(satisfiedShare(marks))]),
    ...few,
  ];
  return {
    columns: [
      { zh: '项目', en: 'Figure' },
      { zh: '数值', en: 'Value' },
    ],
    lines: sheets + leftOut === 0 ? [] : lines,
    headline: [...headlinesOf(all), ...returnHeadline(returned)],
    figure: { sheets, ...marks },
  };
}

function headlinesOf({ marks, sheets }: Group): Headline[] {
  const [share, average] = [satisfiedShare(marks), averageOf(marks)];
  const counted = {
    name: 'answers',
    title: { zh: '答复份数', en: 'Answers' },
    value: sheets,
    measure: 'count',
  } as const;
  return [
    ...(share === null
      ? []
      : [
          {
            name: 'satisfied',
            title: { zh: '满意率', en: 'Satisfied' },
            value: share,
            measure: 'percent',
            aims: 'more',
          } as const,
        ]),
    ...(average === null
      ? []
      : [
          {
            name: 'average',
            title: { zh: '平均分', en: 'Average' },
            value: average,
            measure: 'score',
            aims: 'more',
          } as const,
        ]),
    { ...counted, aims: 'more' },
  ];
}

function returnHeadline(returned: readonly Returned[]): Headline[] {
  const rate = rateOf(returned);
  const title = { zh: '回收率', en: 'Return rate' };
  return rate === null
    ? []
    : [{ name: 'returnRate', title, value: rate, measure: 'percent', target: RETURN_TARGET, aims: 'more' }];
}

const rateOf = (returned: readonly Returned[]): number | null => {
  const of = (field: 'asked' | 'answered') => returned.reduce((sum, each) => sum + each[field], 0);
  return shareOf(of('answered'), of('asked'));
};

/** R3.4.6.2 How many of those who were asked have answered, against 70 %. */
function returns(returned: readonly Returned[]): Reckoned {
  const lines = returned.map(({ survey, title, asked, answered }) => {
    const rate = shareOf(answered, asked);
    const isLow = rate !== null && rate < RETURN_TARGET;
    const text = `${percent(rate).zh}`;
    const told = {
      zh: `${text}（目标 ${RETURN_TARGET} %）`,
      en: `${text} (of ${RETURN_TARGET} %)`,
      late: isLow,
    };
    return { register: 'surveys', record: survey, cells: [same(title), count(asked), count(answered), told] };
  });
  return {
    columns: [
      { zh: '问卷', en: 'Survey' },
      { zh: '发放', en: 'Asked' },
      { zh: '收回', en: 'Answered' },
      { zh: '回收率', en: 'Return rate' },
    ],
    lines,
  };
}

function twelveMonths(trend: readonly MonthFigure[]): Reckoned {
  const told = trend.filter(({ sheets }) => sheets > 0);
  return {
    columns: columnsOf({ zh: '月份', en: 'Month' }),
    lines: told.map(({ period, sheets, ...marks }) => line([same(period), ...groupCells({ sheets, marks })])),
    ...(told.length < 2 ? {} : { chart: trendChart(trend) }),
  };
}

const trendChart = (trend: readonly MonthFigure[]): Chart => ({
  kind: 'line',
  measure: 'percent',
  labels: trend.map(({ period }) => same(period)),
  series: [{ title: { zh: '满意率', en: 'Satisfied' }, values: trend.map(satisfiedShare) }],
});

function byGroup(
  title: Words,
  groups: ReadonlyMap<string, Group>,
  wordsOf: (name: string) => Words,
): Reckoned {
  const few: Words = { zh: '其他（每组不足五份，合并）', en: 'Others (fewer than five each)' };
  const ordered = [...groups].sort(([one], [other]) =>
    one === FEW ? 1 : other === FEW ? -1 : one.localeCompare(other, 'zh', { numeric: true }),
  );
  const named = ordered.map(([name, group]) => [name === FEW ? few : wordsOf(name), group] as const);
  return {
    columns: columnsOf(title),
    lines: named.map(([words, group]) => line([words, ...groupCells(group)])),
    ...(named.length < 2 ? {} : { chart: groupChart(named) }),
  };
}

const groupChart = (named: readonly (readonly [Words, Group])[]): Chart => ({
  kind: 'bars',
  measure: 'percent',
  labels: named.map(([words]) => words),
  series: [
    { title: { zh: '满意率', en: 'Satisfied' }, values: named.map(([, { marks }]) => satisfiedShare(marks)) },
  ],
});

function byQuestion({ surveys }: MonthSheets, questions: readonly QuestionTally[]): Reckoned {
  const lines = questions.map((tally) => {
    const asked = surveys.get(tally.survey)?.questions[tally.question - 1];
    const isRating = asked?.kind === 'rating';
    const choices = isRating ? ['1 分', '2 分', '3 分', '4 分', '5 分'] : (asked?.choices ?? []);
    const english = isRating ? ['1', '2', '3', '4', '5'] : (asked?.choicesEnglish ?? choices);
    const told = (names: readonly string[]) => names.map((name, at) => `${name}: ${tally.taken[at] ?? 0}`);
    const taken = { zh: told(choices).join('，').replaceAll(': ', '：'), en: told(english).join(', ') };
    const question = { zh: asked?.question ?? '', en: asked?.questionEnglish ?? asked?.question ?? '' };
    const { marks } = tally;
    return {
      ...{ register: 'surveys', record: tally.survey },
      cells: [question, count(tally.sheets), score(averageOf(marks)), percent(satisfiedShare(marks)), taken],
    };
  });
  return {
    columns: [...columnsOf({ zh: '题目', en: 'Question' }), { zh: '各选项', en: 'Each choice' }],
    lines,
  };
}

function remarks(surveys: ReadonlyMap<string, TalliedSurvey>, tally: Tally): Reckoned {
  const lines = tally.remarks.slice(0, REMARKS_MOST).map(({ survey, question, text, ballot }) => {
    const asked = surveys.get(survey)?.questions[question - 1];
    const words = { zh: asked?.question ?? '', en: asked?.questionEnglish ?? asked?.question ?? '' };
    return line([words, same(text)], ballot);
  });
  return {
    columns: [
      { zh: '题目', en: 'Question' },
      { zh: '意见', en: 'In their words' },
    ],
    lines,
    total: tally.remarks.length,
  };
}
