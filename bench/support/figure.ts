/** One line of the table: what was measured, beside its floor of the same run. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** What nothing of its kind can go below, taken in the same run. */
  readonly floor: number;
  readonly floorIs: string;
  readonly unit: string;
  readonly goal: Goal | null;
  /** What the number alone does not say. */
  readonly note?: string;
}

/** At most so much, of the value itself or of the ratio to the floor. */
export interface Goal {
  readonly of: 'value' | 'ratio';
  readonly most: number;
}

/** A measurement of one subject. */
export interface Measurement {
  readonly name: string;
  readonly needs: 'nothing' | 'firestore' | 'everything';
  readonly run: () => Promise<readonly Figure[]>;
}

export const ratioOf = ({ value, floor }: Figure): number => value / floor;

/** Returns true iff the figure has no goal or keeps it. */
export function isMet(figure: Figure): boolean {
  const { goal, value } = figure;
  return goal === null || (goal.of === 'value' ? value : ratioOf(figure)) <= goal.most;
}

/** The middle one; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
}

/** How long some work takes, in milliseconds. */
export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
