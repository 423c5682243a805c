import type { Register } from '../notation/register.ts';

/** Where the definition of a register stands. */
export interface Place {
  readonly register: string;
  /** From the folder `rulebook`. */
  readonly file: string;
  /** The name by which the file exports it. */
  readonly name: string;
}

/** What the page has to know of the registers before it has fetched a definition. */
export interface Named {
  /** Those whose records are found by typing. */
  readonly searched: readonly string[];
  /** Those that have a list: not kept beneath another record, nor shown by a page that is written by hand. */
  readonly listed: readonly string[];
}

export const namedOf = (registers: readonly Register[]): Named => {
  const those = (which: (register: Register) => boolean) => registers.filter(which).map(({ name }) => name);
  return {
    searched: those(({ foundBy }) => foundBy.length > 0),
    listed: those(({ beneath, framed, list }) => !beneath && !framed && list.condition !== 'noOne'),
  };
};

/**
 * web/src/generated/registers.ts: how the page fetches each register's definition. Each file is a chunk of its own, so
 * that a screen loads what it shows and no more.
 */
export const printLoaders = (places: readonly Place[], { searched, listed }: Named): string =>
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
    '/** Those that have a list of their own. */',
    `export const listed = [${quoted(listed)}] as const;`,
    '',
  ].join('\n');

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');
