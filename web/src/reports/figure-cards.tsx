import './figure-cards.css';
import { Badge } from '../kit/notes.tsx';
import { useWords, type Words } from '../language/words.ts';
import { type Change, changeOf, type Figure, figuresOf, figureText, verdictOf } from './figures.ts';
import type { StoredReport } from './stored.ts';

interface FigureCardsProps {
  readonly report: StoredReport;
  /** Undefined while they are on the way, null where there are none. */
  readonly before: StoredReport | null | undefined;
  readonly yearBefore: StoredReport | null | undefined;
  /** A year's report is told against one other period: the period before is the year before. */
  readonly isYear: boolean;
}

/** The figures above a report, each against what is aimed at, the period before and the same period a year before. */
export function FigureCards({ report, before, yearBefore, isYear }: FigureCardsProps) {
  const say = useWords();
  const figures = figuresOf(report);
  if (figures.length === 0) return null;
  return (
    <ul class="figure-cards" aria-label={say({ zh: '主要指标', en: 'Main figures' })}>
      {figures.map((figure) => (
        <li key={figure.key} class="figure-card">
          <h2>{say(figure.title)}</h2>
          <p class="figure-value">{figureText(figure.value, figure.measure)}</p>
          <Target figure={figure} />
          {!isYear && <Changed since={sincePeriod} figure={figure} other={before} />}
          <Changed since={sinceYear} figure={figure} other={yearBefore} />
        </li>
      ))}
    </ul>
  );
}

/** What is aimed at, and whether it is reached. */
export function Target({ figure }: { figure: Figure }) {
  const say = useWords();
  const verdict = verdictOf(figure);
  if (verdict === null || figure.target === undefined) return null;
  return (
    <p class="figure-target">
      <Badge tone={verdict.tone}>{say(verdict.words)}</Badge>{' '}
      <span>
        {say({ zh: '目标 ', en: 'Target ' })}
        {figureText(figure.target, figure.measure)}
      </span>
    </p>
  );
}

/** What a figure is held against, in words. */
export const sincePeriod: Words = { zh: '较上期', en: 'on the period before' };
export const sinceYear: Words = { zh: '较去年同期', en: 'on the year before' };

interface ChangedProps {
  readonly since: Words;
  readonly figure: Figure;
  readonly other: StoredReport | null | undefined;
}

function Changed({ since, figure, other }: ChangedProps) {
  const say = useWords();
  if (other === undefined) return <p class="figure-change">&nbsp;</p>;
  const change = changeOf(figure, other);
  const none = { zh: `${since.zh}：没有数据`, en: `Nothing to compare: ${since.en.replace('on ', '')}` };
  const tone = change?.isBetter == null ? '' : change.isBetter ? 'good' : 'bad';
  return <p class={`figure-change ${tone}`}>{say(change ? changeWords(change, since) : none)}</p>;
}

const arrows = { up: '↑', down: '↓' } as const;

/**
 * '较上期 ↑ 2.1 个百分点，好转': an arrow and words, so that no colour has to be seen. Without `since` where that stands
 * already.
 */
export function changeWords(change: Change, since: Words | null): Words {
  const [zh, en] = since ? [`${since.zh} `, ` ${since.en}`] : ['', ''];
  if (change.direction === 'same') return { zh: `${zh}持平`, en: `No change${en}` };
  const by = `${arrows[change.direction]} ${change.by}`;
  const [pointsZh, pointsEn] = change.isPoints ? [' 个百分点', ' points'] : ['', ''];
  const judged = change.isBetter === null ? neutral[change.direction] : judgements[`${change.isBetter}`];
  return { zh: `${zh}${by}${pointsZh}，${judged.zh}`, en: `${by}${pointsEn}${en}, ${judged.en}` };
}

const judgements = {
  true: { zh: '好转', en: 'better' },
  false: { zh: '变差', en: 'worse' },
} as const;
const neutral = { up: { zh: '增加', en: 'higher' }, down: { zh: '减少', en: 'lower' } } as const;
