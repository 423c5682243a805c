/** A number as it was typed, without what binary fractions lose: 0.1 is 1/10. */
export interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}

/** The exact value of a number's shortest decimal text. Throws for what is no finite number. */
export function exact(number: number): Exact {
  if (!Number.isFinite(number)) throw new Error(`${number} can't be reckoned with`);
  const [, sign = '', whole = '0', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(number)) ?? [];
  const digits = BigInt(sign + whole + fraction);
  const shift = Number(power) - fraction.length;
  return shift >= 0
    ? { over: digits * 10n ** BigInt(shift), under: 1n }
    : { over: digits, under: 10n ** BigInt(-shift) };
}

export const nothing: Exact = { over: 0n, under: 1n };

export const sum = (...of: readonly Exact[]): Exact =>
  of.reduce(
    (left, right) => ({
      over: left.over * right.under + right.over * left.under,
      under: left.under * right.under,
    }),
    nothing,
  );

export const product = (...of: readonly Exact[]): Exact =>
  of.reduce((left, right) => ({ over: left.over * right.over, under: left.under * right.under }), {
    over: 1n,
    under: 1n,
  });

/** `part` of `whole`, both whole numbers. */
export const ratio = (part: number, whole: number): Exact => ({ over: BigInt(part), under: BigInt(whole) });

export const difference = (left: Exact, right: Exact): Exact =>
  sum(left, { over: -right.over, under: right.under });

/** The nearest whole number; a half goes away from nothing: the one rule by which fen are rounded here. */
export function rounded({ over, under }: Exact): number {
  const [size, sign] = over < 0n ? [-over, -1] : [over, 1];
  const nearest = (2n * size + under) / (2n * under);
  // Nothing has no sign.
  return nearest === 0n ? 0 : sign * Number(nearest);
}

const HUNDRED: Exact = { over: 100n, under: 1n };

/** Fen of exact yuan. */
export const fenOfYuan = (yuan: Exact): number => rounded(product(yuan, HUNDRED));
