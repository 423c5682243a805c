import type { Register } from '../notation/register.ts';

/** Where the definition of a register stands. */
export interface Place {
  readonly register: string;
  /** From the folder `rulebook`. */
  readonly file: string;
  /** The name by which the file exports it. */
  readonly name: string;
}

/** Those whose records are found by typing. */
export const searchedOf = (registers: readonly Register[]): string[] =>
  registers.filter(({ foundBy }) => foundBy.length > 0).map(({ name }) => name);

/**
 * web/src/generated/registers.ts: how the page fetches each register's definition. Each file is a chunk of its own, so
 * that a screen loads what it shows and no more.
 */
export const printLoaders = (places: readonly Place[], searched: readonly string[]): string =>
  [
    '// Printed from rulebook/chapters by `npm run generate`.',
    'export const loaders = {',
    ...places.map(
      ({ register, file, name }) =>
        `  ${register}: () => import('../../../rulebook/${file}').then((m) => m.${name}),`,
    ),
    '} as const;',
    '',
    '/** Those whose records are found by typing. */',
    `export const searched = [${quoted(searched)}] as const;`,
    '',
  ].join('\n');

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
