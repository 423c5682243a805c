import { createHash } from 'node:crypto';

/** A number for a survey that anybody can reckon again from its id. */
export const seedOf = (survey: string): number =>
  createHash('sha256').update(survey).digest().readUInt32BE(0);

/** So many of the items, by a seed: the same ones in whatever order they come, and each as likely as any other. */
export function sampleOf(items: readonly string[], size: number, seed: number): string[] {
  const rank = (item: string): string => createHash('sha256').update(`${seed}~${item}`).digest('hex');
  return items
    .map((item) => [rank(item), item] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, size)
    .map(([, item]) => item);
}
