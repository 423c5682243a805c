/**
 * A share in percent to one decimal, as a person reckons it, but for one thing: what is aimed at is a whole percentage, and
 * is not reached by rounding up to it. Null of nothing.
 */
export function shareOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const exact = (1_000 * part) / whole;
  const rounded = Math.round(exact);
  const isReachedByRounding = rounded > exact && rounded % 10 === 0;
  return (isReachedByRounding ? rounded - 1 : rounded) / 10;
}
