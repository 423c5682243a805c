const DIGITS = '零一二三四五六七八九';

/** The number that Chinese numerals up to 九十九 write; null for anything else. */
export function numeralOf(text: string): number | null {
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(text) ?? [];
  if (ten === undefined || text === '' || (ten === '' && text.length > 1)) return null;
  if (ten === '') return DIGITS.indexOf(text);
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}
