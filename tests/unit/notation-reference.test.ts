import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { notationFiles, wordsIn } from '../../scripts/support/notation-reference.ts';

const sourceOf = (file: string): Promise<string> =>
  readFile(new URL(`../../rulebook/notation/${file}.ts`, import.meta.url), 'utf8');

describe('the reference of the notation', () => {
  it('reads what a comment says, without its stars, and whether the word is a function', () => {
    const source = `/** One thing. */
export const one = (of: string): string => of;

/**
 * Another thing, told
 * in two lines:
 *
 *     another(one)
 */
export function another() {}

/** A number. */
export const MOST = 3;
export interface Third {}
`;
    expect(wordsIn(source)).toEqual([
      { name: 'one', is: 'function', says: 'One thing.' },
      { name: 'another', is: 'function', says: 'Another thing, told in two lines:\n\n    another(one)' },
      { name: 'Third', is: 'word', says: null },
    ]);
  });

  it.each(notationFiles)('every word of %s is explained', async (file) => {
    const unexplained = wordsIn(await sourceOf(file)).filter(({ says }) => says === null);
    expect(unexplained.map(({ name }) => name)).toEqual([]);
  });
});
