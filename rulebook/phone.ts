const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}-?\d{7,8}(?:-\d{1,6})?$/;
const ABROAD = /^\+(?!86)[1-9]\d{6,14}$/;

/**
 * The telephone numbers of a cell, separated by / 、 ; or a comma; null when one of them is no number. A mainland
 * number is kept without its country code, a foreign one with '+' and the country.
 */
export function phonesOf(text: string): string[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[/、;,|\n\r]/u)
    .flatMap(splitAtBlanks)
    .filter((part) => part !== '');
  const phones = parts.map(phoneOf);
  return phones.every((phone) => phone !== null) ? [...new Set(phones)] : null;
}

/** '138 0013 8000' is one number; two whole numbers with a blank between them are two. */
function splitAtBlanks(part: string): string[] {
  const pieces = part.split(/\s+/u).filter((piece) => piece !== '');
  return pieces.every((piece) => phoneOf(piece) !== null) ? pieces : [pieces.join('')];
}

function phoneOf(part: string): string | null {
  const plain = part
    .replace(/[().\s]/gu, '')
    .replace(/^00/, '+')
    .replace(/^\+86-?/, '');
  const digits = plain.replace(/-/g, '');
  if (MOBILE.test(digits)) return digits;
  if (LANDLINE.test(plain)) return plain;
  return ABROAD.test(digits) ? digits : null;
}
