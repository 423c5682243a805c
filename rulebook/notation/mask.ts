/** Surnames of two signs. Of any other name the second sign is a given name, and two of its signs tell too much. */
const TWO_SIGN_SURNAMES =
  '欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|百里|西门|呼延|第五|东郭|拓跋';

// Written as plain ranges: the same text is a regular expression here, in zod and in the rules.
const HAN = '㐀-䶿一-鿿';
const LETTER = 'A-Za-zÀ-ӿḀ-ỿぁ-ヿ가-힣';
const INITIALS_MAX = 4;
const SURNAME_MAX = 30;

/**
 * A name as most staff may see it (R2.4.16): a Chinese surname with '**' or a form of address, or initials and a
 * surname as in 'W. Li'. Never a given name.
 */
export const SHOWN_NAME = [
  `^(?:(?:${TWO_SIGN_SURNAMES}|[${HAN}])(?:[*]{2}|先生|女士|小姐|太太|家)`,
  `(?:[${LETTER}][.] ){1,${INITIALS_MAX}}[${LETTER}][${LETTER}'-]{0,${SURNAME_MAX - 1}}`,
  `(?:[${LETTER}][.] ){0,${INITIALS_MAX}}[${LETTER}][.])$`,
].join('|');

/** A telephone number as most staff may see it (R2.4.16): what `maskedPhone` makes, and nothing that shows more. */
export const MASKED_PHONE = '^(?:[0-9]{3}[*]{4}[0-9]{4}|[*]{4}[0-9]{0,3})$';

/**
 * What most staff may see of a name (R2.4.16): '王**', '欧阳**', 'W. Li'; of a company no more than of a person. It
 * is never the name itself, even of one that is written like a mask.
 */
export function maskedName(fullName: string): string {
  // A company's legal form may stand in brackets before its name.
  const name = fullName
    .normalize('NFKC')
    .replace(/^\([^)]*\)/u, '')
    .trim();
  const masks = [...masksOf(name), '某**', '某家'];
  return masks.find((mask) => mask !== name && mask !== fullName) ?? '';
}

/** From the fullest that may be shown to the barest. */
function masksOf(name: string): string[] {
  if (/\p{Script=Han}/u.test(name)) {
    const surname = new RegExp(`^(?:${TWO_SIGN_SURNAMES})|[${HAN}]`).exec(name)?.[0];
    return surname === undefined ? [] : [`${surname}**`];
  }
  const words = name.split(/\s+/u).flatMap((word) => wordOf(word) ?? []);
  const last = words.at(-1);
  if (last === undefined) return [];
  const initials = words.slice(0, -1).slice(0, INITIALS_MAX).map(initial);
  const bare = [...initials, initial(last)].join(' ');
  return initials.length === 0 ? [bare] : [[...initials, last].join(' '), bare];
}

/** Its letters from the first one on, as in "O'Brien"; null when it has none. */
const wordOf = (word: string): string | null =>
  new RegExp(`[${LETTER}][${LETTER}'-]{0,${SURNAME_MAX - 1}}`).exec(word.replaceAll('’', "'"))?.[0] ?? null;

const initial = (word: string): string => `${word.charAt(0)}.`;

/** Returns true iff a masked number is of this number; where there is no number there is no mask. The same in the rules. */
export function isMaskOf(masked: unknown, phone: unknown): boolean {
  if (typeof phone !== 'string') return (masked ?? null) === null;
  if (typeof masked !== 'string' || !new RegExp(MASKED_PHONE).test(masked)) return false;
  return new RegExp(`^${masked.replaceAll(/[*]+/g, '[0-9]*')}$`).test(phone.replaceAll(/[^0-9]/g, ''));
}

/** With which three digits a telephone number begins: mobiles, landlines with their area, the neighbours across the border. */
const HEADS: readonly string[] = [
  ...Array.from({ length: 70 }, (_, place) => String(130 + place)),
  ...['010', '852', '853', '886'],
  ...Array.from({ length: 80 }, (_, place) => `0${20 + place}`),
];

/** All masked numbers that end in four digits: no index finds an end, but there are few beginnings. */
export const masksEndingIn = (tail: string): readonly string[] => HEADS.map((head) => `${head}****${tail}`);

/** So short that its last three digits would be most of it. */
const SHORT_MAX = 6;

/** What most staff may see of a telephone number (R2.4.16): '138****1234'; of a short one, the last three digits. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits.length > SHORT_MAX ? `****${digits.slice(-3)}` : '****';
}
