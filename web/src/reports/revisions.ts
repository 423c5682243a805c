import type { Measure } from '../../../rulebook/notation/report.ts';
import type { Words } from '../language/words.ts';
import { figureText } from './figures.ts';
import type { StoredReport } from './stored.ts';

export interface FigureChange {
  readonly key: string;
  readonly title: Words;
  readonly from: string;
  readonly to: string;
}

/** What became different when a report was reckoned anew. */
export interface Revision {
  /** When it was. */
  readonly at: Date;
  readonly changes: readonly FigureChange[];
  /** How many figures have changed that no heading names. */
  readonly others: number;
}

type Leaves = ReadonlyMap<string, number>;

/** Each time that a report was reckoned anew, the latest first: what it said before, and what it said from then on. */
export function revisionsOf(report: StoredReport): readonly Revision[] {
  const { earlier = [], at, figures } = report;
  const versions = [...earlier, { at, figures }];
  const titles = titlesIn(report);
  return versions
    .slice(1)
    .map((version, place) => {
      const { changes, others } = between(
        leavesOf(versions[place]?.figures),
        leavesOf(version.figures),
        titles,
      );
      return { at: version.at, changes, others };
    })
    .toReversed();
}

interface Named {
  readonly title: Words;
  readonly measure: Measure;
}

/** What the figures are called: those above a part by their own names, what a part counts by its heading. */
function titlesIn({ parts }: StoredReport): ReadonlyMap<string, Named> {
  const counts = parts.map(({ name, title }) => [name, { title, measure: 'count' }] as const);
  const headlines = parts.flatMap(({ name: part, headline = [] }) =>
    headline.flatMap(({ name, title, measure }) => [
      [name, { title, measure }] as const,
      [`${part}.${name}`, { title, measure }] as const,
    ]),
  );
  return new Map([...counts, ...headlines]);
}

function between(
  old: Leaves,
  now: Leaves,
  titles: ReadonlyMap<string, Named>,
): Pick<Revision, 'changes' | 'others'> {
  const keys = [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key));
  const changes = keys.flatMap((key) => {
    const named = titles.get(key) ?? titles.get(key.replace(/\.(value|total)$/, ''));
    if (!named) return [];
    const text = (value: number | undefined) =>
      value === undefined ? '—' : figureText(value, named.measure);
    return [{ key, title: named.title, from: text(old.get(key)), to: text(now.get(key)) }];
  });
  return { changes, others: keys.length - changes.length };
}

/** Every number within the figures, by the names that lead to it: 'part.overall'. */
function leavesOf(value: unknown, path = ''): Leaves {
  if (typeof value === 'number') return new Map([[path, value]]);
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([name, each]) => [
      ...leavesOf(each, path === '' ? name : `${path}.${name}`),
    ]),
  );
}
