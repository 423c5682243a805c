/**
 * What may stand in a text that people type. Signs that nobody sees, that turn the direction of reading or begin a
 * line could make two names of one, or a log line say what nobody wrote. Written for JavaScript with the flag `u`;
 * `inRules` is the same for the security rules.
 */

/** Blanks that may stand between words, never at an end. */
const BLANKS = ' \\u{3000}';

/** Control signs but the line break, other blanks, zero width, direction, fillers, variants, formats, tags, private use. */
const UNSEEN = [
  ...[
    '\\u{0}-\\u{9}',
    '\\u{b}-\\u{1f}',
    '\\u{7f}-\\u{a0}',
    '\\u{ad}',
    '\\u{34f}',
    '\\u{600}-\\u{605}',
    '\\u{61c}',
  ],
  ...['\\u{6dd}', '\\u{70f}', '\\u{890}-\\u{891}', '\\u{8e2}', '\\u{115f}-\\u{1160}', '\\u{1680}'],
  ...['\\u{17b4}-\\u{17b5}', '\\u{180b}-\\u{180f}', '\\u{2000}-\\u{200f}', '\\u{2028}-\\u{202f}'],
  ...['\\u{205f}-\\u{206f}', '\\u{2800}', '\\u{3164}', '\\u{e000}-\\u{f8ff}', '\\u{fdd0}-\\u{fdef}'],
  ...['\\u{fe00}-\\u{fe0f}', '\\u{feff}', '\\u{ffa0}', '\\u{fff0}-\\u{ffff}', '\\u{110bd}', '\\u{110cd}'],
  ...['\\u{13430}-\\u{1345f}', '\\u{16fe4}', '\\u{1bca0}-\\u{1bca3}', '\\u{1d159}', '\\u{1d173}-\\u{1d17a}'],
  ...['\\u{e0000}-\\u{10ffff}'],
].join('');

const LINE_BREAK = '\\u{a}';
const SEEN = `[^${BLANKS}${UNSEEN}${LINE_BREAK}]`;

/** One line: something to see at both ends, and nothing unseen between. */
const LINE = `${SEEN}(?:[^${UNSEEN}${LINE_BREAK}]*${SEEN})?`;

export const ONE_LINE = `^${LINE}$`;

/** The same with line breaks inside. */
const SEVERAL_LINES = `^${SEEN}(?:[^${UNSEEN}]*${SEEN})?$`;

/** Lines that are like an anchored pattern, joined by the sign that stands in none of them; in the pattern it is not allowed. */
export const joinedLike = (pattern: string): string => {
  const line = `(?:${pattern.replace(/^\^/, '').replace(/\$$/, '')})`;
  return `^${line}(?:\\u{1f}${line})*$`;
};

const oneLine = new RegExp(ONE_LINE, 'u');
const severalLines = new RegExp(SEVERAL_LINES, 'u');
const unseen = new RegExp(`[${UNSEEN}]`, 'gu');

/** Returns true iff a text may be written into a field; `lines` says whether it may have several. */
export const isPlain = (text: string, lines = false): boolean => (lines ? severalLines : oneLine).test(text);

/** What a person meant who typed or pasted this: unseen signs and blanks at the ends are left out, a field of one line has one. */
export function tidied(text: string, lines = false): string {
  const broken = text
    .replaceAll(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replaceAll(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/g, ' ');
  const seen = broken.replaceAll(unseen, '');
  return (lines ? seen : seen.replaceAll(/ *\n+ */g, ' ')).replaceAll(/^[ \n\u3000]+|[ \n\u3000]+$/g, '');
}

/** A pattern or a part of one as the security rules (RE2) write it; `isText` and `isLongText` in the frame hold them so. */
export const inRules = (pattern: string): string => pattern.replaceAll(/\\u\{([0-9a-f]+)\}/g, '\\x{$1}');

/** Two that read the same count as one: blanks and capitals do not make another person. */
export const sameWhenRead = (text: string): string => text.replaceAll(/[ \u3000]/g, '').toLowerCase();

/** Returns true iff no two of a list read the same. */
export const allDiffer = (items: readonly unknown[]): boolean =>
  new Set(items.map((each) => (typeof each === 'string' ? sameWhenRead(each) : each))).size === items.length;
