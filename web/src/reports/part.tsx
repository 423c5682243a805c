import './part.css';
import { shareOf } from '../../../rulebook/notation/share.ts';
import { useWords } from '../language/words.ts';
import { ChartFigure } from './chart-figure.tsx';
import { ChartTable } from './chart-table.tsx';
import { figureText } from './figures.ts';
import { LineTable } from './line-table.tsx';
import { behind, type StoredPart, type StoredReport, saysSomething } from './stored.ts';

/** A part of a report: its heading, its picture, and the rows behind its figures. */
export function Part({ part, report }: { part: StoredPart; report: StoredReport }) {
  const say = useWords();
  const { title, empty, lines, total, of = 0, chart } = part;
  if (!saysSomething(part)) return null;
  return (
    <section class="section report-part" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {chart && <ChartFigure chart={chart} title={title} />}
      {lines.length > 0 && <LineTable part={part} behind={(line) => behind(report, part, line)} />}
      {lines.length === 0 && of > 0 && <Share total={total} of={of} />}
      {lines.length === 0 && of === 0 && chart && <ChartTable chart={chart} title={title} />}
      {lines.length === 0 && of === 0 && !chart && empty && <p class="muted">{say(empty)}</p>}
      {lines.length > 0 && total > lines.length && <More left={total - lines.length} />}
    </section>
  );
}

/** How many of how many: '85.7 %', 12 of 14. */
export function Share({ total, of }: { total: number; of: number }) {
  const say = useWords();
  return (
    <p class="report-share">
      <b>{figureText(shareOf(total, of) ?? 0, 'percent')}</b>{' '}
      {say({ zh: `${of} 条中 ${total} 条达标`, en: `${total} of ${of} met it` })}
    </p>
  );
}

/** A cut list says so. */
export function More({ left }: { left: number }) {
  const say = useWords();
  return <p class="muted">{say({ zh: `另有 ${left} 条`, en: `and ${left} more` })}</p>;
}
