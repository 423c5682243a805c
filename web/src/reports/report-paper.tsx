import './report-paper.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Chart, ReportHead } from '../../../rulebook/notation/report.ts';
import { stampText } from '../language/time.ts';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { Paper } from '../paper/paper.tsx';
import { useSession } from '../session/current.ts';
import { coloursAt } from './chart-colours.ts';
import { heightOf } from './chart-size.ts';
import { ChartTable } from './chart-table.tsx';
import { changeWords, sincePeriod, sinceYear } from './figure-cards.tsx';
import { changeOf, type Figure, figuresOf, figureText, verdictOf } from './figures.ts';
import { drawingIfLoaded } from './load-drawing.ts';
import { More, Share } from './part.tsx';
import { periodWords } from './periods.ts';
import { type StoredPart, type StoredReport, saysSomething } from './stored.ts';
import { isYearly, type ReportRead } from './use-report.ts';

interface ReportPaperProps {
  readonly definition: ReportHead;
  readonly report: StoredReport;
  readonly read: ReportRead;
}

/** More columns than A4 has room for upright. */
const UPRIGHT_MOST = 6;

/** A report as one would hand it upward: its figures, its pictures, its tables, and lines to sign. */
export function ReportPaper({ definition, report, read }: ReportPaperProps) {
  const say = useWords();
  const { zone } = useSession();
  const parts = report.parts.filter(saysSomething);
  return (
    <Paper
      form={definition.title}
      isWide={parts.some(({ columns }) => columns.length > UPRIGHT_MOST)}
      about={
        <>
          <b>{say(periodWords(report.period))}</b>
          {report.provisional && say({ zh: '（本期未结束）', en: ' (not ended yet)' })} ·{' '}
          {say({ zh: '核算于 ', en: 'reckoned ' })}
          {stampText(report.at, zone)}
        </>
      }
    >
      <Figures report={report} read={read} />
      {parts.map((part) => (
        <PartOnPaper key={part.name} part={part} />
      ))}
    </Paper>
  );
}

function Figures({ report, read }: Omit<ReportPaperProps, 'definition'>) {
  const say = useWords();
  const figures = figuresOf(report);
  if (figures.length === 0) return null;
  const others = [
    ...(isYearly(report.period) ? [] : [[sincePeriod, read.before] as const]),
    [sinceYear, read.yearBefore] as const,
  ];
  const columns: readonly Words[] = [
    { zh: '指标', en: 'Figure' },
    { zh: '本期', en: 'This period' },
    { zh: '目标', en: 'Target' },
    ...others.map(([since]) => ({ zh: since.zh, en: `Change ${since.en}` })),
  ];
  return (
    <table>
      <Heads columns={columns} />
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.key}>
            <td>{say(figure.title)}</td>
            <td>
              <b>{figureText(figure.value, figure.measure)}</b>
            </td>
            <td>{say(targetWords(figure))}</td>
            {others.map(([since, other]) => (
              <td key={since.en}>{say(changeAlone(figure, other))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function targetWords(figure: Figure): Words {
  const verdict = verdictOf(figure);
  if (!verdict || figure.target === undefined) return { zh: '—', en: '—' };
  const target = figureText(figure.target, figure.measure);
  return { zh: `${target} ${verdict.words.zh}`, en: `${target}: ${verdict.words.en.toLowerCase()}` };
}

/** What it is held against stands at the head of the column. */
function changeAlone(figure: Figure, other: StoredReport | null | undefined): Words {
  const change = changeOf(figure, other);
  return change === null ? { zh: '—', en: '—' } : changeWords(change, null);
}

function Heads({ columns }: { columns: readonly Words[] }) {
  const say = useWords();
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column.en} scope="col">
            {say(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function PartOnPaper({ part }: { part: StoredPart }) {
  const say = useWords();
  const language = useLanguage();
  const { title, empty, columns, lines, total, of = 0, chart } = part;
  return (
    <section>
      <p class="paper-title">{say(title)}</p>
      {chart && drawingIfLoaded() && <ChartOnPaper chart={chart} />}
      {lines.length > 0 && (
        <table>
          <Heads columns={columns} />
          <tbody>
            {lines.map(({ cells }, at) => (
              <tr key={at}>
                {cells.map((cell, place) => (
                  <td key={place} class={cell.late ? 'report-paper-late' : ''}>
                    {cell[language]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {lines.length === 0 && of > 0 && <Share total={total} of={of} />}
      {lines.length === 0 && of === 0 && chart && <ChartTable chart={chart} title={title} />}
      {lines.length === 0 && of === 0 && !chart && empty && <p>{say(empty)}</p>}
      {lines.length > 0 && total > lines.length && <More left={total - lines.length} />}
    </section>
  );
}

const WIDTH = 680;

/** A picture in the colours of paper, whatever the screen has: drawn before the browser prints, which waits for nothing. */
function ChartOnPaper({ chart }: { chart: Chart }) {
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { current } = canvas;
    const drawing = drawingIfLoaded();
    const paper = current?.parentElement;
    if (!current || !drawing || !paper) return;
    const colours = coloursAt(paper, 'light');
    return drawing.drawChart(current, chart, { language, colours, isPrinted: true });
  }, []);
  return <canvas ref={canvas} class="report-paper-chart" width={WIDTH} height={heightOf(chart)} />;
}
