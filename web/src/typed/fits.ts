import type { Spells } from '../language/pinyin.ts';
import { plainCode } from './plain-code.ts';
import { readTyped } from './read-typed.ts';

/** What a list knows of a row when somebody types. */
export interface Typeable {
  /** All that it shows. */
  readonly text: string;
  /** What it is called, which letters may spell. */
  readonly name: string;
}

export type Fits = (row: Typeable) => boolean;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Which rows somebody means: those in which every typed word stands, or is spelt by its letters, or is a code or a room
 * as it is written there. Nothing typed fits all.
 */
export function fitting(typed: string, spells: Spells | null = null): Fits {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  const { room, otherRoom } = readTyped(typed);
  const wholes = [room, otherRoom ?? '']
    .map((each) => each.toLowerCase())
    .filter((each) => each.includes('-'));
  return ({ text, name }) => {
    const shown = fold(text);
    if (wholes.some((room) => stands(room, shown))) return true;
    if (codeStands(typed, shown)) return true;
    return words.every(
      (word) => stands(word, shown) || codeStands(word, shown) || spells?.(name, word) === true,
    );
  };
}

const ROOM = /^\d+(?:-\d+)+$/;

/** '6-1' stands in 'k-6-1-201' and in '3-6-1', and not in '2026-11-30': a room's number begins where its first sign does. */
const stands = (word: string, shown: string): boolean =>
  ROOM.test(word) ? new RegExp(`(?<!\\d)${word}`).test(shown) : shown.includes(word);

/** 'k5' stands in 'k-05 3-1-601', and not in 'k-51'. */
function codeStands(typed: string, shown: string): boolean {
  const wanted = plainCode(typed);
  return wanted !== null && shown.split(/\s+/).some((each) => plainCode(each) === wanted);
}
