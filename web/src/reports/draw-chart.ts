import {
  BarController,
  BarElement,
  CategoryScale,
  type ChartConfiguration,
  type ChartDataset,
  Chart as Drawing,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { Chart } from '../../../rulebook/notation/report.ts';
import type { Language, Words } from '../language/words.ts';
import type { Colours } from './chart-colours.ts';
import { isLying } from './chart-size.ts';
import { figureText } from './figures.ts';

Drawing.register(BarController, BarElement, CategoryScale, Legend, LinearScale);
Drawing.register(LineController, LineElement, PointElement, Tooltip);

interface Terms {
  readonly language: Language;
  readonly colours: Colours;
  /** On paper it has the size of its canvas, and more points than a screen. */
  readonly isPrinted?: boolean;
}

/** Draws a part's picture onto a canvas at once: nothing in it moves. Returns what lets go of the canvas. */
export function drawChart(canvas: HTMLCanvasElement, chart: Chart, terms: Terms): () => void {
  const drawing = new Drawing(canvas, configurationOf(chart, terms));
  return () => drawing.destroy();
}

function configurationOf(chart: Chart, terms: Terms): ChartConfiguration {
  const { language, colours, isPrinted = false } = terms;
  return {
    type: chart.kind === 'bars' ? 'bar' : 'line',
    data: {
      labels: chart.labels.map((label) => label[language]),
      datasets: chart.series.map((_, place) => datasetOf(chart, place, terms)),
    },
    options: {
      indexAxis: isLying(chart) ? 'y' : 'x',
      animation: false,
      responsive: !isPrinted,
      maintainAspectRatio: false,
      layout: { padding: { top: chart.target === undefined ? 0 : TARGET_HEIGHT } },
      ...(isPrinted ? { devicePixelRatio: 3 } : {}),
      font: { family: colours.font, size: 13 },
      color: colours.ink,
      scales: scalesOf(chart, terms),
      plugins: {
        legend: {
          display: chart.series.length > 1,
          position: 'bottom',
          labels: { color: colours.ink, usePointStyle: true, boxHeight: 8 },
        },
        tooltip: {
          callbacks: {
            label: ({ dataset, dataIndex }) =>
              `${dataset.label} ${figureText(Number(dataset.data[dataIndex]), chart.measure)}`,
          },
        },
      },
    },
    plugins: chart.target === undefined ? [] : [targetLine(chart, chart.target, terms)],
  };
}

/** Series are told apart by their dashes and points too, not by colours alone. */
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3]];
const POINTS = ['circle', 'rect', 'triangle', 'rectRot'] as const;

function datasetOf({ kind, series }: Chart, place: number, { language, colours }: Terms): ChartDataset {
  const { title, values } = series[place] ?? { title: { zh: '', en: '' }, values: [] };
  const colour = colours.series[place % colours.series.length] ?? colours.ink;
  const pointStyle = POINTS[place % POINTS.length] ?? 'circle';
  const shared = { label: title[language], data: [...values], backgroundColor: colour, borderColor: colour };
  if (kind === 'bars') return { ...shared, maxBarThickness: 36 };
  const borderDash = DASHES[place % DASHES.length] ?? [];
  return { ...shared, borderDash, pointStyle, borderWidth: 2.5, pointRadius: 4 };
}

/** A bar tells by its length, so it begins at nought; a line is looked at closely. */
function scalesOf(chart: Chart, { language, colours }: Terms) {
  const { kind, measure, target } = chart;
  const lying = isLying(chart);
  const aimed = target === undefined ? {} : { suggestedMax: target, suggestedMin: target };
  const values = {
    beginAtZero: kind === 'bars',
    ...(kind === 'bars' ? { suggestedMax: target ?? 1 } : aimed),
    ...(measure === 'percent' ? { max: topOf(chart) } : {}),
    border: { color: colours.line },
    grid: { color: colours.line },
    ticks: {
      color: colours.muted,
      // There is no half of a record.
      ...(measure === 'count' ? { precision: 0 } : {}),
      callback: (value: string | number) => tickText(Number(value), chart, language),
    },
  };
  const names = {
    border: { color: colours.line },
    grid: { display: false },
    ticks: { color: colours.ink, autoSkip: kind === 'line' },
  };
  return lying ? { x: values, y: names } : { x: names, y: values };
}

/** Nothing is more than a hundred per cent, unless something is. */
const topOf = ({ series }: Chart): number =>
  Math.max(100, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));

const locales = { zh: 'zh-CN', en: 'en' } as const;

/** Ticks are round: '90%', '¥12万'. */
function tickText(value: number, { measure }: Chart, language: Language): string {
  if (measure === 'percent') return `${Number(value.toFixed(1))}%`;
  if (measure === 'score') return String(Number(value.toFixed(2)));
  const short = (number: number) =>
    number.toLocaleString(locales[language], { notation: 'compact', maximumFractionDigits: 1 });
  return measure === 'money' ? `¥${short(value / 100)}` : short(value);
}

/** Above the picture there is room for what the target is. */
const TARGET_HEIGHT = 20;
const targetWords: Words = { zh: '目标', en: 'Target' };

/** A dashed line across the picture where the target is, with what it is. */
const targetLine = (chart: Chart, target: number, { language, colours }: Terms): Plugin => ({
  id: 'target',
  afterDatasetsDraw({ ctx, chartArea: { left, right, top, bottom }, scales }) {
    const lying = isLying(chart);
    const at = scales[lying ? 'x' : 'y']?.getPixelForValue(target) ?? 0;
    ctx.save();
    ctx.strokeStyle = colours.target;
    ctx.fillStyle = colours.target;
    ctx.lineWidth = 2;
    ctx.setLineDash([6, 4]);
    ctx.beginPath();
    ctx.moveTo(lying ? at : left, lying ? top : at);
    ctx.lineTo(lying ? at : right, lying ? bottom : at);
    ctx.stroke();
    ctx.font = `600 12px ${colours.font}`;
    const text = `${targetWords[language]} ${figureText(target, chart.measure)}`;
    const half = ctx.measureText(text).width / 2;
    ctx.textAlign = 'center';
    // Above the picture, where nothing is drawn.
    ctx.fillText(text, lying ? Math.min(at, right - half) : right - half, top - 7);
    ctx.restore();
  },
});
