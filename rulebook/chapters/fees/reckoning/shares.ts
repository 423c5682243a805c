/**
 * Shares of a total in whole fen that add up to it. Each gets its part rounded towards nothing; what remains goes, a fen
 * each, to those with the largest fractions, and among equals to the first. Weights are whole numbers; where all are
 * nothing, the first bears it all. Throws for a weight below nothing, and where there is nobody.
 */
export function shares(total: number, weights: readonly bigint[]): number[] {
  if (weights.length === 0) throw new Error('There is nobody to share with');
  if (weights.some((weight) => weight < 0n)) throw new Error('Nobody has a share below nothing');
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map((_weight, place) => (place === 0 ? total : 0));
  const size = BigInt(Math.abs(total));
  const parts = weights.map((weight) => (size * weight) / whole);
  const left = Number(size - parts.reduce((sum, part) => sum + part, 0n));
  const byFraction = weights
    .map((weight, place) => ({ place, fraction: (size * weight) % whole }))
    .sort((one, other) =>
      one.fraction === other.fraction ? one.place - other.place : one.fraction > other.fraction ? -1 : 1,
    );
  const more = new Set(byFraction.slice(0, left).map(({ place }) => place));
  const sign = total < 0 ? -1 : 1;
  return parts.map((part, place) => {
    const share = sign * (Number(part) + (more.has(place) ? 1 : 0));
    return share === 0 ? 0 : share;
  });
}
