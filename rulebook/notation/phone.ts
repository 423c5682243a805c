// Written as plain ranges: the same text is a regular expression here, in zod and in the rules.
const MOBILE = '1[3-9][0-9]{9}';
const LANDLINE = '0[0-9]{2,3}-?[0-9]{7,8}(?:-[0-9]{1,6})?';
/** Any country but +86. */
const ABROAD = '[+](?:[1-79][0-9]{6,14}|8[0-57-9][0-9]{5,13})';

/** A telephone number as `phonesOf` keeps it, and as a file may hold it. */
export const PHONE = `^(?:${MOBILE}|${LANDLINE}|${ABROAD})$`;

const isMobile = new RegExp(`^${MOBILE}$`);
const isLandline = new RegExp(`^${LANDLINE}$`);
const isAbroad = new RegExp(`^${ABROAD}$`);

/**
 * The telephone numbers of a cell, separated by / 、 ; or a comma; null when one of them is no number. A mainland
 * number is kept without its country code, a foreign one with '+' and the country.
 */
export function phonesOf(text: string): string[] | null {
  const parts = seen(text)
    .split(/[/、;,|\n\r]/u)
    .flatMap(splitAtBlanks)
    .filter((part) => part !== '');
  const phones = parts.map(phoneOf);
  return phones.every((phone) => phone !== null) ? [...new Set(phones)] : null;
}

/** Pasted numbers bring signs of direction with them, and dashes of every length. */
const seen = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-');

/** '138 0013 8000' is one number; two whole numbers with a blank between them are two. */
function splitAtBlanks(part: string): string[] {
  const pieces = part.split(/\s+/u).filter((piece) => piece !== '');
  return pieces.every((piece) => phoneOf(piece) !== null) ? pieces : [pieces.join('')];
}

function phoneOf(part: string): string | null {
  const plain = part
    // A number that a program has written with its decimals.
    .replace(/\.0+$/, '')
    .replace(/[().\s]/gu, '')
    .replace(/^00/, '+')
    .replace(/^\+86-?/, '')
    .replace(/^86-?(?=1)/, '');
  const digits = plain.replace(/-/g, '');
  if (isMobile.test(digits)) return digits;
  if (isLandline.test(plain)) return plain;
  return isAbroad.test(digits) ? digits : null;
}

/** Numbers that templates prescribe, and those of one digit; nobody can be called there. */
const PLACEHOLDER = /^(?:18999999999|12345678901|(\d)\1+)$/;

/** Returns true iff a telephone number stands for one that nobody knew. */
export const isPlaceholderPhone = (text: string): boolean =>
  PLACEHOLDER.test(seen(text).replaceAll(/\D/g, ''));
