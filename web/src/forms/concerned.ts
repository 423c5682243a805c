import type { Register } from '../../../rulebook/notation/register.ts';
import type { Step } from '../../../rulebook/notation/step.ts';

/**
 * What of a record stands above a step's form: its columns, whatever else it was opened with in words, and who asked,
 * when. Whoever decides reads the reason as it was given, and whose it is.
 */
export function concernedIn({ columns, fields, steps }: Register, step?: Step): readonly string[] {
  const openings = Object.values(steps).filter(({ from }) => from === null);
  const asked = new Set(openings.flatMap(({ asks, mayAsk }) => [...asks, ...mayAsk]));
  const typedAnew = new Set(step ? [...step.asks, ...step.mayAsk] : []);
  const words = Object.entries(fields).flatMap(([name, { type, hidden }]) =>
    type === 'text' && !hidden && asked.has(name) && !typedAnew.has(name) ? [name] : [],
  );
  return [...new Set([...columns, ...words, 'opened'])];
}
