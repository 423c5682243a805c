import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/support/paths.ts';

/** Which folders of the rulebook a file of each may import from, beside its own: an import goes one way. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  site: [],
  notation: ['site'],
  reading: ['site', 'notation'],
  printing: ['site', 'notation', 'reading'],
  chapters: ['site', 'notation', 'reading'],
};

const roomOf = (file: string): string => file.split('/')[1] ?? '';

/** `[the file, what it imports]`, both from the project's root; tests and packages left out. */
const imports = globSync('rulebook/**/*.ts', { cwd: projectRoot })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => {
    const source = readFileSync(path.join(projectRoot, file), 'utf8');
    return [...source.matchAll(/from '(\.[^']+)'/g)].map(
      ([, to = '']) => [file, path.posix.join(path.posix.dirname(file), to)] as const,
    );
  });

describe('the rooms of the rulebook', () => {
  it('are the five that are named here', () => {
    expect(new Set(imports.map(([file]) => roomOf(file)))).toEqual(new Set(Object.keys(MAY_IMPORT)));
  });

  it('import one way', () => {
    const wrong = imports.filter(
      ([from, to]) => roomOf(from) !== roomOf(to) && !MAY_IMPORT[roomOf(from)]?.includes(roomOf(to)),
    );
    expect(wrong).toEqual([]);
  });

  it('import nothing from outside of the rulebook', () => {
    expect(imports.filter(([, to]) => !to.startsWith('rulebook/'))).toEqual([]);
  });
});
