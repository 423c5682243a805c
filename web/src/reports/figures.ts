import { isMet, measureText } from '../../../rulebook/notation/measure.ts';
import type { Headline } from '../../../rulebook/notation/report.ts';
import { shareOf } from '../../../rulebook/notation/share.ts';
import type { Tone } from '../kit/notes.tsx';
import type { Words } from '../language/words.ts';
import type { StoredPart, StoredReport } from './stored.ts';

/** A figure that stands above a report. Without `aims` nobody has said whether more of it is better. */
export interface Figure extends Omit<Headline, 'aims'> {
  /** Unlike its name, the same in no two parts. */
  readonly key: string;
  readonly aims?: Headline['aims'];
}

/** The figures of a report: those of its parts, or where none has any, how many each part counts. */
export function figuresOf({ parts }: StoredReport): readonly Figure[] {
  const told = parts.flatMap(({ name, headline = [] }) =>
    headline.map((each) => ({ ...each, key: `${name}.${each.name}` })),
  );
  return told.length > 0 ? told : parts.flatMap(countOf);
}

/** A table of sums has lines that count nothing: they lead to no record. */
function countOf({ name, title, empty, lines, total, of = 0 }: StoredPart): readonly Figure[] {
  const named = { key: name, name, title };
  if (of > 0) return [{ ...named, value: shareOf(total, of) ?? 0, measure: 'percent', aims: 'more' }];
  const isCount = lines.length > 0 ? lines.every(({ record }) => record !== '') : empty !== null;
  return isCount ? [{ ...named, value: total, measure: 'count' }] : [];
}

/** A value as a person reads it. */
export const figureText = measureText;

/** Whether a figure is where it should be; null where nothing is aimed at. */
export function verdictOf(figure: Figure): { readonly tone: Tone; readonly words: Words } | null {
  const met = isMet(figure);
  if (met === null) return null;
  return met
    ? { tone: 'good', words: { zh: '达标', en: 'Met' } }
    : { tone: 'bad', words: { zh: '未达标', en: 'Not met' } };
}

export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  /** Without the sign. */
  readonly by: string;
  /** Of a percentage: a change of it is told in points. */
  readonly isPoints: boolean;
  readonly isBetter: boolean | null;
}

/** How a figure has changed since another period; null when that has none of this name. */
export function changeOf(figure: Figure, other: StoredReport | null | undefined): Change | null {
  const { measure, aims } = figure;
  const found = other && figuresOf(other).find(({ key }) => key === figure.key);
  if (!found) return null;
  const difference = figure.value - found.value;
  const isPoints = measure === 'percent';
  const by = isPoints ? Math.abs(difference).toFixed(1) : figureText(Math.abs(difference), measure);
  // What is not seen in the figure is no change.
  if (by === (isPoints ? '0.0' : figureText(0, measure)))
    return { direction: 'same', by, isPoints, isBetter: null };
  const direction = difference > 0 ? 'up' : 'down';
  return { direction, by, isPoints, isBetter: aims ? (aims === 'more') === difference > 0 : null };
}
