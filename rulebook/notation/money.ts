// Money is a whole number of fen. It is written with two decimals, and read from what was typed sign by sign: no
// fraction is ever reckoned in binary.

const FEN = 100;

/** So many yuan in fen, for a definition's bounds: `yuan(200_000)`, `yuan(0.5)`. Throws when fen do not suffice. */
export function yuan(amount: number): number {
  const fen = Math.round(amount * FEN);
  if (!Number.isSafeInteger(fen) || fen / FEN !== amount) throw new Error(`${amount} yuan are no whole fen`);
  return fen;
}

/** '1234.56': what a person types. */
export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** '¥1,234.56', in both languages. */
export function moneyText(fen: number): string {
  const [whole = '', cents] = yuanText(Math.abs(fen)).split('.');
  return `${fen < 0 ? '-' : ''}¥${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

const AMOUNT = /^(-?)¥?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/;

/** The fen of what was typed in yuan, with at most two decimals; null when it is no amount. */
export function fenOf(typed: string): number | null {
  const [, sign, whole = '', cents = ''] = AMOUNT.exec(typed.normalize('NFKC').trim()) ?? [];
  if (sign === undefined) return null;
  const fen = Number(whole.replaceAll(',', '') + cents.padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return null;
  return sign === '-' && fen !== 0 ? -fen : fen;
}
