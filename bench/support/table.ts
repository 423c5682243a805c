import { type Figure, isMet, ratioOf } from './figure.ts';

const head = ['what', 'value', 'floor', 'ratio', 'goal', 'met', 'the floor is'];
const numeric = new Set([1, 2, 3]);

/** The figures as one table for a terminal, and what is not met in its last lines. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(cellsOf);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        numeric.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const notes = figures.flatMap(({ what, note }) => (note === undefined ? [] : [`  ${what}: ${note}`]));
  return [
    line(head),
    ...rows.map(line),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    closing(figures),
  ].join('\n');
}

function cellsOf(figure: Figure): string[] {
  const { what, value, floor, floorIs, unit, goal } = figure;
  return [
    what,
    `${written(value)} ${unit}`,
    written(floor),
    ratioOf(figure).toFixed(3),
    goal === null ? '-' : `${goal.of} <= ${written(goal.most)}`,
    goal === null ? '-' : isMet(figure) ? 'yes' : 'NO',
    floorIs,
  ];
}

const written = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(value < 10 ? 3 : 1);

function closing(figures: readonly Figure[]): string {
  const withGoal = figures.filter(({ goal }) => goal !== null);
  const missed = withGoal.filter((figure) => !isMet(figure));
  const names = missed.map(({ what }) => `\n  not met: ${what}`).join('');
  return `${withGoal.length - missed.length} of ${withGoal.length} goals met${names}`;
}
