import { tidied } from '../../../rulebook/notation/plain-text.ts';

/** Longer subjects are cut by every mail program; the whole of it stands in the mail. */
const SUBJECT_MAX = 150;

/** Control characters, line and paragraph separators, and what turns the direction of writing: a blank stands there. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Text on one line, with nothing in it that nobody sees: a line break in a subject would begin a header of its own, in
 * a list a line of its own.
 */
export const flat = (text: string): string => tidied(text.replaceAll(UNPRINTABLE, ' '));

/** A subject: one line of at most 150 characters, an ellipsis where it was cut. */
export function oneLine(text: string): string {
  const characters = [...flat(text)];
  return characters.length <= SUBJECT_MAX
    ? characters.join('')
    : `${characters.slice(0, SUBJECT_MAX - 1).join('')}…`;
}
