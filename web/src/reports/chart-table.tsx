import './line-table.css';
import type { Chart } from '../../../rulebook/notation/report.ts';
import { useWords, type Words } from '../language/words.ts';
import { figureText } from './figures.ts';

/** What a picture is drawn from, where no line of its part tells it. */
export function ChartTable({ chart: { labels, series, measure }, title }: { chart: Chart; title: Words }) {
  const say = useWords();
  return (
    <table class="line-table" aria-label={say(title)}>
      <thead>
        <tr>
          <th scope="col">{say({ zh: '项目', en: 'Item' })}</th>
          {series.map((each, at) => (
            <th scope="col" key={at} class="line-number">
              {say(each.title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((label, place) => (
          <tr key={place}>
            <td>{say(label)}</td>
            {series.map(({ values }, at) => (
              <td key={at} class="line-number">
                {valueText(values[place], measure)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was not measured is no nought. */
const valueText = (value: number | null | undefined, measure: Chart['measure']): string =>
  value == null ? '—' : figureText(value, measure);
