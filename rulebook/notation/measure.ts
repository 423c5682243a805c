import { moneyText } from './money.ts';
import type { Headline, Measure } from './report.ts';

const texts: Readonly<Record<Measure, (value: number) => string>> = {
  percent: (value) => `${value.toFixed(1)} %`,
  money: (value) => moneyText(Math.round(value)),
  score: (value) => value.toFixed(2),
  count: (value) => value.toLocaleString('en'),
};

/** A value as a person reads it, in the page, in a mail, on paper. */
export const measureText = (value: number, measure: Measure): string => texts[measure](value);

/** Whether a figure is where it should be; null where nothing is aimed at. */
export function isMet({
  value,
  target,
  aims,
}: Pick<Headline, 'value' | 'target'> & Partial<Pick<Headline, 'aims'>>): boolean | null {
  if (target === undefined || aims === undefined) return null;
  return aims === 'more' ? value >= target : value <= target;
}
