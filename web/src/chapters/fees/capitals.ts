const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['仟', '佰', '拾', ''];
const GROUPS = ['亿', '万', ''];
/** Yuan have at most three groups of four digits. */
const FEN_BELOW = 100_000_000_000_000;

/**
 * An amount as it is written out on a receipt, 人民币大写: '壹仟贰佰零肆元叁角整'. Throws for what is no whole number of fen
 * from nothing to below a trillion yuan.
 */
export function inCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen >= FEN_BELOW)
    throw new RangeError(`${fen} fen can't be written out`);
  const digits = String(fen).padStart(14, '0');
  const yuan = yuanInCapitals(digits.slice(0, 12));
  const [jiao, cent] = [Number(digits[12]), Number(digits[13])];
  if (jiao === 0 && cent === 0) return yuan === '' ? '零元整' : `${yuan}元整`;
  const whole = yuan === '' ? '' : `${yuan}元`;
  if (cent === 0) return `${whole}${DIGITS[jiao]}角整`;
  if (jiao === 0) return `${whole}${whole === '' ? '' : '零'}${DIGITS[cent]}分`;
  return `${whole}${DIGITS[jiao]}角${DIGITS[cent]}分`;
}

/** Twelve digits; nothing for nothing. Zeros between what is written are one 零, wherever they stand. */
function yuanInCapitals(digits: string): string {
  let written = '';
  let isGap = false;
  for (const [group, unit] of GROUPS.entries()) {
    const four = digits.slice(4 * group, 4 * group + 4);
    for (const [place, digit] of [...four].entries()) {
      if (digit === '0') {
        isGap = written !== '';
        continue;
      }
      written += `${isGap ? '零' : ''}${DIGITS[Number(digit)]}${PLACES[place]}`;
      isGap = false;
    }
    if (four !== '0000') written += unit;
  }
  return written;
}
