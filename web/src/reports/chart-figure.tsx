import './chart-figure.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chart } from '../../../rulebook/notation/report.ts';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { coloursAt, onScheme } from './chart-colours.ts';
import { heightOf } from './chart-size.ts';
import { figureText } from './figures.ts';
import { loadDrawing } from './load-drawing.ts';

/** A part's picture, drawn by code that comes when there is one to draw; the table below it says the same. */
export function ChartFigure({ chart, title }: { chart: Chart; title: Words }) {
  const say = useWords();
  const { canvas, state } = useDrawn(chart);
  return (
    <figure class="chart-figure" aria-busy={state === 'waiting'}>
      <div class="chart-box" style={{ height: `${heightOf(chart)}px` }}>
        <canvas ref={canvas} role="img" aria-label={say(chartWords(chart, title))} />
      </div>
      {state === 'failed' && (
        <figcaption class="muted">
          {say({
            zh: '没有网络，图画不出来；数据见下表',
            en: 'No network for the picture; see the table below',
          })}
        </figcaption>
      )}
    </figure>
  );
}

type State = 'waiting' | 'drawn' | 'failed';

/** Draws onto the canvas, and again in other colours when the page turns dark or light. */
function useDrawn(chart: Chart) {
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<State>('waiting');
  const key = JSON.stringify(chart);
  useEffect(() => {
    let stop = () => {};
    let isGone = false;
    const begin = async () => {
      const { drawChart } = await loadDrawing();
      if (isGone) return;
      const draw = () => {
        stop();
        const box = canvas.current?.parentElement;
        if (canvas.current && box)
          stop = drawChart(canvas.current, chart, { language, colours: coloursAt(box) });
      };
      draw();
      setState('drawn');
      unfollow = onScheme(draw);
    };
    let unfollow = () => {};
    begin().catch(() => setState('failed'));
    return () => {
      isGone = true;
      unfollow();
      stop();
    };
    // A chart that came anew with the same content is the same picture
  }, [key, language]);
  return { canvas, state };
}

/** So many values are read out; of more, the table is the better list. */
const READ_OUT_MOST = 12;

const kinds = { bars: { zh: '柱状图', en: 'bar chart' }, line: { zh: '折线图', en: 'line chart' } } as const;

/** What a picture shows, in words. */
export function chartWords(chart: Chart, title: Words): Words {
  const { kind, target, measure } = chart;
  const aim = target === undefined ? null : figureText(target, measure);
  const values = { zh: valuesIn(chart, 'zh'), en: valuesIn(chart, 'en') };
  return {
    zh: `${title.zh}，${kinds[kind].zh}${aim ? `，目标 ${aim}` : ''}。${values.zh || '数据见下表'}`,
    en: `${title.en}, ${kinds[kind].en}${aim ? `, target ${aim}` : ''}. ${values.en || 'The table below has the values'}`,
  };
}

function valuesIn({ labels, series, measure }: Chart, language: 'zh' | 'en'): string {
  if (labels.length * series.length > READ_OUT_MOST) return '';
  const [comma, semicolon] = language === 'zh' ? ['，', '；'] : [', ', '; '];
  const told = series.map(({ title, values }) => {
    const each = labels.map((label, place) => {
      const value = values[place];
      return `${label[language]} ${value == null ? '—' : figureText(value, measure)}`;
    });
    return series.length > 1 ? `${title[language]}: ${each.join(comma)}` : each.join(comma);
  });
  return told.join(semicolon);
}
